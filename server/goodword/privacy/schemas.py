"""What the room takes and gives."""

from marshmallow import fields

from goodword.privacy.rules import FAILED, GONE, READY, WAITING
from goodword.web.schema import In, Moment, Out, Shown, TrueOrFalse


class ExportIn(In):
    """Nothing is asked but that she has shown who she is."""


class ExportOut(Out):
    """How it stands with an export; ``url`` is good for fifteen minutes, until ``url_expires_at``."""

    id = Shown("exp", required=True)
    state = fields.String(required=True, metadata={"enum": (WAITING, READY, FAILED, GONE)})
    url = fields.String(required=True, allow_none=True)
    url_expires_at = Moment(required=True, allow_none=True)
    bytes = fields.Integer(required=True)


class EraseIn(In):
    """Whether her words stay, under nobody's name."""

    keep_words = TrueOrFalse(required=True)


class EraseOut(Out):
    """It is on its way, and done by then at the latest."""

    id = Shown("era", required=True)
    by = Moment(required=True)
