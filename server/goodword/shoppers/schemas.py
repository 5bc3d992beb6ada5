"""What the room takes and gives."""

from marshmallow import fields

from goodword.web.schema import In, Out


class GuestIn(In):
    """Nothing is asked of a guest."""


class GuestOut(Out):
    """The guest's bearer, shown this once."""

    bearer = fields.String(required=True)
