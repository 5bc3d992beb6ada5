"""What the room takes and gives."""

from typing import Any

from marshmallow import ValidationError, fields, validate, validates_schema

from goodword.networks.sharing import OFFERED
from goodword.web.schema import In, Out, Ref


class ShareIn(In):
    """What she shares: words by their id, or a product."""

    on = fields.String(validate=validate.Length(max=60), metadata={"description": "rev_…, que_… or ans_…"})
    product = Ref()

    @validates_schema
    def one_thing(self, data: dict[str, Any], **_: Any) -> None:
        """Neither nothing nor two."""
        if ("on" in data) == ("product" in data):
            raise ValidationError("Either on or product is required, and not both.", "on")


class WayOut(Out):
    """One way to share: its short link, and the address to open with it, which holds the text already.

    ``{instance}`` in an address stands for the host that she names.
    """

    network = fields.String(required=True, metadata={"enum": list(OFFERED)})
    name = fields.String(required=True)
    url = fields.String(required=True, metadata={"format": "uri"})
    href = fields.String(required=True)


class ShareOut(Out):
    """What the device's own list of ways to share is given, and every way that the shop offers, in its order."""

    title = fields.String(required=True)
    text = fields.String(required=True)
    url = fields.String(required=True, metadata={"format": "uri"})
    networks = fields.List(fields.Nested(WayOut), required=True)
