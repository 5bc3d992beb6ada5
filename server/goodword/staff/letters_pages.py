"""In whose name the shop's letters leave, what they are signed with, and what is wrong with the records in its DNS."""

from typing import Any

from flask import Response, request

from goodword.audit import service as audit
from goodword.letters import links, posting, queries, readers, servers, signing
from goodword.letters import service as letters_room
from goodword.letters.checkup import Facts, examine
from goodword.letters.checkup.words import sentence
from goodword.letters.models import SENT, Letter
from goodword.letters.posting import OwnServer
from goodword.lib.addresses import addresses
from goodword.lib.errors import Conflict, Invalid
from goodword.staff import frame
from goodword.staff.guards import staff
from goodword.staff.sessions import Seat
from goodword.web.edge import reads, writes
from goodword.web.limits import limit, limiter

pages = frame.blueprint("letters")
SERVER = ("sender", "host", "port", "name")
TEST = "test_letter"
_SURE = staff("letters:write", fresh=True)
RECORDS = ("spf", "dkim", "dmarc")
LONGEST = 8000


@pages.get("/letters")
@reads(staff("letters:read"))
def letters(seat: Seat) -> Response:
    """How they leave."""
    return _letters(seat, done=request.args.get("done", ""))


@pages.post("/letters/check")
@reads(staff("letters:read"))
def check(seat: Seat) -> Response:
    """What is wrong with pasted records. Nothing is kept, nothing is looked up."""
    pasted = {name: request.form.get(name, "")[:LONGEST] for name in RECORDS}
    relay = frame.field("relay")
    found = [(said, sentence(said, seat.staff.locale)) for said in examine(_facts(seat, relay), **pasted)]
    return _letters(seat, found=found, pasted=pasted | {"relay": relay})


@pages.post("/letters/keys")
@writes(_SURE)
def make_key(seat: Seat) -> Response:
    """A new key to sign with."""
    shop = frame.shop_of(seat)
    try:
        signing.make(
            shop_id=shop.id, domain=posting.way_of(shop.id).domain, selector=frame.field("selector", longest=40)
        )
    except Conflict as problem:
        return _letters(seat, status=problem.status, errors={"selector": "already"})
    return frame.go("/staff/letters?done=key_made")


@pages.post("/letters/server")
@writes(_SURE)
def take_server(seat: Seat) -> Response:
    """The shop's own mail server. Its password is never shown again."""
    shop = frame.shop_of(seat)
    typed = OwnServer(**{name: frame.field(name) for name in SERVER})  # type: ignore[arg-type]  # the lines of it
    try:
        posting.take_server(shop_id=shop.id, typed=typed, secret=request.form.get("secret", "")[:LONGEST])
    except Invalid as problem:
        return _letters(seat, problem=problem, typed=typed)
    _note(seat, "named a mail server", host=typed.host)
    return frame.go("/staff/letters?done=server_saved")


@pages.post("/letters/server/remove")
@writes(_SURE)
def remove_server(seat: Seat) -> Response:
    """Leave it to the installation again."""
    posting.set_way(shop_id=frame.shop_of(seat).id, mail_from=None, smtp_url=None)
    _note(seat, "left its letters to the installation")
    return frame.go("/staff/letters?done=removed")


@pages.post("/letters/test")
@limiter.limit(limit(20, "hour"))
@writes(staff("letters:write"))
def send_test(seat: Seat) -> Response:
    """A letter to herself, by the way that all of them take."""
    shop = frame.shop_of(seat)
    letters_room.write(
        shop_id=shop.id,
        shop_name=shop.name,
        kind=TEST,
        to=seat.staff.email,
        locale=seat.staff.locale,
        link=addresses.of("/staff/letters"),
    )
    return frame.go("/staff/letters?done=test_sent#server")


@pages.post("/letters/mine")
@writes(staff("self"))
def mine(seat: Seat) -> Response:
    """On to the page where she chooses her own letters."""
    reader = readers.meet(frame.shop_of(seat).id, seat.staff.email, seat.staff.locale)
    return frame.go(f"/letters/{links.word_of(reader)}")


def _letters(seat: Seat, **more: Any) -> Response:
    shop = frame.shop_of(seat)
    shown = {
        "sender": posting.way_of(shop.id).sender,
        "server": posting.own_server(shop.id),
        "typed": None,
        "ports": servers.PORTS,
        "tried": _tried(queries.newest_of_kind(shop.id, TEST, to=seat.staff.email)),
        "records": [signing.record_of(row) for row in signing.rows_of(shop.id)],
        "stopped": readers.stopped(shop.id),
        "pasted": {},
        "found": [],
    }
    return frame.show("letters.html", seat=seat, tab="letters", **(shown | more))


def _tried(letter: Letter | None) -> str:
    """How her newest test letter fares, as a word; empty without one."""
    if letter is None:
        return ""
    if letter.error:
        return servers.refusal(letter.error)
    return "sent" if letter.state == SENT else "under_way"


def _note(seat: Seat, verb: str, **details: Any) -> None:
    shop = frame.shop_of(seat)
    audit.note(shop_id=shop.id, actor=seat.actor, verb=verb, target_kind="shop", target_id=shop.id, **details)


def _facts(seat: Seat, relay: str) -> Facts:
    return posting.facts_of(frame.shop_of(seat).id, relay=relay)
