"""What the room takes and gives."""

from typing import Any

from marshmallow import ValidationError, fields, validate

from goodword.fields import rules
from goodword.web.schema import Form, In, Line, Out, Ref, Whole

ANSWER = {
    "anyOf": [
        {"type": "integer"},
        {"type": "boolean"},
        {"type": "string"},
        {"type": "array", "items": {"type": "string"}},
    ]
}


class AnswersOut(fields.Dict):
    """Answers by key: a step of a scale, true or false, a word, a list of tags."""

    def __init__(self, **options: Any) -> None:
        super().__init__(metadata={"additionalProperties": ANSWER}, **options)


class AnswersIn(AnswersOut):
    """Answers as she sends them; whether each fits its field is the service's to say."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> dict[str, Any]:
        given: dict[str, Any] = super()._deserialize(value, attr, data, **kwargs)
        if len(given) > rules.FIELDS_MAX:
            raise ValidationError("Too many answers.")
        return given


class Labels(fields.Dict):
    """Words by locale: ``{"en": "Fit"}``."""

    def __init__(self, **options: Any) -> None:
        super().__init__(metadata={"additionalProperties": {"type": "string", "maxLength": rules.LABEL_MAX}}, **options)


class Ends(fields.Dict):
    """What the first and the last step of a scale mean, by locale: ``{"en": ["Small", "Large"]}``."""

    def __init__(self, **options: Any) -> None:
        two = {"type": "array", "items": {"type": "string", "maxLength": rules.LABEL_MAX}, "minItems": 2, "maxItems": 2}
        super().__init__(metadata={"additionalProperties": two}, **options)


class OptionOut(Out):
    """One answer that can be chosen, with how many published reviews gave it."""

    value = fields.String(required=True)
    labels = Labels(required=True)
    count = fields.Integer(required=True)


class FieldOut(Out):
    """A field of the shop's own, with what its published answers add up to on a page."""

    key = fields.String(required=True)
    kind = fields.String(required=True, metadata={"enum": rules.KINDS})
    about = fields.String(required=True, metadata={"enum": rules.ABOUT})
    labels = Labels(required=True)
    ends = Ends(required=True)
    steps = fields.Integer(required=True)
    options = fields.List(fields.Nested(OptionOut), required=True)
    average = fields.Float(required=True, allow_none=True)
    count = fields.Integer(required=True)
    required_ = fields.Boolean(data_key="required", required=True)
    asked = fields.Boolean(required=True)
    filters = fields.Boolean(required=True)


class AskedPage(Out):
    """What the form of a product asks."""

    data = fields.List(fields.Nested(FieldOut), required=True)


class OptionIn(In):
    """One answer that can be chosen."""

    value = fields.String(required=True, validate=Form(rules.VALUE.pattern, error="A value such as very_good."))
    labels = Labels(required=True)


class DefinitionIn(In):
    """A field as its shop defines it."""

    kind = fields.String(required=True, validate=validate.OneOf(rules.KINDS))
    labels = Labels(required=True)
    ends = Ends(load_default=dict)
    steps = Whole(load_default=5, validate=validate.Range(2, rules.STEPS_MAX))
    options = fields.List(fields.Nested(OptionIn), load_default=list, validate=validate.Length(max=rules.OPTIONS_MAX))
    about = fields.String(load_default=None, allow_none=True, validate=validate.OneOf(rules.ABOUT))
    position = Whole(load_default=None, allow_none=True, validate=validate.Range(0, 1000))
    required_ = fields.Boolean(data_key="required", attribute="required", load_default=False)
    asked = fields.Boolean(load_default=True)
    products = fields.List(Ref(), load_default=None, allow_none=True, validate=validate.Length(min=1, max=1000))


class DefinedOut(DefinitionIn):
    """A field as it is defined."""

    key = Line(longest=40, required=True)
    active = fields.Boolean(required=True)


class DefinedPage(Out):
    """All fields of a shop."""

    data = fields.List(fields.Nested(DefinedOut), required=True)


class AskedQuery(In):
    """Of which product."""

    product = Ref(required=True)
