"""Words that would like to be more: in every field of every kind of letter they stay words, wherever they stand."""

from typing import Any

import pytest
from goodword.letters import making, readers, transport
from goodword.letters.kinds import KINDS
from goodword.letters.models import Letter
from goodword.letters.previews import WAYS
from goodword.letters.rendering import Rendered, render
from goodword.letters.samples import SAMPLES
from goodword.lib import clock, ids
from goodword.lib import text as plain
from goodword.lib.db import writing

from tests.browser.payloads import PAYLOADS
from tests.server.letters.test_what_arrives import ATTACKS, NEVER_STORED, Seen, has_only_our_headers

OURS = {"link", "accept_link", "due", "when", "kind", "rating", "reasons", "reason", "code"}
"""Addresses that we make, moments, words of closed lists, digits: nobody writes them."""


def attacked(kind: str, said: str) -> dict[str, Any]:
    """The sample with these words in every field that somebody writes, or that comes from a file."""
    enough = OURS | {KINDS[kind].varies}

    def of(context: Any) -> dict[str, Any]:
        return {
            name: said if isinstance(value, str) and name not in enough else value for name, value in context.items()
        }

    made = of(SAMPLES[kind])
    return made | ({"items": [of(item) for item in made["items"]]} if "items" in made else {})


def made(kind: str, said: str) -> Rendered:
    return render(kind, "en", ways=WAYS if KINDS[kind].is_news else None, shop_name=said, **attacked(kind, said))


def squeezed(text: str) -> str:
    return " ".join((plain.paragraphs(text) or "").split())


@pytest.mark.parametrize("kind", KINDS)
def test_every_payload_in_every_field_is_text(kind):
    clean = Seen(made(kind, "Kettle").html)
    for payload in PAYLOADS:
        letter = made(kind, payload)
        seen = Seen(letter.html)
        assert seen.tags - {"br"} == clean.tags - {"br"}, payload
        assert seen.links == clean.links, payload
        assert squeezed(plain.line(payload)) in squeezed(seen.text), payload
        assert squeezed(plain.line(payload)) in squeezed(letter.text), payload
        assert "\n" not in letter.subject


def test_in_a_browser_nothing_runs_and_all_is_shown(page):
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    page.on("dialog", lambda dialog: loaded.append(dialog.message))
    written = "\n".join(PAYLOADS)
    for kind in KINDS:
        page.set_content(made(kind, written).html)
        shown = squeezed(page.evaluate("document.body.innerText"))
        assert page.evaluate("window.__xss") is None, kind
        for payload in PAYLOADS:
            assert squeezed(plain.line(payload)) in shown, (kind, payload)
    assert loaded == []


def test_no_kind_lets_a_word_break_out_of_a_header(outbox, smtp):
    """At the mail server: each kind with another attack as every word, and with all of them in a row."""
    with writing():
        readers.meet(outbox.shop.shop.id, "anna@example.com", "en")
    attacks = list((ATTACKS | NEVER_STORED).values())
    for number, (name, kind) in enumerate(KINDS.items()):
        for said in (attacks[number % len(attacks)], " ".join(attacks)):
            parcel, way = making.made(a_letter(outbox, name, said))
            way.by.send(parcel)
            more = ["List-Unsubscribe", "List-Unsubscribe-Post"] if kind.is_news else []
            has_only_our_headers(smtp.messages[-1], more=more)
    assert smtp.recipients == [["anna@example.com"]] * len(KINDS) * 2


def a_letter(outbox, kind: str, said: str) -> Letter:
    identity = ids.new()
    row = Letter(shop_id=outbox.shop.shop.id, id=identity, kind=kind, sender_name=said, locale="en")
    row.to, row.context, row.created_at = "anna@example.com", attacked(kind, said), clock.now()
    row.message_id = f"<{identity.hex}@tea-house.test>"
    return row


@pytest.mark.parametrize(
    "to",
    [
        *("anna@example.com\r\nBcc: eve@example.com", "anna@example.com\nBcc: eve@example.com", "a\x00b@example.com"),
        *("anna@example.com, eve@example.com", "anna@example.com> eve@example.com", "anna@exa\u2028mple.com"),
        *("=?UTF-8?Q?anna=0ABcc:eve?=@example.com", "anna"),
    ],
)
def test_an_address_that_is_none_is_refused_or_harmless(smtp, to):
    refused = False
    try:
        message = transport.message(
            sender="reviews@tea-house.test", shop_name="Tea House", to=to, said=Rendered("Hello", "Hello", "<p>Hello"),
            message_id="<1@tea-house.test>", date="Thu, 12 Mar 2026 12:00:00 +0000",
        )  # fmt: skip
        parcel = transport.Parcel("reviews@tea-house.test", to, "<1@tea-house.test>", message.as_bytes())
        transport.Smtp(smtp.url).send(parcel)
    except (ValueError, OSError, IndexError):
        refused = True
    assert refused or [each for each in smtp.recipients if each != [to]] == []
    assert all("eve@example.com" not in str(each.get("Bcc", "")) for each in smtp.messages)
