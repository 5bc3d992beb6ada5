"""Sending: each post at most once at a time, no network call inside a transaction, nothing sent again blindly."""

import uuid
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import structlog
from sqlalchemy import select

from goodword.accounts import tokens
from goodword.accounts.tokens import Held
from goodword.feeds import attempts, drafts
from goodword.feeds.attempts import Attempt
from goodword.feeds.models import Post
from goodword.feeds.rules import CHANGE, LOOK, POST, QUEUED, SENDING, UNKNOWN, Pace
from goodword.jobs.queue import enqueue
from goodword.lib import clock
from goodword.lib import text as plain
from goodword.lib.db import session, writing
from goodword.networks.contract import Expired, Later, Outcome, Posted, Refused, Unknown

log = structlog.get_logger(__name__)
JOB = "feeds.send"
AT_ONCE = 500
SOON = timedelta(minutes=30)


class Outbox:
    """``pace`` is how patient it is."""

    def __init__(self) -> None:
        self.pace = Pace()

    def send(self, *, shop_id: str, post_id: str) -> None:
        """Do what is due for one post, until it is done or has to wait."""
        row_id = (uuid.UUID(shop_id), uuid.UUID(post_id))
        while attempt := self._begun(*row_id):
            attempt, outcome = _made(attempt)
            with writing():
                more = attempts.record(attempt, outcome, self.pace)
                told = type(outcome).__name__.lower()
                if more is not None and more.next_at and more.next_at > clock.now():
                    hand_over(more)
            log.info("post", deed=attempt.deed, network=attempt.network.name, outcome=told)

    def sweep(self) -> None:
        """Take up what dead workers held, and hand over what is due and lies about."""
        self.take_up()
        with writing():
            for row in due():
                hand_over(row)

    def take_up(self) -> None:
        """Whoever began an attempt so long ago is dead."""
        with writing():
            dead = (Post.state == SENDING) & (Post.started_at < clock.now() - self.pace.attempt)
            for row in session().scalars(select(Post).where(dead).limit(AT_ONCE).with_for_update()).all():
                attempts.give_up_on_dead(row, self.pace)

    def _begun(self, shop_id: uuid.UUID, post_id: uuid.UUID) -> Attempt | None:
        with writing():
            return attempts.begin(shop_id, post_id, self.pace)


outbox = Outbox()


def due() -> Sequence[Post]:
    """What could leave now, the longest waiting first."""
    waits = Post.state.in_((QUEUED, UNKNOWN)) & (Post.next_at < clock.now())
    return session().scalars(select(Post).where(waits).order_by(Post.next_at).limit(AT_ONCE)).all()


def hand_over(row: Post) -> None:
    """Let a worker send it when its time comes; what is far off is found by the sweep."""
    wait = max(timedelta(0), row.next_at - clock.now()) if row.next_at else timedelta(0)
    if wait < SOON:
        enqueue(JOB, delay=wait, shop_id=row.shop_id.hex, post_id=row.id.hex)


def _made(attempt: Attempt) -> tuple[Attempt, Outcome | None]:
    """Ask the network, with tokens that are good. None says that it surely does not stand there."""
    if attempt.sketch is not None:
        attempt = replace(attempt, draft=drafts.with_picture(attempt.draft, attempt.sketch))
    for _ in range(2):
        outcome: Outcome | None = Expired() if attempt.held.is_old else _asked(attempt)
        if not isinstance(outcome, Expired):
            return attempt, outcome
        newer = tokens.refreshed(attempt.network, attempt.tools, attempt.held)
        if not isinstance(newer, Held):
            return attempt, _while_refreshing(newer)
        attempt = replace(attempt, held=newer)
    outcome = _asked(attempt)
    return attempt, Later() if isinstance(outcome, Expired) else outcome


def _while_refreshing(answer: Outcome) -> Outcome:
    """A lost answer about tokens says nothing of the post: it was not sent."""
    return Later() if isinstance(answer, Unknown) else answer


def _asked(attempt: Attempt) -> Outcome | None:
    try:
        return _kept(_answer(attempt))
    except Exception:
        log.exception("post", deed=attempt.deed, network=attempt.network.name)
        return Unknown("a fault in the connector")


def _answer(attempt: Attempt) -> Outcome | None:
    network, tools, held = attempt.network, attempt.tools, attempt.held
    if attempt.deed == POST:
        return _published(attempt)
    if attempt.deed == LOOK:
        return network.find(tools, held.grant, attempt.draft, attempt.key)
    assert attempt.posted is not None, "what is changed or withdrawn stands there"
    if attempt.deed == CHANGE:
        return _changed(attempt, attempt.posted)
    return network.withdraw(tools, held.grant, attempt.posted)


def _kept(outcome: Outcome | None) -> Outcome | None:
    """As a row can keep it: half letters and control characters are no name and no address."""
    if not isinstance(outcome, Posted):
        return outcome
    if plain.line(outcome.id) != outcome.id:
        return Unknown("its name there cannot be read")
    return outcome if plain.line(outcome.url) == outcome.url else replace(outcome, url=None)


def _published(attempt: Attempt) -> Outcome:
    """A network that refuses a post without its picture may take it when that can be drawn again."""
    outcome = attempt.network.publish(attempt.tools, attempt.held.grant, attempt.draft, attempt.key)
    is_bare = attempt.sketch is not None and attempt.draft.picture is None
    return Later() if is_bare and isinstance(outcome, Refused) else outcome


def _changed(attempt: Attempt, posted: Posted) -> Outcome:
    if not attempt.network.edits:
        return Refused("cannot be changed there")
    return attempt.network.change(attempt.tools, attempt.held.grant, posted, attempt.draft, attempt.key)
