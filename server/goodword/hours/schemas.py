"""What the room takes and gives."""

from marshmallow import fields, validate

from goodword.hours import rules
from goodword.shoppers.schemas import AvatarOut
from goodword.web.schema import In, Line, Moment, Named, Number, Out, Paragraphs, Ref, Shown, Whole


class HoursQuery(In):
    """Which hours."""

    state = fields.String(load_default=None, validate=validate.OneOf(rules.STATES))
    product = Ref(load_default=None)


class NewsQuery(In):
    """Which version the page shows."""

    since = Number(load_default=0, validate=validate.Range(0, 999_999_999))


class HourExpertOut(Out):
    """Who answers."""

    name = fields.String(required=True)
    title = fields.String(required=True, allow_none=True)
    initials = fields.String(required=True)
    profile = fields.String(required=True, allow_none=True, metadata={"format": "uri"})
    avatar = fields.Nested(AvatarOut, required=True, allow_none=True)


class HourOut(Out):
    """An hour. Its questions are those about ``product``, a ref like that of a product."""

    id = Shown("hou", required=True)
    state = fields.String(required=True, metadata={"enum": rules.STATES})
    title = fields.String(required=True)
    text = fields.String(required=True, allow_none=True)
    expert = fields.Nested(HourExpertOut, required=True)
    begins_at = Moment(required=True)
    ends_at = Moment(required=True)
    collects_at = Moment(required=True)
    minutes = fields.Integer(required=True)
    product = fields.String(required=True)
    products = fields.List(fields.String(), required=True)
    questions_count = fields.Integer(required=True)
    unanswered = fields.Integer(required=True)
    cancelled_because = fields.String(required=True, allow_none=True)
    url = fields.String(required=True, metadata={"format": "uri"})


class HoursOut(Out):
    """The shop's hours, the latest first."""

    data = fields.List(fields.Nested(HourOut), required=True)


class NewsOut(Out):
    """Whether anything is otherwise than in the version that the page shows, and when it is worth asking again."""

    version = fields.Integer(required=True)
    changed = fields.Boolean(required=True)
    state = fields.String(required=True, metadata={"enum": rules.STATES})
    again_in = fields.Integer(required=True, allow_none=True, metadata={"description": "seconds; null: no more news"})


class HourIn(In):
    """A date with an expert. Without ``collects_at`` questions are taken at once; without ``products``, about all."""

    expert = fields.String(required=True, validate=validate.Length(max=60))
    title = Line(longest=rules.TITLE_MAX, required=True)
    text = Paragraphs(longest=rules.TEXT_MAX, allow_none=True, load_default=None)
    begins_at = Named(required=True)
    collects_at = Named(allow_none=True, load_default=None)
    minutes = Whole(load_default=60, validate=validate.Range(*rules.MINUTES))
    products = fields.List(Ref(), load_default=list, validate=validate.Length(max=rules.MOST_PRODUCTS))


class ChangeIn(In):
    """What is to be otherwise; what is not named stays."""

    title = Line(longest=rules.TITLE_MAX, load_default=None)
    text = Paragraphs(longest=rules.TEXT_MAX, allow_none=True, load_default=None)
    begins_at = Named(load_default=None)
    minutes = Whole(load_default=None, validate=validate.Range(*rules.MINUTES))


class CancelIn(In):
    """Why it does not take place, for everybody to read."""

    reason = Line(longest=200, allow_none=True, load_default=None)
