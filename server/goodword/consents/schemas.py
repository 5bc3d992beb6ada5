"""What the room takes and gives."""

from marshmallow import fields, validate

from goodword.consents.purposes import PURPOSES
from goodword.web.schema import Asked, In, Moment, Out, TrueOrFalse, Whole


class InWhichTongue(In):
    """In which language she reads; the shop's own when she does not say."""

    lang = Asked(longest=12)


class ConsentIn(In):
    """Whether she allows it, and which version of the text she has read, in which language."""

    given = TrueOrFalse(required=True)
    version = Whole(required=True, validate=validate.Range(1, 1_000))
    locale = fields.String(load_default="", validate=validate.Length(max=12))


class ConsentOut(Out):
    """One purpose, its text, and how she has decided; ``given`` is null while she has not."""

    purpose = fields.String(required=True, metadata={"enum": tuple(PURPOSES)})
    text = fields.String(required=True)
    version = fields.Integer(required=True)
    given = fields.Boolean(required=True, allow_none=True)
    decided_version = fields.Integer(required=True, allow_none=True)
    at = Moment(required=True, allow_none=True)


class ConsentsOut(Out):
    """Every purpose that concerns her."""

    data = fields.List(fields.Nested(ConsentOut), required=True)
