"""What she says about her posts: yes, not now, take it away, send it again."""

from typing import Any

from goodword.accounts.models import Account
from goodword.accounts.peers import peers
from goodword.accounts.rules import LINKED
from goodword.feeds import hours, rendering, things
from goodword.feeds.models import Post
from goodword.feeds.outbox import hand_over
from goodword.feeds.rules import (
    LISTED,
    PLANNED,
    QUEUED,
    SENDING,
    SENT,
    TEXT_MAX,
    UNDONE,
    UNKNOWN,
    WITHDRAWN,
)
from goodword.feeds.usual import limits_of
from goodword.lib import clock
from goodword.lib import text as plain
from goodword.lib.db import session
from goodword.lib.errors import Conflict, Invalid
from goodword.networks import fitting


def agree(*, post: Post, text: str | None = None) -> Post:
    """Post it, in these words if she has changed them; at once, or as soon as her quiet hours and her day allow.

    :raises Conflict: it is not waiting for her yes, nobody can see her words now, or the shop has left the network out.
    :raises Invalid: the text is too long for this network, has lost its link, or hides what she got for the words.
    """
    account = account_of(post)
    if post.state != PLANNED or account.state != LINKED:
        raise Conflict("This post does not wait for a yes")
    if not peers.offers(post.shop_id, post.network):
        raise Conflict("The shop lets nobody post there any more")
    thing = things.find(post.shop_id, post.kind, post.target_id)
    if thing is None or not thing.is_seen:
        raise Conflict("Nobody can see these words now")
    said = post.text if text is None else plain.paragraphs(text) or ""
    post.is_hers = post.is_hers or said != post.text
    post.text = checked(post, account, said)
    post.state, post.wish, post.agreed_at = QUEUED, SENT, clock.now()
    post.next_at = hours.from_when(account, clock.now())
    session().flush()
    hand_over(post)
    return post


def checked(post: Post, account: Account, text: str) -> str:
    """Her own words for a post.

    :raises Invalid: as ``agree`` says.
    """
    limits = limits_of(account)
    thing = things.find(post.shop_id, post.kind, post.target_id)
    if post.link not in text:
        raise Invalid.of("/text", "no_link", "The post needs its link")
    if thing is not None and rendering.hides_reward(text, thing):
        raise Invalid.of("/text", "no_disclosure", "The post has to say that something was given for the words")
    if len(text) > TEXT_MAX or not fitting.fits(text, limits):
        raise Invalid.of("/text", "too_long", f"It is {fitting.count(text, limits)} long; {limits.text} fit there")
    return text


def fit(*, post: Post, text: str) -> dict[str, Any]:
    """How long her words would be there, and the code of what keeps them from being posted."""
    account, said = account_of(post), plain.paragraphs(text) or ""
    limits = limits_of(account)
    try:
        checked(post, account, said)
        code = None
    except Invalid as unfit:
        code = unfit.errors[0].code
    return {"length": fitting.count(said, limits), "limit": limits.text, "code": code}


def undo(*, post: Post) -> Post:
    """Not now; or, where it stands already, take it away there."""
    return take_back(post=post, wish=UNDONE)


def take_back(*, post: Post, wish: str) -> Post:
    """Nobody wants it there any more: she (``undone``), or her words are not seen any more (``withdrawn``)."""
    if post.state in {UNDONE, WITHDRAWN}:
        return post
    post.wish = wish
    if post.state == SENDING:
        return post  # whoever is sending it sees the wish when the answer comes
    post.looks = post.looks or (post.state == SENT and not post.remote_id)  # a person has found it: what is it called?
    if not post.remote_id and not post.looks:
        post.state, post.next_at = wish, None
        return post
    return _go_on(post)


def send_again(*, post: Post) -> Post:
    """What failed, or could not be sent, is tried once more; of what got lost a person has seen that it is not there.

    :raises Conflict: it neither failed nor got lost, or she has never said yes to it.
    """
    if post.state not in LISTED or account_of(post).state != LINKED:
        raise Conflict("There is nothing to send again")
    if post.wish == SENT and post.agreed_at is None:
        raise Conflict("This post waits for her yes")
    post.looks = post.looks and post.state != UNKNOWN
    return _go_on(post)


def stands(*, post: Post) -> Post:
    """A person has looked: it stands there. We cannot take it away, since we do not know what it is called there.

    :raises Conflict: that is not in question.
    """
    if post.state != UNKNOWN:
        raise Conflict("It is known what has become of it")
    post.state = post.wish = SENT
    post.looks, post.next_at, post.error = False, None, None
    post.sent_at = post.sent_at or post.started_at
    return post


def account_of(post: Post) -> Account:
    """Where it goes."""
    return session().get_one(Account, (post.shop_id, post.account_id))


def _go_on(post: Post) -> Post:
    post.state, post.tries, post.next_at = QUEUED, 0, clock.now()
    session().flush()
    hand_over(post)
    return post
