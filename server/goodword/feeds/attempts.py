"""One attempt: begun in a transaction, made outside of any, written down in another."""

import uuid
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from goodword.accounts import ending, removals, tokens
from goodword.accounts.models import Account
from goodword.accounts.peers import peers
from goodword.accounts.rules import LINKED
from goodword.accounts.tokens import Held
from goodword.feeds import breakers, drafts, hours, leaving, rendering, things
from goodword.feeds.drafts import Sketch
from goodword.feeds.models import Post
from goodword.feeds.rules import (
    CHANGE,
    FAILED,
    LOOK,
    PLANNED,
    POST,
    QUEUED,
    REFUSED,
    SENDING,
    SENT,
    UNDONE,
    UNKNOWN,
    UNLINKED,
    WITHDRAW,
    WITHDRAWN,
    Pace,
)
from goodword.feeds.usual import limits_of
from goodword.lib import clock
from goodword.lib.db import session
from goodword.networks.contract import (
    Again,
    Draft,
    Json,
    Later,
    Network,
    Outcome,
    Posted,
    Refused,
    Tools,
    Unknown,
    Unlinked,
)
from goodword.networks.reading import web_address


@dataclass(frozen=True)
class Attempt:
    """Everything that one attempt needs; nothing of it is read from the database any more."""

    shop_id: uuid.UUID
    post_id: uuid.UUID
    deed: str
    started_at: datetime
    key: uuid.UUID
    draft: Draft
    sketch: Sketch | None
    posted: Posted | None
    held: Held
    network: Network
    tools: Tools
    breaker: str


def begin(shop_id: uuid.UUID, post_id: uuid.UUID, pace: Pace) -> Attempt | None:
    """Claim a post that is due and may leave; None when there is nothing to do."""
    row = session().get(Post, (shop_id, post_id), with_for_update=True)
    moment = clock.now()
    if row is None or row.state not in {QUEUED, UNKNOWN} or row.next_at is None or row.next_at > moment:
        return None
    account = session().get_one(Account, (shop_id, row.account_id))
    network = peers.known.get(row.network)
    row.deed = deed_of(row)
    if row.deed is None:
        row.state, row.next_at = row.wish, None
        return None
    tools = peers.tools(shop_id, row.network, account.host)
    if _is_over(row, account, network, tools, pace) or network is None:
        return None
    breaker = breakers.name_of(account, own_app=network.needs_app)
    if _stays(row, account, moment) or _waits(row, account, breaker, pace):
        return None
    row.state, row.tries, row.started_at, row.next_at = SENDING, row.tries + 1, moment, None
    tools = replace(tools, http=tools.http.closing_in(pace.calls.total_seconds()))
    posted = Posted(row.remote_id, row.remote_url) if row.remote_id else None
    sketch = drafts.sketch_of(row, limits_of(account)) if row.deed in {POST, CHANGE} else None
    return Attempt(shop_id, row.id, row.deed, moment, row.key, drafts.of(row), sketch, posted, tokens.held(account),
                   network, tools, breaker)  # fmt: skip


def _is_over(row: Post, account: Account, network: Network | None, tools: Tools, pace: Pace) -> bool:
    """Whether nobody can do anything there: the account, the connector or the shop's application is gone."""
    if account.state != LINKED:
        leaving.end(row, account, pace)
    elif network is None:
        row.state, row.error = UNLINKED, "no such network"
    elif network.needs_app and tools.app is None:
        row.state, row.error = FAILED, "the shop has no application there"
    else:
        return False
    row.next_at = None
    return True


def deed_of(row: Post) -> str | None:
    """What is to be done next for what is wanted of it; None when it is so already."""
    if row.looks:
        return LOOK
    if row.wish != SENT:
        return WITHDRAW if row.remote_id else None
    return POST if not row.remote_id else CHANGE if row.stale else None


def _stays(row: Post, account: Account, moment: datetime) -> bool:
    """Once more before it leaves: does she still want it, and can everybody still see her words."""
    if row.deed != POST:
        return False
    hours.one_at_a_time(account)
    thing = things.find(row.shop_id, row.kind, row.target_id)
    if thing is None or not thing.is_seen:
        row.state = row.wish = WITHDRAWN
    elif not row.asked and not getattr(account, row.kind):
        row.state, row.wish, row.error = UNDONE, UNDONE, "taken back"
    elif rendering.hides_reward(row.text, thing):
        row.state, row.agreed_at = PLANNED, None  # what she got was noted after her yes: she is asked again
    elif not peers.offers(row.shop_id, row.network):
        row.state, row.wish, row.error = UNDONE, UNDONE, "the shop lets nobody post there any more"
    elif (free := hours.from_when(account, moment)) > moment:
        row.next_at = free
        return True
    else:
        return False
    row.next_at = None
    return True


def _waits(row: Post, account: Account, breaker: str, pace: Pace) -> bool:
    until = breakers.open_until(breaker, pace)
    if account.refreshing_until and account.refreshing_until > clock.now():
        until = until or clock.now() + tokens.WAITS
    if until is None:
        return False
    row.next_at = until
    return True


def record(attempt: Attempt, outcome: Outcome | None, pace: Pace) -> Post | None:
    """Write down how it ended; None means that it surely does not stand there. Gives the post when more is to do."""
    row = session().get(Post, (attempt.shop_id, attempt.post_id), with_for_update=True)
    _note_network(attempt, outcome, pace)
    if row is None:
        _take_away(attempt, outcome)
        return None
    is_late = row.state != SENDING or row.started_at != attempt.started_at
    if is_late and not (isinstance(outcome, Posted) and row.state == UNKNOWN):
        return None
    _SETTLE[attempt.deed](row, attempt, outcome, pace)
    account = session().get_one(Account, (row.shop_id, row.account_id), with_for_update=isinstance(outcome, Unlinked))
    if isinstance(outcome, Unlinked) and account.renewed == attempt.held.renewed:
        ending.end(account, reason=outcome.reason)
    if account.state != LINKED:
        leaving.end(row, account, pace)
    elif row.state == SENT and deed_of(row) is not None:
        row.state, row.next_at, row.tries = QUEUED, clock.now(), 0
    return row if row.state in {QUEUED, UNKNOWN} and row.next_at else None


def give_up_on_dead(row: Post, pace: Pace) -> None:
    """Whoever was sending it has died: nobody knows whether it stands there."""
    if row.deed in {POST, LOOK}:
        network = peers.known.get(row.network)
        _unknown(row, network.again if network else None, "the worker died", clock.now(), pace)
    else:
        row.state, row.next_at = QUEUED, clock.now()


def _settle_post(row: Post, attempt: Attempt, outcome: Outcome | None, pace: Pace) -> None:
    match outcome:
        case Posted():
            _sent(row, outcome)
        case Refused(reason=reason):
            row.state, row.error = REFUSED, reason
        case Unlinked(reason=reason):
            row.state, row.error = UNLINKED, reason
        case Unknown(reason=reason):
            _unknown(row, attempt.network.again, reason, clock.now() + pace.look_after, pace)
        case _:
            _later(row, outcome, pace, FAILED)


def _settle_look(row: Post, attempt: Attempt, outcome: Outcome | None, pace: Pace) -> None:
    match outcome:
        case Posted():
            _sent(row, outcome)
        case None:
            row.state, row.looks, row.next_at = QUEUED, False, clock.now()
        case Unlinked(reason=reason):
            row.state, row.error = UNLINKED, reason
        case Unknown() if attempt.network.again is Again.BY_KEY:
            row.state, row.looks, row.next_at = QUEUED, False, clock.now()
        case _:
            _unknown(row, attempt.network.again, row.error, _when(row, outcome, pace), pace)


def _settle_change(row: Post, _attempt: Attempt, outcome: Outcome | None, pace: Pace) -> None:
    match outcome:
        case Posted():
            row.state, row.stale, row.error = SENT, False, None
            row.remote_id, row.remote_url = outcome.id, web_address(outcome.url) or row.remote_url
        case Refused(reason=reason):
            row.state, row.stale, row.error = SENT, False, reason
        case Unlinked(reason=reason):
            row.state, row.error = UNLINKED, reason
        case _:
            _later(row, outcome, pace, SENT)
            row.stale = row.state != SENT


def _settle_withdraw(row: Post, _attempt: Attempt, outcome: Outcome | None, pace: Pace) -> None:
    match outcome:
        case Posted():
            row.state, row.remote_id, row.error, row.stale = row.wish, None, None, False
        case Refused(reason=reason):
            row.state, row.error = FAILED, reason
        case Unlinked(reason=reason):
            row.state, row.error = UNLINKED, reason
        case _:
            _later(row, outcome, pace, FAILED)


_SETTLE = {POST: _settle_post, LOOK: _settle_look, CHANGE: _settle_change, WITHDRAW: _settle_withdraw}


def _sent(row: Post, posted: Posted) -> None:
    row.state, row.looks, row.error, row.tries = SENT, False, None, 0
    row.remote_id, row.remote_url, row.sent_at = posted.id, web_address(posted.url), clock.now()


def _unknown(row: Post, again: Again | None, reason: str | None, at: datetime, pace: Pace) -> None:
    """It is looked for before anything else; where that cannot be, or was tried often enough, a person decides."""
    row.state, row.looks, row.error = UNKNOWN, True, reason
    row.next_at = None if again is Again.NEVER or row.tries >= pace.tries else at


def _later(row: Post, outcome: Outcome | None, pace: Pace, at_last: str) -> None:
    row.error = getattr(outcome, "reason", "later")
    if row.tries >= pace.tries:
        row.state, row.next_at = at_last, None
    else:
        row.state, row.next_at = QUEUED, _when(row, outcome, pace)


def _when(row: Post, outcome: Outcome | None, pace: Pace) -> datetime:
    own = clock.now() + pace.wait(row.tries)
    return max(outcome.at, own) if isinstance(outcome, Later) and outcome.at else own


def _note_network(attempt: Attempt, outcome: Outcome | None, pace: Pace) -> None:
    if isinstance(outcome, Unknown) and attempt.deed != LOOK:
        breakers.was_silent(attempt.breaker, pace)
    elif isinstance(outcome, Later) and outcome.whole_app:
        breakers.rest(attempt.breaker, outcome.at or clock.now() + pace.stays_open)
    elif not isinstance(outcome, Later | Unknown):
        breakers.answered(attempt.breaker)


def _take_away(attempt: Attempt, outcome: Outcome | None) -> None:
    """She was forgotten while it was on its way: it must not stay there."""
    whose: Any = {"shop_id": attempt.shop_id, "account_id": attempt.held.account_id}
    left = _left_by(attempt, outcome)
    if not removals.tell(**whose, key=attempt.key.hex, post=left) and left and "id" in left:
        removals.remove(**whose, network=attempt.network.name, grant=attempt.held.grant, posts=[left])


def _left_by(attempt: Attempt, outcome: Outcome | None) -> Json | None:
    """What may stand there after it, as ``leaving.left_of`` says it."""
    if attempt.deed == WITHDRAW and isinstance(outcome, Posted):
        return None
    if posted := outcome if isinstance(outcome, Posted) else attempt.posted:
        return {"key": attempt.key.hex, "id": posted.id}
    may_stand = isinstance(outcome, Unknown) if attempt.deed == POST else outcome is not None
    return {"key": attempt.key.hex, "text": attempt.draft.text, "link": attempt.draft.link} if may_stand else None
