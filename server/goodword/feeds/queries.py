"""Reading posts; the shop comes first."""

import uuid
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, select

from goodword.accounts.models import Account
from goodword.feeds.models import Post
from goodword.feeds.rules import LISTED, PLANNED
from goodword.lib import walks
from goodword.lib.db import session
from goodword.lib.errors import NotFound

NEWEST = (Post.planned_at, Post.id)
Listed = tuple[Post, Account]


def of_hers(shop_id: uuid.UUID, guest_id: uuid.UUID, post_id: uuid.UUID | None, *, lock: bool = False) -> Post:
    """A post of hers.

    :raises NotFound: she has none with this id.
    """
    row = session().get(Post, (shop_id, post_id), with_for_update=lock or None) if post_id else None
    if row is None or row.guest_id != guest_id:
        raise NotFound("There is no such post")
    return row


def of_shop(shop_id: uuid.UUID, post_id: uuid.UUID | None) -> Post:
    """A post of the shop's shoppers, locked.

    :raises NotFound: there is none with this id.
    """
    row = session().get(Post, (shop_id, post_id), with_for_update=True) if post_id else None
    if row is None:
        raise NotFound("There is no such post")
    return row


def about(shop_id: uuid.UUID, kind: str, target_id: uuid.UUID, *, lock: bool = False) -> Sequence[Post]:
    """All posts that speak of one thing."""
    of_it = (Post.shop_id == shop_id) & (Post.kind == kind) & (Post.target_id == target_id)
    wanted = select(Post).where(of_it).order_by(Post.id)
    return session().scalars(wanted.with_for_update() if lock else wanted).all()


def page(shop_id: uuid.UUID, guest_id: uuid.UUID, *, after: Sequence[Any] | None, limit: int) -> list[Listed]:
    """Hers with their accounts, newest first, behind the position ``after``."""
    return _taken((Post.shop_id == shop_id) & (Post.guest_id == guest_id), after=after, limit=limit)


def listed(shop_id: uuid.UUID, states: Sequence[str] = LISTED, *, limit: int = 200) -> list[Listed]:
    """What a person has to look at, newest first."""
    return _taken((Post.shop_id == shop_id) & Post.state.in_(states), after=None, limit=limit)


def count_by_state(shop_id: uuid.UUID, states: Sequence[str]) -> Counter[str]:
    """How many there are of each."""
    mine = (Post.shop_id == shop_id) & Post.state.in_(states)
    rows = session().execute(select(Post.state, func.count()).where(mine).group_by(Post.state))
    counted: Counter[str] = Counter()
    for state, number in rows:
        counted[state] = number
    return counted


def who_decides(shop_id: uuid.UUID, *, since: datetime, until: datetime) -> Sequence[uuid.UUID]:
    """The pens of those to whom something was offered between the two, and who have said neither yes nor no."""
    return session().scalars(select(Post.guest_id).where(_undecided(shop_id, since, until)).distinct()).all()


def undecided(shop_id: uuid.UUID, guest_id: uuid.UUID, *, since: datetime, until: datetime) -> Sequence[Post]:
    """What one of them has not decided, the oldest first."""
    hers = _undecided(shop_id, since, until) & (Post.guest_id == guest_id)
    return session().scalars(select(Post).where(hers).order_by(Post.planned_at, Post.id)).all()


def with_accounts(posts: Sequence[Post]) -> list[Listed]:
    """These with their accounts."""
    ids = {post.account_id for post in posts}
    shops = {post.shop_id for post in posts}
    rows = session().scalars(select(Account).where(Account.shop_id.in_(shops), Account.id.in_(ids)))
    known = {row.id: row for row in rows}
    return [(post, known[post.account_id]) for post in posts]


def position(post: Post) -> list[Any]:
    """What a cursor carries."""
    return walks.position(post, NEWEST)


def _undecided(shop_id: uuid.UUID, since: datetime, until: datetime) -> ColumnElement[bool]:
    when = (Post.planned_at >= since) & (Post.planned_at < until)
    return (Post.shop_id == shop_id) & (Post.state == PLANNED) & when


def _taken(which: Any, *, after: Sequence[Any] | None, limit: int) -> list[Listed]:
    join = (Account.shop_id == Post.shop_id) & (Account.id == Post.account_id)
    joined: Any = select(Post, Account).join(Account, join).where(which)
    wanted = walks.falling(joined, NEWEST, after=after, limit=limit)
    return [(post, account) for post, account in session().execute(wanted)]
