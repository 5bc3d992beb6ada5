"""What the room takes."""

from marshmallow import fields, validate

from goodword.web.schema import REF, In


class ProductQuery(In):
    """Which product, in which language."""

    product = fields.String(required=True, validate=REF)
    lang = fields.String(load_default="", validate=validate.Length(max=12))
