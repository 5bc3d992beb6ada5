"""What the doctor looks at about posts: networks left alone, posts that wait for a person, applications."""

from datetime import timedelta

from sqlalchemy import func, select

from goodword.accounts import service as accounts
from goodword.accounts.models import NetworkApp
from goodword.config import Config
from goodword.feeds import breakers
from goodword.feeds.models import Post
from goodword.feeds.outbox import outbox
from goodword.feeds.rules import FAILED, REFUSED, UNKNOWN
from goodword.lib import clock
from goodword.lib.db import reading, session
from goodword.operations.checks import OK, WARNING, Finding
from goodword.shops import queries as shops

LONG = timedelta(days=1)


def resting(_config: Config) -> Finding:
    """Networks to which nothing is sent for a while."""
    with reading():
        found = [(*row.name.split("/")[:2], row.until) for row in breakers.all_open(outbox.pace)]
    if not found:
        return Finding("breakers", OK, "no network is left alone")
    network, host, until = found[0]
    says = f"{len(found)} networks are left alone for a while: {host or network} until {until:%Y-%m-%d %H:%M} UTC"
    return Finding("breakers", WARNING, says, "wait: posts go on by themselves; if it lasts, look at the network")


def lost(_config: Config) -> Finding:
    """Posts that have waited for a person for more than a day."""
    waits = Post.state.in_((FAILED, REFUSED)) | ((Post.state == UNKNOWN) & Post.next_at.is_(None))
    since = func.coalesce(Post.started_at, Post.planned_at)
    with reading():
        number = session().scalar(select(func.count()).where(waits, since < clock.now() - LONG)) or 0
    if number:
        mend = "/staff/posts, or goodword post list"
        return Finding("posts", WARNING, f"{number} posts have waited for a person for more than a day", mend)
    return Finding("posts", OK, "no post waits for a person")


def applications(_config: Config) -> Finding:
    """Whether the secrets of the shops' applications can be opened."""
    with reading():
        locked = [row for row in session().scalars(select(NetworkApp)) if not accounts.can_be_opened(row)]
        named = [(row.network, shops.by_id(row.shop_id).name) for row in locked[:1]]
    for network, shop in named:
        says = f"{len(locked)} applications cannot be opened, such as {network} of {shop}"
        return Finding("network_apps", WARNING, says, f"goodword network app {network} --shop '{shop}'")
    return Finding("network_apps", OK, "every application at a network can be opened")


LOOKS = (resting, lost, applications)
