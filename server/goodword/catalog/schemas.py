"""What the room takes and gives."""

from typing import Any

from marshmallow import ValidationError, fields, validate

from goodword.catalog.rules import GROUP_MAX, REF_KINDS
from goodword.web.schema import Address, Form, In, Line, Out, Ref, Shown


class FitRefs(fields.List):
    """Refs without the odd ones, as long as one is fit: one odd product costs a page no other's rating."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> list[Any]:
        try:
            return super()._deserialize(value, attr, data, **kwargs)
        except ValidationError as fault:
            if not fault.valid_data:
                raise
            return list(fault.valid_data)


class RatingsQuery(In):
    """Which products; a name that no product can have is left out of the answer."""

    product = FitRefs(Ref(), required=True, validate=validate.Length(min=1, max=100))


class SumsOut(Out):
    """What all published ratings of a product add up to; no average without a rating."""

    count = fields.Integer(required=True)
    average = fields.Float(required=True, allow_none=True)
    histogram = fields.Dict(keys=fields.String(), values=fields.Integer(), required=True)


class RatingOut(SumsOut):
    """The rating of one product."""

    product = fields.String(required=True)


class RatingsOut(Out):
    """Ratings in the order asked for."""

    data = fields.List(fields.Nested(RatingOut), required=True)


class ProductQuery(In):
    """Which product."""

    product = Ref(required=True)


class DescribeIn(In):
    """What the shop says of a product; null is “not said”."""

    product = Ref(required=True)
    name = Line(longest=300, allow_none=True, load_default=None)
    url = Address(longest=2000, allow_none=True, load_default=None)
    image = Address(longest=2000, allow_none=True, load_default=None)
    gtin = fields.String(
        allow_none=True, load_default=None, validate=Form(r"^[0-9]{8,14}$", error="A GTIN has 8 to 14 digits.")
    )
    variant = Line(longest=100, allow_none=True, load_default=None)


class AliasIn(In):
    """One more name for a product. ``name`` is what the thing behind the new name is called."""

    product = Ref(required=True)
    alias = Ref(required=True)
    kind = fields.String(load_default="id", validate=validate.OneOf(REF_KINDS))
    name = Line(longest=300, allow_none=True, load_default=None)
    reason = Line(longest=300, allow_none=True, load_default=None)


class MemberIn(In):
    """A product of a group, and what tells it apart from the others."""

    product = Ref(required=True)
    variant = Line(longest=100, allow_none=True, load_default=None)


class GroupIn(In):
    """Products that share their reviews. A reason is needed where their names have little in common; it is public."""

    name = Line(longest=100, required=True)
    products = fields.List(fields.Nested(MemberIn), required=True, validate=validate.Length(min=1, max=GROUP_MAX))
    reason = Line(longest=300, allow_none=True, load_default=None)


class NameOut(Out):
    """A name of a product."""

    ref = fields.String(required=True)
    kind = fields.String(required=True, metadata={"enum": REF_KINDS})


class MemberOut(Out):
    """A product of a group."""

    product = fields.String(required=True)
    name = fields.String(required=True, allow_none=True)
    variant = fields.String(required=True, allow_none=True)


class GroupOut(Out):
    """Products that share their reviews."""

    id = Shown("grp", required=True)
    name = fields.String(required=True)
    reason = fields.String(required=True, allow_none=True)
    products = fields.List(fields.Nested(MemberOut), required=True)


class GroupsOut(Out):
    """All groups of a shop."""

    data = fields.List(fields.Nested(GroupOut), required=True)


class ProductOut(Out):
    """A product as its shop sees it; the rating is that of the whole group."""

    product = fields.String(required=True)
    name = fields.String(required=True, allow_none=True)
    url = fields.String(required=True, allow_none=True)
    image = fields.String(required=True, allow_none=True)
    gtin = fields.String(required=True, allow_none=True)
    variant = fields.String(required=True, allow_none=True)
    names = fields.List(fields.Nested(NameOut), required=True)
    group = fields.Nested(GroupOut, required=True, allow_none=True)
    rating = fields.Nested(SumsOut, required=True)
