"""What the room does when it is told something."""

import uuid

from sqlalchemy import select, update

from goodword.accounts.events import AccountEnded, AccountsJoined
from goodword.accounts.models import Account
from goodword.comments.events import CommentPublished
from goodword.contributions.events import WordsMoved
from goodword.feeds import leaving, planning, queries, service, things, voices
from goodword.feeds.models import Post
from goodword.feeds.outbox import hand_over, outbox
from goodword.feeds.rules import QUEUED, SENT, UNDONE, WITHDRAWN
from goodword.lib import clock
from goodword.lib.db import session
from goodword.questions.events import AnswerPublished
from goodword.reviews.events import ReviewPublished
from goodword.shoppers.events import GuestJoined


def on_review_published(event: ReviewPublished) -> None:
    """Offer it where she chose reviews."""
    _offer(event.shop_id, "review", event.review_id)


def on_answer_published(event: AnswerPublished) -> None:
    """Offer it where she chose answers."""
    _offer(event.shop_id, "answer", event.answer_id)


def on_comment_published(event: CommentPublished) -> None:
    """Offer it where she chose comments."""
    _offer(event.shop_id, "comment", event.comment_id)


def on_words_moved(event: WordsMoved) -> None:
    """Her words say something else, or are not seen any more: what was posted follows."""
    thing = things.find(event.shop_id, event.kind, event.target_id)
    for post in queries.about(event.shop_id, event.kind, event.target_id, lock=True):
        if thing is None or not thing.is_seen:
            service.take_back(post=post, wish=WITHDRAWN)
        elif post.digest != thing.digest:
            _reword(post, thing)


def on_account_ended(event: AccountEnded) -> None:
    """What has not left will not leave, and what she or the shop wants away goes with the grant."""
    account = session().get_one(Account, (event.shop_id, event.account_id))
    for post in _of_account(event.shop_id, event.account_id):
        if post.state not in {UNDONE, WITHDRAWN}:
            leaving.end(post, account, outbox.pace)


def on_accounts_joined(event: AccountsJoined) -> None:
    """What hangs on the one hangs on the other, unless that one says it already."""
    for post in _of_account(event.shop_id, event.gone_id):
        if all(each.account_id != event.into_id for each in queries.about(event.shop_id, post.kind, post.target_id)):
            post.account_id = event.into_id


def on_guest_joined(event: GuestJoined) -> None:
    """A guest's posts are the shopper's."""
    hers = (Post.shop_id == event.shop_id) & (Post.guest_id == event.guest_id)
    session().execute(update(Post).where(hers).values(guest_id=event.pen_id))


def _offer(shop_id: uuid.UUID, kind: str, target_id: uuid.UUID) -> None:
    thing = things.find(shop_id, kind, target_id)
    if thing is not None:
        planning.plan(thing)


def _reword(post: Post, thing: things.Thing) -> None:
    """A text that she worded herself stays hers; one of ours says the new words in the template that she agreed to."""
    post.digest = thing.digest
    template = post.template or voices.named(thing, post.network, post.voice)
    if post.is_hers or template is None:
        return
    account = session().get_one(Account, (post.shop_id, post.account_id))
    try:
        post.text = planning.worded(thing, account, template, post.link)
    except ValueError:
        return  # less fits there than before, not even the link
    if post.remote_id is None:
        return
    post.stale = True
    if post.state == SENT:
        post.state, post.tries, post.next_at = QUEUED, 0, clock.now()
        session().flush()
        hand_over(post)


def _of_account(shop_id: uuid.UUID, account_id: uuid.UUID) -> list[Post]:
    of_it = (Post.shop_id == shop_id) & (Post.account_id == account_id)
    wanted = select(Post).where(of_it).order_by(Post.id).with_for_update()
    return list(session().scalars(wanted.execution_options(populate_existing=True)))
