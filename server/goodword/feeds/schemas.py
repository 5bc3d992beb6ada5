"""What the room takes and gives."""

from typing import Any

from marshmallow import fields, pre_dump, validate

from goodword.accounts.models import Account
from goodword.accounts.rules import ID_PREFIX as ACCOUNT_PREFIX
from goodword.accounts.rules import KINDS
from goodword.feeds import drafts, rendering, rules, things
from goodword.feeds.models import Post
from goodword.feeds.usual import limits_of
from goodword.networks import fitting
from goodword.web.schema import In, Moment, Number, Out, Paragraphs, Shown

STATES = (
    *(rules.PLANNED, rules.QUEUED, rules.SENDING, rules.SENT),
    *(rules.UNKNOWN, rules.REFUSED, rules.UNLINKED, rules.FAILED, rules.UNDONE, rules.WITHDRAWN),
)
ABOUT_MAX = 40


class PostAboutIn(In):
    """What she wrote: one review, answer or comment of hers."""

    on = fields.String(required=True, validate=validate.Length(max=ABOUT_MAX))


class PostWordsIn(In):
    """The text as she has seen it, and agrees to it; none: as it is offered by now."""

    text = Paragraphs(longest=rules.TEXT_MAX, load_default=None, allow_none=True)


class PostsQuery(In):
    """Which of hers."""

    limit = Number(load_default=20, validate=validate.Range(1, 50))
    cursor = fields.String(load_default=None, validate=validate.Length(1, 400))


class PostAccountOut(Out):
    """The account that a post is for."""

    id = Shown(ACCOUNT_PREFIX, required=True)
    network = fields.String(required=True)
    handle = fields.String(required=True)


class PostFitOut(Out):
    """How long a text is there, and what keeps it from being posted."""

    length = fields.Integer(required=True)
    limit = fields.Integer(required=True)
    code = fields.String(
        required=True, allow_none=True, metadata={"enum": ["too_long", "no_link", "no_disclosure", None]}
    )


class CardOut(Out):
    """What is shown beside the text; each network draws it in its own way."""

    title = fields.String(required=True)
    description = fields.String(required=True)
    picture = fields.String(required=True, allow_none=True)


class PostOut(Out):
    """A post: its text as it is, or would be, posted; how long that is there, and how it stands.

    ``planned`` waits for her yes. ``next_at`` is when it leaves, ``url`` where it stands. ``disclosure`` is the
    sentence that has to stay in the text. ``undoing``: it is being taken away; ``stale``: it says her old words.
    """

    id = Shown(rules.ID_PREFIX, required=True)
    on = fields.String(required=True)
    kind = fields.String(required=True, metadata={"enum": [*KINDS]})
    account = fields.Nested(PostAccountOut, required=True)
    state = fields.String(required=True, metadata={"enum": [*STATES]})
    text = fields.String(required=True)
    link = fields.String(required=True)
    length = fields.Integer(required=True)
    limit = fields.Integer(required=True)
    url = fields.String(required=True, allow_none=True)
    error = fields.String(required=True, allow_none=True)
    next_at = Moment(required=True, allow_none=True)
    sent_at = Moment(required=True, allow_none=True)
    card = fields.Nested(CardOut, required=True)
    disclosure = fields.String(required=True, allow_none=True)
    undoing = fields.Boolean(required=True)
    stale = fields.Boolean(required=True)

    @pre_dump
    def with_account(self, listed: tuple[Post, Account], **_: Any) -> dict[str, Any]:
        """A post and its account as one thing."""
        post, account = listed
        limits, thing = limits_of(account), things.find(post.shop_id, post.kind, post.target_id)
        named = ("id", "kind", "state", "text", "link", "error", "next_at", "sent_at", "stale")
        return {name: getattr(post, name) for name in named} | {
            "on": things.shown(post.kind, post.target_id),
            "account": account,
            "length": fitting.count(post.text, limits),
            "limit": limits.text,
            "url": post.remote_url,
            "card": drafts.card_of(post, thing),
            "disclosure": rendering.disclosure(thing) if thing and thing.rewarded else None,
            "undoing": post.wish != rules.SENT and post.state not in {post.wish, rules.PLANNED},
        }


class PostsOut(Out):
    """Posts."""

    data = fields.List(fields.Nested(PostOut), required=True)


class PostsPage(PostsOut):
    """One page of them."""

    next = fields.String(required=True, allow_none=True)
