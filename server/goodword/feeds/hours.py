"""When a post may leave: not in her quiet hours, and not more than two within a day."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select

from goodword.accounts.models import Account
from goodword.feeds.models import Post
from goodword.feeds.rules import A_DAY, SENDING
from goodword.lib.db import session

DAY = timedelta(days=1)


def from_when(account: Account, now: datetime) -> datetime:
    """The first moment from now on at which another post of hers may leave."""
    free = _after_the_last(account, now)
    return loud_again(free, account.quiet_from, account.quiet_until, account.time_zone)


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
    hers = (Post.shop_id == account.shop_id) & (Post.account_id == account.id)
    lately = select(Post.sent_at).where(hers, Post.sent_at > now - DAY).order_by(Post.sent_at.desc()).limit(A_DAY)
    moments = [*session().scalars(lately)]
    leaving = session().scalars(select(Post.started_at).where(hers, Post.state == SENDING, Post.sent_at.is_(None)))
    taken = sorted([*moments, *(at for at in leaving if at)], reverse=True)
    if len(taken) < A_DAY:
        return now
    return max(now, taken[A_DAY - 1] + DAY)
