"""What the room takes."""

from marshmallow import fields, validate

from goodword.web.schema import In, Ref


class ProductQuery(In):
    """Which product, in which language."""

    product = Ref(required=True)
    lang = fields.String(load_default="", validate=validate.Length(max=12))
