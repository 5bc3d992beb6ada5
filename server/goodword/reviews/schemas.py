"""What the room takes and gives."""

from typing import Any

from marshmallow import fields, post_load, validate

from goodword.catalog.schemas import SumsOut
from goodword.fields.rules import WISH
from goodword.fields.schemas import AnswersIn, AnswersOut, FieldOut
from goodword.lib import ids
from goodword.media.rules import MOST_A_REVIEW
from goodword.media.schemas import PhotoOut
from goodword.reviews import rules
from goodword.shoppers.schemas import AvatarOut
from goodword.submissions.schemas import FactsIn, FindingOut, FormIn, WhyOut
from goodword.web.schema import (
    LOCALE,
    Asked,
    Form,
    In,
    Line,
    Moment,
    Number,
    Out,
    Paragraphs,
    Ref,
    Shown,
    Whole,
    YesNo,
)

STATUSES = ("published", "held", "unconfirmed", "hidden", "withdrawn", "replaced")
SENT_STATUSES = ("unconfirmed", "held", "published")


class ReviewsQuery(In):
    """Which reviews, in which order."""

    product = Ref(required=True)
    sort = fields.String(load_default="helpful", validate=validate.OneOf(rules.SORTS))
    stars = fields.List(Number(validate=validate.Range(1, 5)), load_default=[], validate=validate.Length(max=5))
    media = YesNo(load_default=False)
    verified = YesNo(load_default=False)
    q = Asked(longest=100)
    lang = Asked(longest=12)
    own = fields.List(
        fields.String(validate=Form(WISH.pattern, error="A field and one of its values, such as fit:4.")),
        data_key="field",
        attribute="fields",
        load_default=[],
        validate=validate.Length(max=8),
    )
    limit = Number(load_default=10, validate=validate.Range(1, rules.PAGE_MAX))
    cursor = fields.String(validate=validate.Length(max=400))


class ReplyOut(Out):
    """The shop's reply."""

    author = fields.String(required=True)
    text = fields.String(required=True)
    created_at = Moment(required=True, allow_none=True)


class OfOut(Out):
    """The product that a review is of, where it stands with those of another."""

    product = fields.String(required=True)
    name = fields.String(required=True, allow_none=True)
    variant = fields.String(required=True, allow_none=True)


class ReviewOut(Out):
    """A published review."""

    id = Shown("rev", required=True)
    version = fields.Integer(required=True)
    rating = fields.Integer(required=True)
    title = fields.String(required=True, allow_none=True)
    text = fields.String(required=True, allow_none=True)
    author = fields.String(required=True, allow_none=True, attribute="author_name")
    author_profile = fields.String(required=True, allow_none=True, metadata={"format": "uri"})
    author_avatar = fields.Nested(AvatarOut, required=True, allow_none=True)
    locale = fields.String(required=True, allow_none=True)
    created_at = Moment(required=True, allow_none=True)
    edited_at = Moment(required=True, allow_none=True)
    badges = fields.List(fields.String(metadata={"enum": rules.BADGES}), required=True)
    helpful = fields.Integer(required=True)
    counted = fields.Boolean(required=True)
    not_counted_because = fields.String(required=True, allow_none=True)
    media = fields.List(fields.Nested(PhotoOut), required=True)
    own = AnswersOut(data_key="fields", required=True)
    of = fields.Nested(OfOut, required=True, allow_none=True)
    reply = fields.Nested(ReplyOut, required=True, allow_none=True)
    comments_count = fields.Integer(required=True)


class CountsOut(Out):
    """How many reviews have words, photos, a verified buyer."""

    words = fields.Integer(required=True)
    media = fields.Integer(required=True)
    verified = fields.Integer(required=True)


class ReviewsPage(Out):
    """One page of a product's reviews, with the product's sums."""

    product = fields.String(required=True)
    name = fields.String(required=True, allow_none=True)
    rating = fields.Nested(SumsOut, required=True)
    counts = fields.Nested(CountsOut, required=True)
    own = fields.List(fields.Nested(FieldOut), data_key="fields", required=True)
    matching = fields.Integer(required=True, allow_none=True)
    data = fields.List(fields.Nested(ReviewOut), required=True)
    next = fields.String(required=True, allow_none=True)


class PhotoId(fields.String):
    """The id of a photo sent before; what is none is unknown, as an id of nobody's photo is."""

    def __init__(self, **options: Any) -> None:
        super().__init__(metadata={"pattern": "^pho_[0-9a-f]{32}$"}, **options)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:
        return ids.parse("pho", super()._deserialize(value, attr, data, **kwargs))


class WordsIn(In):
    """What she says."""

    rating = Whole(required=True, validate=validate.Range(1, 5))
    title = Line(longest=rules.TITLE_MAX, allow_none=True, load_default=None)
    text = Paragraphs(longest=rules.TEXT_MAX, allow_none=True, load_default=None)
    name = Line(longest=rules.NAME_MAX, required=True)
    locale = fields.String(allow_none=True, load_default=None, validate=LOCALE)
    photos = fields.List(
        PhotoId(), load_default=lambda: None, allow_none=True, validate=validate.Length(max=MOST_A_REVIEW)
    )
    own = AnswersIn(data_key="fields", load_default=dict)
    form = fields.Nested(FormIn, load_default=lambda: FormIn().load({}))

    @post_load
    def short_locale(self, data: dict[str, Any], **_: Any) -> dict[str, Any]:
        """Keep the language: reviews are listed by it."""
        data["locale"] = data["locale"] and data["locale"].split("-")[0].lower()
        return data


class ReviewIn(WordsIn):
    """A review. A guest gives her address; a shopper's is known already."""

    product = Ref(required=True)
    email = fields.String(load_default=None, allow_none=True, validate=validate.Length(max=254))
    product_facts = fields.Nested(FactsIn, load_default=dict)


class ImprovedOut(Out):
    """How it stands with a review sent again."""

    id = Shown("rev", required=True)
    status = fields.String(required=True, metadata={"enum": SENT_STATUSES})
    why = fields.List(fields.Nested(WhyOut), required=True)


class RestoredOut(ImprovedOut):
    """How it stands with a review that she has put back; what was hidden is hidden again."""

    status = fields.String(required=True, metadata={"enum": STATUSES})


class SubmittedOut(ImprovedOut):
    """How it stands with a review just sent."""

    email_hint = fields.String(required=True, allow_none=True)


class QueueQuery(In):
    """Which reviews the shop wants to see."""

    status = fields.String(load_default="held", validate=validate.OneOf(STATUSES))
    limit = Number(load_default=20, validate=validate.Range(1, 100))
    cursor = fields.String(validate=validate.Length(max=400))


class ManagedReviewOut(ReviewOut):
    """A review as its shop sees it."""

    product = fields.String(required=True)
    status = fields.String(required=True, metadata={"enum": STATUSES})
    moderation_reason = fields.String(required=True, allow_none=True)
    why = fields.List(fields.Nested(FindingOut), required=True)
    source = fields.String(required=True)
    source_id = fields.String(required=True, allow_none=True)
    received_at = Moment(required=True)
    published_at = Moment(required=True, allow_none=True)


class ManagedPage(Out):
    """One page of a shop's reviews."""

    data = fields.List(fields.Nested(ManagedReviewOut), required=True)
    next = fields.String(required=True, allow_none=True)


class ReplyIn(In):
    """The shop's reply."""

    text = Paragraphs(longest=rules.REPLY_MAX, required=True)
