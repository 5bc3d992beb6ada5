"""What the room takes."""

from goodword.web.schema import Asked, In, Ref


class ProductQuery(In):
    """Which product, in which language."""

    product = Ref(required=True)
    lang = Asked(longest=12)
