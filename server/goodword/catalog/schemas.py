"""What the room takes and gives."""

from marshmallow import fields, validate

from goodword.web.schema import In, Out, Ref


class RatingsQuery(In):
    """Which products."""

    product = fields.List(Ref(), required=True, validate=validate.Length(min=1, max=100))


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
