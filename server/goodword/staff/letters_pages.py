"""In whose name the shop's letters leave, what they are signed with, and what is wrong with the records in its DNS."""

from typing import Any

from flask import Response, request

from goodword.letters import links, posting, readers, signing
from goodword.letters.checkup import Facts, examine
from goodword.letters.checkup.words import sentence
from goodword.lib.errors import Conflict
from goodword.staff import frame
from goodword.staff.guards import staff
from goodword.staff.sessions import Seat
from goodword.web.edge import reads, writes

pages = frame.blueprint("letters")
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
@writes(staff("letters:write", fresh=True))
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
        "records": [signing.record_of(row) for row in signing.rows_of(shop.id)],
        "stopped": readers.stopped(shop.id),
        "pasted": {},
        "found": [],
    }
    return frame.show("letters.html", seat=seat, tab="letters", **(shown | more))


def _facts(seat: Seat, relay: str) -> Facts:
    return posting.facts_of(frame.shop_of(seat).id, relay=relay)
