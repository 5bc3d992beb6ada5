"""What the room takes and gives."""

from marshmallow import fields, validate

from goodword.contributions.rules import HIDE_REASONS, PREFIXES
from goodword.moderation.rules import DECISIONS, DROPPED
from goodword.web.schema import In, Line, Moment, Number, Out, Shown, TrueOrFalse


class FormOut(Out):
    """What a form that is being opened sends along later: it tells us how long it was open, and nothing else."""

    token = fields.String(required=True)


class CasesQuery(In):
    """Which cases."""

    state = fields.String(load_default="open", validate=validate.OneOf(("open", "decided")))
    limit = Number(load_default=20, validate=validate.Range(1, 100))
    cursor = fields.String(validate=validate.Length(max=400))


class CaseOut(Out):
    """Something for a person to decide: ``target`` is an id, or the ref of a product with a burst."""

    id = Shown("cas", required=True)
    kind = fields.String(required=True, metadata={"enum": (*PREFIXES, "product")})
    target = fields.String(required=True)
    opened_by = fields.String(required=True)
    numbers = fields.Dict(required=True)
    state = fields.String(required=True, metadata={"enum": ("open", "decided")})
    opened_at = Moment(required=True)
    decision = fields.String(required=True, allow_none=True, metadata={"enum": (*DECISIONS, DROPPED, None)})
    reason = fields.String(required=True, allow_none=True)
    decided_by = fields.String(required=True, allow_none=True)
    decided_at = Moment(required=True, allow_none=True)


class CasesPage(Out):
    """One page of a shop's cases."""

    data = fields.List(fields.Nested(CaseOut), required=True)
    next = fields.String(required=True, allow_none=True)


class DecisionIn(In):
    """A review is kept or hidden, hiding needs a reason; a burst is counted or left out."""

    decision = fields.String(required=True, validate=validate.OneOf(DECISIONS))
    reason = fields.String(load_default=None, allow_none=True, validate=validate.OneOf(HIDE_REASONS))


class WordIn(In):
    """A word the shop wants to look at first; or, not ``looks``, one of the lists that it does not mind."""

    word = Line(longest=60, required=True)
    looks = TrueOrFalse(load_default=True)


class WordOut(Out):
    """A word on the shop's own list."""

    word = fields.String(required=True)
    looks = fields.Boolean(required=True)


class WordsOut(Out):
    """The shop's own words."""

    data = fields.List(fields.Nested(WordOut), required=True)
