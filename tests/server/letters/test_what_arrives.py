"""What arrives at a real mail server: exactly the headers we meant, and her words as words."""

from collections.abc import Sequence
from email.message import EmailMessage
from html.parser import HTMLParser

import pytest
from goodword.letters import transport
from goodword.letters.rendering import Rendered
from goodword.letters.words import WORDS
from goodword.lib import text as plain

from tests.letters import text_of
from tests.server.on_sqlite import house_on_sqlite  # noqa: F401 - it is this file's house

HEADERS = ["Auto-Submitted", "Content-Type", "Date", "From", "MIME-Version", "Message-ID", "Subject", "To"]
BREAKS = {"CR LF": "\r\n", "LF": "\n", "CR": "\r", "NEL": "\x85", "LS": "\u2028", "PS": "\u2029", "VT": "\x0b"}
ATTACKS = {
    **{name: f"Kettle{each}Bcc: eve@example.com{each}{each}Bought" for name, each in BREAKS.items()},
    "encoded word": "=?UTF-8?Q?Hi=0ABcc:_eve@example.com?=",
    "encoded word in base64": "=?utf-8?b?SGkKQmNjOiBldmVAZXhhbXBsZS5jb20=?=",
    "encoded word, split": "=\u202e?UTF-8?Q?Hi=0ABcc:_eve@example.com?=",
    "address": '"><eve@example.com>, Eve <eve@example.com>',
    "braces": "{link} {0} {shop_name.__class__}",
    "template": "{{ link }}{% raw %}<script>alert(1)</script></mj-text><mj-raw><img src=x onerror=alert(1)>",
    "long": "Kettle " * 40,
    "long address": "Kettle " * 9 + '"><eve@example.com>, Eve <eve@example.com>',
    "letters of many kinds": "Чайник ☕ łódź «ґ»",
}
NEVER_STORED = {
    "NUL": "Kettle\x00Bcc: eve@example.com",
    "half a pair": "Kettle \ud83d",
    "NUL in a word": "=\x00?UTF-8?Q?a=0ABcc:_b?=",
}


class Seen(HTMLParser):
    """What a mail program would show, and what it would do."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text, self.tags, self.links = "", set(), set()
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        self.links |= {value for name, value in attributes if name in {"href", "src"}}

    def handle_data(self, data):
        self.text += data


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_word_breaks_out_of_its_place(outbox, smtp, work_off, attack):
    said = ATTACKS[attack]
    outbox.write(shop_name=said, product_name=said, name=said, title=said, text=said)
    work_off()
    (message,) = smtp.messages
    has_only_our_headers(message)
    assert smtp.recipients == [["anna@example.com"]]
    shown = Seen(message.get_body(("html",)).get_content())
    assert not shown.tags & {"script", "img", "mj-raw"}
    assert shown.links <= {"http://goodword.test/confirm/prf_secret"}
    words = plain.line(said)
    html, text = (" ".join(each.split()) for each in (shown.text, text_of(message).replace("\n>", "\n")))
    assert f"Hello, {words}!" in html
    assert f"Hello, {words}!" in text
    assert html.count(words) >= 5
    assert text.count(words) >= 5


@pytest.mark.parametrize("attack", ATTACKS | NEVER_STORED)
def test_no_name_breaks_out_of_a_header(smtp, attack):
    """The transport itself: it must hold even if a word came by a way that nobody thought of."""
    said = (ATTACKS | NEVER_STORED)[attack]
    made = transport.message(
        sender="reviews@tea-house.test", shop_name=said, to="anna@example.com", message_id="<1@tea-house.test>",
        said=Rendered(said, "Hello\n", "<p>Hello</p>"), date="Thu, 12 Mar 2026 12:00:00 +0000",
    )  # fmt: skip
    parcel = transport.Parcel("reviews@tea-house.test", "anna@example.com", "<1@tea-house.test>", made.as_bytes())
    transport.Smtp(smtp.url).send(parcel)
    (message,) = smtp.messages
    has_only_our_headers(message)
    assert smtp.recipients == [["anna@example.com"]]


def test_names_in_other_alphabets_arrive_as_they_are(outbox, smtp, work_off):
    outbox.write(shop_name="Чайная лавка «Łódź»", product_name="Чайник, ґречний", locale="uk")
    work_off()
    (message,) = smtp.messages
    assert message["From"].addresses[0].display_name == "Чайная лавка «Łódź»"
    assert "Чайник, ґречний" in str(message["Subject"])


def test_a_shop_may_have_no_name_worth_a_header(outbox, smtp, work_off):
    outbox.write(shop_name="\u202e")
    work_off()
    has_only_our_headers(smtp.messages[0])


@pytest.mark.parametrize("locale", sorted(WORDS))
def test_every_locale_has_its_own_whole_letter(outbox, smtp, work_off, locale):
    outbox.write(locale=locale)
    work_off()
    (message,) = smtp.messages
    words = WORDS[locale]["confirm_review"]
    assert str(message["Subject"]) == words["subject"].format(product_name="Kettle")
    html = message.get_body(("html",)).get_content()
    assert f'lang="{locale}"' in html
    for shown in (" ".join(text_of(message).split()), " ".join(Seen(html).text.split())):
        for word in ("greeting", "body", "not_you", "stars", "button", "lifetime", "footer"):
            filled = words[word].format(name="Anna", product_name="Kettle", shop_name="Tea House", rating=5)
            assert filled in shown, word
        assert "It pours where I look." in shown
        assert "http://goodword.test/confirm/prf_secret" in shown
        assert "{" not in text_of(message)


def test_every_locale_has_the_same_words():
    assert {tuple(sorted(words["confirm_review"])) for words in WORDS.values()} == {
        tuple(sorted(WORDS["en"]["confirm_review"]))
    }


@pytest.mark.parametrize("locale", ["xx", "pt-BR", "EN", ""])
def test_an_unknown_locale_is_answered_in_english(outbox, smtp, work_off, locale):
    outbox.write(locale=locale)
    work_off()
    assert 'lang="en"' in smtp.messages[0].get_body(("html",)).get_content()
    assert str(smtp.messages[0]["Subject"]) == "Please confirm your review of Kettle"


def test_a_regional_locale_is_answered_in_its_language(outbox, smtp, work_off):
    outbox.write(locale="pl-PL")
    work_off()
    assert str(smtp.messages[0]["Subject"]).startswith("Potwierdź")


@pytest.mark.parametrize(
    ("title", "text"), [(None, None), ("Good", None), (None, "It pours."), ("Good", "It pours.\n\nWell.")]
)
def test_a_letter_quotes_what_there_is(outbox, smtp, work_off, title, text):
    outbox.write(title=title, text=text)
    work_off()
    (message,) = smtp.messages
    quoted = [line.removeprefix(">").strip() for line in text_of(message).splitlines() if line.startswith(">")]
    assert [line for line in quoted if line] == [line for line in f"{title or ''}\n{text or ''}".split("\n") if line]
    assert "None" not in text_of(message)


def has_only_our_headers(message: EmailMessage, more: Sequence[str] = ()) -> None:
    names = [name for name in message.keys() if not name.startswith("X-")]  # noqa: SIM118 - a header may stand there twice
    assert sorted(names) == sorted([*HEADERS, *more])
    assert [address.addr_spec for address in message["From"].addresses] == ["reviews@tea-house.test"]
    assert [address.addr_spec for address in message["To"].addresses] == ["anna@example.com"]
    assert "\n" not in str(message["Subject"])
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]


HEADERS_OF = {"sender", "shop_name", "to", "subject", "message_id", "date", "stop"}
"""What the headers of a letter are made of: From, To, Subject, Message-ID, Date, List-Unsubscribe."""


def test_no_part_of_any_header_breaks_out_of_it(smtp):
    """The transport itself, with an attack in each thing that it puts into a header: refused, or words as before."""
    good = {
        "sender": "reviews@tea-house.test", "shop_name": "Tea House", "to": "anna@example.com", "subject": "Hello",
        "message_id": "<1@tea-house.test>", "date": "Thu, 12 Mar 2026 12:00:00 +0000", "stop": "https://tea.test/l/1",
    }  # fmt: skip
    assert good.keys() == HEADERS_OF
    came = 0
    for name, at_its_best in good.items():
        for attack in (ATTACKS | NEVER_STORED).values():
            for said in (attack, f"{at_its_best}{attack}", f"{attack}{at_its_best}"):
                came += sends(smtp, **{**good, name: said})
                assert smtp.recipients in ([], [["anna@example.com"]]), (name, said)
                for message in smtp.messages:
                    assert "eve@example.com" not in addressed(message), (name, said)
                    assert sorted(message.keys()) == sorted([*HEADERS, *LIST]), (name, said)
                smtp.forget()
    assert came > len(ATTACKS) * 6, "names and subjects are words like all others, and arrive"


LIST = ["List-Unsubscribe", "List-Unsubscribe-Post"]


def sends(smtp, *, subject, to, message_id, sender, **said) -> bool:
    """Whether such a letter leaves."""
    written = Rendered(subject, "Hello\n", "<p>Hello</p>")
    try:
        made = transport.message(sender=sender, to=to, said=written, message_id=message_id, **said)
        transport.Smtp(smtp.url).send(transport.Parcel("reviews@tea-house.test", to, message_id, made.as_bytes()))
    except (ValueError, IndexError, OSError):
        return False
    return True


def addressed(message: EmailMessage) -> set[str]:
    """Every address that a mail program would write to."""
    named = ("From", "To", "Cc", "Bcc", "Reply-To", "Sender", "Return-Path")
    return {each.addr_spec for name in named for said in message.get_all(name, []) for each in said.addresses}
