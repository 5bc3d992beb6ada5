"""Who reads the letters, and what she wants of them. One row an address; it is locked by whoever writes news to it."""

import uuid
from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import Select, func, select

from goodword.letters.kinds import AT_ONCE, CHOICES, KINDS, OFF, TOPICS, Kind
from goodword.letters.manners import shops
from goodword.letters.models import DEAD, GATHERED, HARD, QUEUED, SENDING, SENT, Letter, Reader
from goodword.lib import clock, ids
from goodword.lib.db import db, session
from goodword.lib.errors import Invalid

DAY, WEEK = timedelta(days=1), timedelta(days=7)
TRIED_AGAIN = timedelta(days=7)
"""So long after a hard bounce nothing leaves; then what she asks for is tried again: a mailbox may be back."""
DIGEST = "digest"


def meet(shop_id: uuid.UUID, email: str, locale: str) -> Reader:
    """The row of this address, made when there is none; nobody else writes news to it until the commit."""
    new = {"shop_id": shop_id, "id": ids.new(), "email": email, "locale": locale, "choices": {}}
    session().execute(
        db.insert(Reader)
        .values(new | {"created_at": clock.now()})
        .on_conflict_do_nothing(index_elements=["shop_id", "email"])
    )
    reader = session().scalars(_of(shop_id, email).with_for_update().execution_options(populate_existing=True)).one()
    reader.locale = locale
    return reader


def find(shop_id: uuid.UUID, email: str) -> Reader | None:
    """The row of this address; None when no news ever went to it."""
    return session().scalar(_of(shop_id, email))


def by_id(reader_id: uuid.UUID, *, lock: bool = False) -> Reader | None:
    """The reader whose word somebody has opened."""
    wanted = select(Reader).where(Reader.id == reader_id)
    return session().scalar(wanted.with_for_update() if lock else wanted)


def fate(kind: Kind, reader: Reader | None, *, shop_id: uuid.UUID, to: str) -> str | None:
    """Whether a letter of this kind may be written to an address: ``queued``, ``gathered`` for a digest, or None."""
    if not kind.is_news:
        return None if reader is not None and _is_dead(reader) else QUEUED
    if reader is not None and (reader.stopped_because or reader.ended_at):
        return None
    chosen = choice(reader, kind.topic) if kind.topic else AT_ONCE
    if chosen == AT_ONCE or (chosen != OFF and TOPICS[kind.topic].gathers_itself):
        return None if kind.capped and _is_full(shop_id, to) else QUEUED
    return None if chosen == OFF else GATHERED


def choice(reader: Reader | None, topic: str) -> str:
    """What she has chosen of a topic, or what is usual."""
    chosen = reader.choices.get(topic) if reader else None
    return chosen if chosen in TOPICS[topic].choices else TOPICS[topic].usual


def choose(reader: Reader, choices: dict[str, str]) -> None:
    """What she wants from now on of these topics; the others stay as they are. To choose is to begin again.

    :raises Invalid: there is no such topic, or it cannot be had so.
    """
    for topic, chosen in choices.items():
        if topic not in TOPICS or chosen not in TOPICS[topic].choices:
            raise Invalid.of(f"/{topic}", "invalid", f"Choose one of: {', '.join(CHOICES)}")
    reader.choices = reader.choices | choices
    if any(chosen != OFF for chosen in choices.values()):
        reader.ended_at = None


def end(reader: Reader, topic: str = "") -> None:
    """No more news of this topic, or none at all. Of a digest: none of what it gathers."""
    if topic in TOPICS:
        choose(reader, {topic: OFF})
    elif topic == DIGEST:
        waits = [name for name, topic in TOPICS.items() if not topic.gathers_itself]
        gathered = [name for name in waits if choice(reader, name) not in {AT_ONCE, OFF}]
        choose(reader, dict.fromkeys(gathered, OFF))
    else:
        reader.ended_at = reader.ended_at or clock.now()


def stop(reader: Reader, because: str) -> None:
    """A letter came back, or she complained. What is worse stays."""
    if reader.stopped_because != HARD or because == HARD:
        reader.stopped_because, reader.stopped_at = because, clock.now()


def stopped(shop_id: uuid.UUID) -> Sequence[Reader]:
    """The addresses that letters do not reach, or whose owners complained, the last ones first."""
    mine = select(Reader).where(Reader.shop_id == shop_id, Reader.stopped_because.is_not(None))
    return session().scalars(mine.order_by(Reader.stopped_at.desc(), Reader.id)).all()


def reached(*, shop_id: uuid.UUID, email: str) -> None:
    """She has proven the address anew: letters arrive there again. What she chose stays."""
    reader = find(shop_id, email)
    if reader is not None and reader.stopped_because:
        reader.stopped_because = reader.stopped_at = None


def _of(shop_id: uuid.UUID, email: str) -> Select[Reader]:
    return select(Reader).where(Reader.shop_id == shop_id, Reader.email == email)


def _is_dead(reader: Reader) -> bool:
    if reader.stopped_because != HARD or reader.stopped_at is None:
        return False
    return clock.now() < reader.stopped_at + TRIED_AGAIN


def _is_full(shop_id: uuid.UUID, to: str) -> bool:
    manners = shops.manners(shop_id)
    return any(_written(shop_id, to, span) >= most for span, most in ((DAY, manners.a_day), (WEEK, manners.a_week)))


def _written(shop_id: uuid.UUID, to: str, span: timedelta) -> int:
    capped = [kind.name for kind in KINDS.values() if kind.capped]
    left = Letter.state.in_((QUEUED, SENDING, SENT, DEAD)) & Letter.kind.in_(capped)
    mine = (Letter.shop_id == shop_id) & (Letter.to == to) & (Letter.created_at > clock.now() - span)
    return session().scalar(select(func.count()).select_from(Letter).where(mine, left)) or 0
