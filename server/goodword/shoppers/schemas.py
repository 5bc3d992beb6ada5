"""What the room takes and gives."""

from typing import Any

from marshmallow import fields, validate

from goodword.shoppers.rules import EMAIL, GUEST, LARGEST_ASSERTION, SHOP
from goodword.web.schema import In, Line, Moment, Out, Shown

EXPERT_LINE, EXPERT_TOPIC, EXPERT_TOPICS = 80, 60, 10
"""How long an expert's name, title and topics are at most, and how many topics she has."""


class GuestIn(In):
    """Nothing is asked of a guest."""


class GuestOut(Out):
    """The guest's bearer, shown this once."""

    bearer = fields.String(required=True)


class Unread(fields.String):
    """A token. Too long, empty or no text, it is refused as any other that is not taken, and not by its form."""

    def __init__(self, *, longest: int) -> None:
        super().__init__(required=True, allow_none=True, metadata={"maxLength": longest})

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        return value if isinstance(value, str) else ""


class AssertionIn(In):
    """The shop's word for a shopper, and a bearer that she holds as well: what hangs on it is hers."""

    assertion = Unread(longest=LARGEST_ASSERTION)
    guest = fields.String(load_default=None, allow_none=True, validate=validate.Length(max=100))


class AvatarOut(Out):
    """Her picture in two sizes, square."""

    small = fields.String(required=True, metadata={"format": "uri", "description": "WebP, its side up to 96 px"})
    large = fields.String(required=True, metadata={"format": "uri", "description": "WebP, its side up to 384 px"})


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
    experts = fields.List(
        fields.String(), required=True, metadata={"description": "as which of the shop's experts she writes"}
    )
    how = fields.String(required=True, metadata={"enum": [SHOP, EMAIL, GUEST]})
    proven_until = Moment(required=True, allow_none=True)


class KnownOut(Out):
    """She is known: her bearer, until when it is good if it is not used, and who she is."""

    bearer = fields.String(required=True)
    expires_at = Moment(required=True)
    shopper = fields.Nested(MeOut, required=True)


class ExpertIn(In):
    """Whom to ask."""

    email = fields.String(required=True, validate=validate.Length(max=254), metadata={"format": "email"})
    name = Line(longest=EXPERT_LINE, required=True)
    title = Line(longest=EXPERT_LINE, allow_none=True, load_default=None)
    topics = fields.List(
        Line(longest=EXPERT_TOPIC, required=True), load_default=list, validate=validate.Length(max=EXPERT_TOPICS)
    )


class ExpertOut(Out):
    """An expert as the shop sees her."""

    id = Shown("xpt", required=True)
    state = fields.String(required=True, metadata={"enum": ["invited", "accepted", "removed"]})
    email = fields.String(required=True)
    name = fields.String(required=True)
    title = fields.String(required=True, allow_none=True)
    topics = fields.List(fields.String(), required=True)
    invited_at = Moment(required=True)
    accepted_at = Moment(required=True, allow_none=True)
    removed_at = Moment(required=True, allow_none=True)


class ExpertsOut(Out):
    """All of a shop's experts."""

    data = fields.List(fields.Nested(ExpertOut), required=True)
