"""What the room takes and gives."""

from typing import Any

from marshmallow import fields, post_load, validate

from goodword.comments import rules
from goodword.contributions import rules as common
from goodword.reviews.schemas import SENT_STATUSES, STATUSES
from goodword.shoppers.schemas import AvatarOut
from goodword.submissions.schemas import FindingOut, FormIn, WhyOut
from goodword.web.schema import LOCALE, In, Line, Moment, Number, Out, Paragraphs, Shown

CURSOR = validate.Length(max=400)


class CommentsQuery(In):
    """Under what, in which order."""

    on = fields.String(required=True, validate=validate.Length(max=60), metadata={"description": "rev_… or ans_…"})
    sort = fields.String(load_default=rules.ORDER, validate=validate.OneOf(rules.SORTS))
    limit = Number(load_default=rules.DEFAULT_LIMIT, validate=validate.Range(1, rules.PAGE_MAX))
    cursor = fields.String(load_default=None, validate=CURSOR)


class RepliesQuery(In):
    """Which replies."""

    limit = Number(load_default=rules.DEFAULT_LIMIT, validate=validate.Range(1, rules.PAGE_MAX))
    cursor = fields.String(load_default=None, validate=CURSOR)


class WriterOut(Out):
    """Who wrote it; ``title`` is an expert's."""

    name = fields.String(required=True, allow_none=True)
    initials = fields.String(required=True)
    kind = fields.String(required=True, metadata={"enum": [rules.STAFF, common.EXPERT, common.SHOPPER]})
    title = fields.String(required=True, allow_none=True)
    profile = fields.String(required=True, allow_none=True, metadata={"format": "uri"})
    avatar = fields.Nested(AvatarOut, required=True, allow_none=True)


class AnsweredOut(Out):
    """The comment that a reply answers, and by whom it is; no name when it is gone."""

    id = Shown("cmt", required=True)
    name = fields.String(required=True, allow_none=True)


class SaidOut(Out):
    """A comment or a reply, as everybody sees it."""

    id = Shown("cmt", required=True)
    text = fields.String(required=True, allow_none=True)
    author = fields.Nested(WriterOut, required=True)
    locale = fields.String(required=True, allow_none=True)
    created_at = Moment(required=True, allow_none=True)
    edited_at = Moment(required=True, allow_none=True)
    helpful = fields.Integer(required=True)
    labels = fields.List(fields.String(metadata={"enum": ["shop_staff", "incentivized"]}), required=True)
    answers = fields.Nested(AnsweredOut, required=True, allow_none=True)


class CommentOut(SaidOut):
    """A comment with its first replies; ``replies_next`` leads to the others."""

    replies = fields.List(fields.Nested(SaidOut), required=True)
    replies_count = fields.Integer(required=True)
    replies_next = fields.String(required=True, allow_none=True)


class CommentsPage(Out):
    """One page of a thread; ``count`` is of all that count, replies too."""

    count = fields.Integer(required=True)
    data = fields.List(fields.Nested(CommentOut), required=True)
    next = fields.String(required=True, allow_none=True)


class RepliesPage(Out):
    """One page of the replies under a comment."""

    data = fields.List(fields.Nested(SaidOut), required=True)
    next = fields.String(required=True, allow_none=True)


class CommentWordsIn(In):
    """What she says."""

    text = Paragraphs(longest=rules.TEXT_MAX, required=True)
    name = Line(longest=rules.NAME_MAX, required=True)
    locale = fields.String(allow_none=True, load_default=None, validate=LOCALE)
    form = fields.Nested(FormIn, load_default=lambda: FormIn().load({}))

    @post_load
    def short_locale(self, data: dict[str, Any], **_: Any) -> dict[str, Any]:
        """Keep the language."""
        data["locale"] = data["locale"] and data["locale"].split("-")[0].lower()
        return data


class PlaceIn(In):
    """Where it stands: under what, and whether it replies to a comment there."""

    on = fields.String(required=True, validate=validate.Length(max=60), metadata={"description": "rev_… or ans_…"})
    reply_to = fields.String(load_default=None, allow_none=True, validate=validate.Length(max=60))


class CommentIn(PlaceIn, CommentWordsIn):
    """A comment. A guest gives her address; a shopper's is known already."""

    email = fields.String(load_default=None, allow_none=True, validate=validate.Length(max=254))


class ShopCommentIn(PlaceIn):
    """What the shop says; ``name`` is of one of its people, or none: then it is the shop's own."""

    text = Paragraphs(longest=rules.TEXT_MAX, required=True)
    name = Line(longest=rules.NAME_MAX, allow_none=True, load_default=None)


class CommentImprovedOut(Out):
    """How it stands with a comment sent again."""

    id = Shown("cmt", required=True)
    status = fields.String(required=True, metadata={"enum": SENT_STATUSES})
    why = fields.List(fields.Nested(WhyOut), required=True)


class CommentRestoredOut(CommentImprovedOut):
    """How it stands with a comment that she has put back."""

    status = fields.String(required=True, metadata={"enum": STATUSES})


class CommentSentOut(CommentImprovedOut):
    """How it stands with a comment just sent."""

    email_hint = fields.String(required=True, allow_none=True)


class ManagedCommentOut(SaidOut):
    """A comment as its shop sees it."""

    version = fields.Integer(required=True)
    on = fields.String(required=True)
    reply_to = Shown("cmt", required=True, allow_none=True, attribute="answers_id")
    product = fields.String(required=True)
    status = fields.String(required=True, metadata={"enum": STATUSES})
    moderation_reason = fields.String(required=True, allow_none=True)
    counted = fields.Boolean(required=True)
    why = fields.List(fields.Nested(FindingOut), required=True)
    received_at = Moment(required=True)
    published_at = Moment(required=True, allow_none=True)


class ManagedCommentsPage(Out):
    """One page of a shop's comments."""

    data = fields.List(fields.Nested(ManagedCommentOut), required=True)
    next = fields.String(required=True, allow_none=True)
