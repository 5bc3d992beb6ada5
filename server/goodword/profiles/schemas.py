"""What the room takes and gives."""

from marshmallow import fields, validate

from goodword.contributions.rules import PREFIXES
from goodword.moderation.rules import RULE_NAMES
from goodword.reviews.rules import NAME_MAX
from goodword.reviews.schemas import STATUSES, ReviewOut
from goodword.web.schema import Asked, In, Line, Moment, Number, Out, TrueOrFalse

DEEDS = ("edit", "withdraw", "restore")
HIDDEN_BY_SHOP = "hidden"


class ProfileIn(In):
    """What she changes about herself. Making the profile public is a consent: ``locale`` says what she read it in."""

    name = Line(longest=NAME_MAX, required=False)
    public = TrueOrFalse()
    locale = fields.String(load_default="", validate=validate.Length(max=12))


class MineQuery(In):
    """Which part of her list, and in which language she reads."""

    lang = Asked(longest=12)
    kind = fields.String(load_default="review", validate=validate.OneOf((*PREFIXES,)))
    limit = Number(load_default=20, validate=validate.Range(1, 50))
    cursor = fields.String(validate=validate.Length(max=400))


class ReasonOut(Out):
    """Why it is not simply shown: a rule with its numbers, or the reason for which the shop has hidden it."""

    rule = fields.String(required=True, metadata={"enum": (*RULE_NAMES, HIDDEN_BY_SHOP)})
    text = fields.String(required=True)


class OfProductOut(Out):
    """The product that she wrote about."""

    ref = fields.String(required=True)
    name = fields.String(required=True, allow_none=True)
    url = fields.String(required=True, allow_none=True)


class HerWordsOut(Out):
    """A question, an answer or a comment of hers."""

    id = fields.String(required=True)
    name = fields.String(required=True, allow_none=True, metadata={"description": "what she called herself"})
    text = fields.String(required=True, allow_none=True)
    details = fields.String(allow_none=True)
    helpful = fields.Integer(required=True)
    created_at = Moment(required=True, allow_none=True)
    url = fields.String(required=True, allow_none=True, metadata={"format": "uri"})


class ContributionOut(Out):
    """Something that she wrote, how it stands, and what she can do with it."""

    kind = fields.String(required=True, metadata={"enum": (*PREFIXES,)})
    product = fields.Nested(OfProductOut, required=True)
    review = fields.Nested(ReviewOut, metadata={"description": "if it is one"})
    words = fields.Nested(HerWordsOut, metadata={"description": "if it is none"})
    status = fields.String(required=True, metadata={"enum": STATUSES})
    why = fields.List(fields.Nested(ReasonOut), required=True)
    can = fields.List(fields.String(metadata={"enum": DEEDS}), required=True)


class TakenOut(Out):
    """What the shop has taken away from her, and why; told until she chooses another."""

    what = fields.String(required=True, metadata={"enum": ("name", "picture")})
    text = fields.String(required=True)


class ContributionsPage(Out):
    """One page of what she wrote, and what the shop has taken away from her."""

    data = fields.List(fields.Nested(ContributionOut), required=True)
    next = fields.String(required=True, allow_none=True)
    taken = fields.List(fields.Nested(TakenOut), required=True)
    closed = fields.String(
        required=True,
        allow_none=True,
        metadata={"description": "Why she can write and change nothing here now, in her language; null if she can."},
    )
