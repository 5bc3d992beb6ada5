"""What the room knows of a person: her posts. When she goes, they are taken away at the networks."""

import uuid
from typing import Any

from sqlalchemy import ColumnElement, delete, select

from goodword.accounts import removals
from goodword.accounts.models import Account
from goodword.accounts.rules import LINKED
from goodword.feeds.leaving import left_of
from goodword.feeds.models import Post
from goodword.feeds.outbox import outbox
from goodword.lib.db import session
from goodword.lib.people import Person, told
from goodword.networks.contract import Json


def collect(shop_id: uuid.UUID, person: Person) -> dict[str, Any]:
    """Her posts: where, when, in which words, and what became of them."""
    hers = select(Post).where(_hers(shop_id, person)).order_by(Post.id)
    said = ("network", "kind", "target_id", "text", "link", "state", "error", "remote_url", "planned_at", "agreed_at")
    return {"posts": [told(each, *said, "sent_at") for each in session().scalars(hers)]}


def erase(shop_id: uuid.UUID, person: Person, *, keep_words: bool) -> None:  # noqa: ARG001 - posts go either way
    """They go here at once, and at the networks by a job that knows only what it needs for that."""
    for account in session().scalars(select(Account).join(Post, _of(Account)).where(_hers(shop_id, person))).unique():
        if account.state == LINKED and (posts := _standing(account)):
            removals.note(account, posts)
    session().execute(delete(Post).where(_hers(shop_id, person)))


def _standing(account: Account) -> list[Json]:
    """What stands at the network, and what may."""
    of_it = (Post.shop_id == account.shop_id) & (Post.account_id == account.id)
    rows = session().scalars(select(Post).where(of_it).with_for_update()).all()
    return [left for row in rows if (left := left_of(row, outbox.pace))]


def _of(account: type[Account]) -> ColumnElement[bool]:
    return (Post.shop_id == account.shop_id) & (Post.account_id == account.id)


def _hers(shop_id: uuid.UUID, person: Person) -> ColumnElement[bool]:
    return (Post.shop_id == shop_id) & Post.guest_id.in_(person.guest_ids)
