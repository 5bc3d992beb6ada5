"""Asking for everything, and asking to be forgotten. The work itself is a job."""

import uuid
from dataclasses import replace
from datetime import timedelta

from sqlalchemy import func, select

from goodword.audit import service as audit
from goodword.jobs.queue import enqueue
from goodword.lib import clock, ids
from goodword.lib.db import session
from goodword.lib.errors import NotFound, TooMany
from goodword.lib.people import Person
from goodword.privacy.models import Erasure, Export
from goodword.privacy.persons import Asked, persons
from goodword.privacy.rules import ASKED, EXPORTS_A_DAY, WAITING
from goodword.shoppers import leaving

EXPORT_JOB, ERASE_JOB = "privacy.export", "privacy.erase"


def ask_export(*, shop_id: uuid.UUID, guest_id: uuid.UUID, shopper_id: uuid.UUID | None) -> Export:
    """Have everything about her put into one file; while one is being made, there is no second.

    :raises TooMany: she has had enough of them for a day.
    """
    hers = (Export.shop_id == shop_id) & (Export.guest_id == guest_id)
    waiting = session().scalars(select(Export).where(hers, Export.state == WAITING)).first()
    if waiting is not None:
        return waiting
    today = select(func.count()).select_from(Export).where(hers, Export.asked_at > clock.now() - timedelta(days=1))
    if (session().scalar(today) or 0) >= EXPORTS_A_DAY:
        raise TooMany("Enough exports for today", retry_after=24 * 3600)
    export = Export(shop_id=shop_id, id=ids.new(), guest_id=guest_id, shopper_id=shopper_id, state=WAITING, bytes=0)
    session().add(export)
    session().flush()
    enqueue(EXPORT_JOB, shop_id=shop_id.hex, export_id=export.id.hex)
    return export


def export_of(*, shop_id: uuid.UUID, guest_id: uuid.UUID, export_id: uuid.UUID | None) -> Export:
    """An export that she asked for.

    :raises NotFound: there is none, or another asked for it.
    """
    export = session().get(Export, (shop_id, export_id)) if export_id else None
    if export is None or export.guest_id != guest_id:
        raise NotFound("There is no such export of yours")
    return export


def ask_erasure(*, asked: Asked, keep_words: bool, actor: str) -> Erasure:
    """Have her forgotten by every room; the worker does it within minutes, and her keys and bearers end at once.

    :raises IdentityExpired: just now she has turned out to be somebody else, too.
    """
    found = _known(asked)
    for person in found:
        leaving.end(person)
    asked = replace(asked, found_ids=tuple(one.shopper_id for one in found if one.shopper_id))
    erasure = Erasure(
        shop_id=asked.shop_id, id=ids.new(), who=asked.packed(), keep_words=keep_words, asked_by=actor, state=ASKED
    )
    session().add(erasure)
    session().flush()
    audit.note(
        shop_id=asked.shop_id,
        actor=actor,
        verb="asked for erasure",
        target_kind="erasure",
        target_id=erasure.id,
        keep_words=keep_words,
    )
    enqueue(ERASE_JOB, shop_id=asked.shop_id.hex, erasure_id=erasure.id.hex)
    return erasure


def _known(asked: Asked) -> list[Person]:
    try:
        return persons(asked)
    except NotFound:
        return []
