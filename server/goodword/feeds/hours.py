"""When a post may leave: not in her quiet hours, and not more than two within a day."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import or_, select

from goodword.accounts.models import Account
from goodword.accounts.queries import same_there
from goodword.feeds.models import Post
from goodword.feeds.rules import A_DAY, SENDING, UNKNOWN
from goodword.lib.db import session
from goodword.tries import service as tries

DAY = timedelta(days=1)


def from_when(account: Account, now: datetime) -> datetime:
    """The first moment from now on at which another post of hers may leave."""
    free = _after_the_last(account, now)
    return loud_again(free, account.quiet_from, account.quiet_until, account.time_zone)


def one_at_a_time(account: Account) -> None:
    """Whoever asks next for a moment for this account waits until the open transaction ends: no two take the last."""
    tries.one_at_a_time(shop_id=account.shop_id, what="post", who=f"{account.network} {account.subject}")


def departures(post: Post) -> list[str]:
    """When it has left, the last times: taken back and offered anew, it still counts."""
    return [*(post.left_before or []), *([post.sent_at.isoformat()] if post.sent_at else [])][-A_DAY:]


def loud_again(moment: datetime, quiet_from: int | None, quiet_until: int | None, zone: str | None) -> datetime:
    """This moment, or the end of the quiet hours that it is in; hours are whole ones of the zone's clock."""
    if quiet_from is None or quiet_until is None or quiet_from == quiet_until:
        return moment
    there = moment.astimezone(ZoneInfo(zone or "UTC"))
    hour = there.hour
    is_quiet = (
        quiet_from <= hour < quiet_until if quiet_from < quiet_until else hour >= quiet_from or hour < quiet_until
    )
    if not is_quiet:
        return moment
    ends = there.replace(hour=quiet_until, minute=0, second=0, microsecond=0)
    return (ends if ends > there else ends + DAY).astimezone(moment.tzinfo)


def _after_the_last(account: Account, now: datetime) -> datetime:
    """Counted are posts of all pens in this account: what stands or stood there, what leaves just now, what may."""
    since = now - DAY
    lately = or_(Post.sent_at > since, Post.started_at > since, Post.planned_at > since)
    theirs = (Account.shop_id == Post.shop_id) & (Account.id == Post.account_id) & same_there(account)
    moments = select(Post.state, Post.sent_at, Post.started_at, Post.left_before)
    taken: list[datetime] = []
    for state, sent_at, started_at, before in session().execute(moments.join(Account, theirs).where(lately)):
        left = sent_at or (started_at if state in {SENDING, UNKNOWN} else None)
        taken += [*map(datetime.fromisoformat, before or []), *([left] if left else [])]
    taken = sorted(taken, reverse=True)
    return now if len(taken) < A_DAY else max(now, taken[A_DAY - 1] + DAY)
