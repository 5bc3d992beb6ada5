"""What the room takes and gives."""

from marshmallow import fields

from goodword.shoppers.rules import EMAIL, GUEST, SHOP
from goodword.web.schema import In, Moment, Out


class GuestIn(In):
    """Nothing is asked of a guest."""


class GuestOut(Out):
    """The guest's bearer, shown this once."""

    bearer = fields.String(required=True)


class AvatarOut(Out):
    """Her picture in two sizes."""

    small = fields.String(required=True)
    large = fields.String(required=True)


class MeOut(Out):
    """What she herself is told of who she is. Scripts of the shop's page can read it too: no address, no orders."""

    kind = fields.String(required=True, metadata={"enum": [GUEST, "shopper"]})
    name = fields.String(required=True, allow_none=True)
    initials = fields.String(required=True)
    avatar = fields.Nested(AvatarOut, required=True, allow_none=True)
    badges = fields.List(fields.String(), required=True)
    public = fields.Boolean(required=True)
    profile = fields.String(required=True, allow_none=True)
    email_hint = fields.String(required=True, allow_none=True)
    how = fields.String(required=True, metadata={"enum": [SHOP, EMAIL, GUEST]})
    proven_until = Moment(required=True, allow_none=True)
