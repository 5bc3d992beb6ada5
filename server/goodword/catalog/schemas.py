"""What the room takes and gives."""

from typing import Any

from marshmallow import ValidationError, fields, validate

from goodword.web.schema import In, Out, Ref


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
