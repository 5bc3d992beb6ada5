"""Forgetting a person: first every room in one transaction, then files, then what the database has not overwritten yet.

Whatever stops it in between, the job is tried again and goes on where it was.
"""

import uuid
from collections.abc import Mapping

import structlog
from sqlalchemy import update

from goodword.letters.clearing import clear_mailbox
from goodword.lib import clock
from goodword.lib.db import session, writing
from goodword.lib.errors import NotFound
from goodword.lib.people import Keeps, Person
from goodword.media import jobs as media
from goodword.privacy import cleaning, packing
from goodword.privacy.cleaning import Traces
from goodword.privacy.models import Erasure
from goodword.privacy.persons import Asked, persons
from goodword.privacy.rules import ASKED, DONE, FORGOTTEN
from goodword.reviews.personal import unproven_of
from goodword.submissions.personal import unproven_words

log = structlog.get_logger(__name__)


def erase(rooms: Mapping[str, Keeps], *, shop_id: str, erasure_id: str) -> None:
    """Do one erasure; done twice, it is as done once."""
    which = (uuid.UUID(shop_id), uuid.UUID(erasure_id))
    traces = _forget(rooms, *which)
    if traces is None:
        return
    media.sweep()
    packing.sweep()
    clear_mailbox()
    cleaning.clean(traces)
    with writing():
        mine = (Erasure.shop_id == which[0]) & (Erasure.id == which[1])
        session().execute(update(Erasure).where(mine).values(state=DONE, done_at=clock.now()))
    log.info("erasure", state=DONE)


def _forget(rooms: Mapping[str, Keeps], shop_id: uuid.UUID, erasure_id: uuid.UUID) -> Traces | None:
    """Let every room forget her; what may be left of her in free pages, or None when all is done already."""
    with writing():
        erasure = session().get(Erasure, (shop_id, erasure_id), with_for_update=True)
        if erasure is None or erasure.state == DONE:
            return None
        if erasure.state != ASKED:
            return Traces()
        with cleaning.noting() as tables:
            needles = forget(rooms, Asked.unpacked(shop_id, erasure.who), keep_words=erasure.keep_words)
            erasure.who, erasure.asked_by, erasure.state = {}, erasure.asked_by.partition(":")[0], FORGOTTEN
            session().flush()
        return Traces(needles, tables)


def forget(rooms: Mapping[str, Keeps], asked: Asked, *, keep_words: bool) -> list[bytes]:
    """Let every room forget her, inside the open transaction; gives what no page of the database may hold any more."""
    try:
        found = persons(asked)
    except NotFound:
        return []
    needles = [needle for each in found for needle in _needles(rooms, each, keep_words=keep_words)]
    for person in found:
        for keeps in rooms.values():
            keeps.erase(person.shop_id, person, keep_words=keep_words)
            session().flush()
    return needles


def _needles(rooms: Mapping[str, Keeps], person: Person, *, keep_words: bool) -> list[bytes]:
    texts = [*person.emails, *(each.text for each in unproven_of(person) if each.text), *unproven_words(person)]
    if not keep_words:
        written = [
            *rooms["reviews"].collect(person.shop_id, person)["reviews"],
            *(one for several in rooms["submissions"].collect(person.shop_id, person).values() for one in several),
        ]
        texts += [each[name] for each in written for name in ("text", "details") if each.get(name)]
    return [piece.encode() for text in texts for piece in cleaning.pieces(text)]
