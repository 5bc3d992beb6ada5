"""Writing a letter into the outbox, and sending what is there."""

import time
import uuid
from collections.abc import Collection
from datetime import timedelta
from typing import Any

import structlog
from sqlalchemy import delete, select, update

from goodword.jobs.queue import enqueue
from goodword.letters import making, readers
from goodword.letters.kinds import KINDS
from goodword.letters.models import DEAD, QUEUED, SENDING, SENT, TOLD, Letter
from goodword.letters.posting import post
from goodword.lib import clock, ids, logs, traces
from goodword.lib.db import rows_changed, session, writing

log = structlog.get_logger(__name__)

LEASE = timedelta(minutes=5)
LONGEST_REST = timedelta(hours=12)
"""Longer than any pause between two tries of a job: who waits beyond it has no job any more."""
MAX_TRIES = 8


def forget(*, to: str, audience: str) -> None:
    """No letter to this address as one of this audience is kept or leaves; those to a shopper there are hers."""
    hers = Letter.kind.in_([each.name for each in KINDS.values() if each.audience == audience])
    session().execute(delete(Letter).where(Letter.to == to, hers))


def forget_unsent(*, shop_id: uuid.UUID, about: Collection[uuid.UUID]) -> None:
    """What has not left about these rows does not leave, and is not kept."""
    waits = (Letter.shop_id == shop_id) & Letter.state.not_in((SENT, TOLD))
    session().execute(delete(Letter).where(waits, Letter.about_id.in_(about)))


def may_write(shop_id: uuid.UUID, to: str, kind: str) -> bool:
    """Whether a letter of this kind would be written to this address now: nothing is written or counted."""
    return readers.fate(KINDS[kind], readers.find(shop_id, to), shop_id=shop_id, to=to) is not None


def write(
    *,
    shop_id: uuid.UUID,
    shop_name: str,
    kind: str,
    to: str,
    locale: str,
    about: uuid.UUID | None = None,
    **context: Any,
) -> Letter | None:
    """Put a letter into the outbox, ``about`` a row of ours; it leaves after the commit, or waits for a digest.

    None when its reader does not want it, has had enough for today, or letters do not reach her.
    """
    of = KINDS[kind]
    reader = readers.meet(shop_id, to, locale) if of.is_news else readers.find(shop_id, to)
    state = readers.fate(of, reader, shop_id=shop_id, to=to)
    if state is None:
        log.info("letter not written", kind=kind)
        return None
    identity = ids.new()
    letter = Letter(
        shop_id=shop_id,
        id=identity,
        kind=kind,
        sender_name=shop_name,
        to=to,
        locale=locale,
        about_id=about,
        context=context,
        message_id=f"<{identity.hex}@{post.sender.rpartition('@')[2]}>",
        state=state,
        traceparent=traces.parent_now(),
    )
    session().add(letter)
    session().flush()
    if state == QUEUED:
        enqueue("letters.send", shop_id=shop_id.hex, letter_id=identity.hex)
    return letter


def send(*, shop_id: str, letter_id: str) -> None:
    """Send one letter, if nobody else does.

    :raises OSError: the server could not be reached or refused; the job is tried again.
    """
    letter = _claim(uuid.UUID(shop_id), uuid.UUID(letter_id))
    if letter is None:
        return
    with traces.continued(letter.traceparent or traces.parent_now()):
        _deliver(letter)


def retry(letter: Letter) -> None:
    """Give a dead letter all its tries again."""
    letter.state, letter.tries, letter.error, letter.changed_at = QUEUED, 0, None, clock.now()
    enqueue("letters.send", shop_id=letter.shop_id.hex, letter_id=letter.id.hex)


def sweep() -> None:
    """Put back the letters whose sender died on the way, and those whose job is gone."""
    with writing():
        moment = clock.now()
        cut_off = (Letter.state == SENDING) & (Letter.changed_at < moment - LEASE)
        session().execute(
            update(Letter)
            .where(cut_off, Letter.tries >= MAX_TRIES)
            .values(state=DEAD, error=f"its sender died {MAX_TRIES} times", changed_at=moment)
        )
        forgotten = (Letter.state == QUEUED) & (Letter.changed_at < moment - LONGEST_REST)
        late = select(Letter).where(cut_off | forgotten).order_by(Letter.changed_at).limit(200)
        for letter in session().scalars(late).all():
            letter.state, letter.changed_at = QUEUED, moment
            enqueue("letters.send", shop_id=letter.shop_id.hex, letter_id=letter.id.hex)


def _deliver(letter: Letter) -> None:
    begun = time.monotonic()
    try:
        parcel, way = making.made(letter)
        way.by.send(parcel)
    except Exception as fault:
        state = DEAD if letter.tries >= MAX_TRIES else QUEUED
        _settle(letter, state, error=logs.kept(fault))
        _note(letter, state, begun)
        raise
    _settle(letter, SENT, context={})
    _note(letter, SENT, begun)


def _claim(shop_id: uuid.UUID, letter_id: uuid.UUID) -> Letter | None:
    with writing():
        mine = (Letter.shop_id == shop_id) & (Letter.id == letter_id)
        taken = rows_changed(
            update(Letter)
            .where(mine, Letter.state == QUEUED)
            .values(state=SENDING, tries=Letter.tries + 1, changed_at=clock.now())
        )
        return session().scalar(select(Letter).where(mine).execution_options(populate_existing=True)) if taken else None


def _settle(letter: Letter, state: str, error: str | None = None, **changes: Any) -> None:
    with writing():
        session().execute(
            update(Letter)
            .where(Letter.shop_id == letter.shop_id, Letter.id == letter.id)
            .values(state=state, error=error, changed_at=clock.now(), **changes)
        )


def _note(letter: Letter, state: str, begun: float) -> None:
    ms = round((time.monotonic() - begun) * 1000, 1)
    log.info("letter", letter=ids.show("let", letter.id), kind=letter.kind, state=state, tries=letter.tries, ms=ms)
