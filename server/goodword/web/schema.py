"""Marshmallow as we use it: unknown fields are refused, ids are shown with a prefix, text is clean."""

import re
from typing import Any

from marshmallow import RAISE, Schema, ValidationError, fields, validate

from goodword.lib import ids, text


class In(Schema):
    """What comes in: a field that we do not know is an error, not something to drop."""

    class Meta:
        """Refuse what is unknown."""

        unknown = RAISE


class Out(Schema):
    """What goes out."""


class Shown(fields.String):
    """An id with its prefix."""

    def __init__(self, prefix: str, **options: Any) -> None:
        super().__init__(metadata={"pattern": f"^{prefix}_[0-9a-f]{{32}}$"}, **options)
        self.prefix = prefix

    def _serialize(self, value: Any, attr: str | None, obj: Any, **kwargs: Any) -> str | None:
        return None if value is None else ids.show(self.prefix, value)


class Ref(fields.String):
    """The shop's own word for a product: 1 to 200 characters, any but controls."""

    longest = 200
    _controls = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")

    def __init__(self, **options: Any) -> None:
        limits = {"minLength": 1, "maxLength": self.longest, "pattern": r"^[^\x00-\x1f\x7f-\x9f]+$"}
        super().__init__(metadata=limits, **options)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        ref: str = super()._deserialize(value, attr, data, **kwargs)
        if not ref:
            raise self.make_error("required")
        if len(ref) > self.longest:
            raise ValidationError(f"Longer than maximum length {self.longest}.")
        if self._controls.search(ref):
            raise ValidationError("A ref has no control characters.")
        return ref


class Asked(fields.String):
    """Words in a query, without what no text of ours can hold."""

    def __init__(self, *, longest: int) -> None:
        super().__init__(load_default="", metadata={"maxLength": longest})
        self.longest = longest

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        sent = super()._deserialize(value, attr, data, **kwargs)
        if len(sent) > self.longest:
            raise ValidationError(f"Longer than maximum length {self.longest}.")
        return text.line(sent) or ""


class Moment(fields.AwareDateTime):
    """A moment in UTC: ``2026-03-12T10:00:00Z`` (RFC 3339)."""

    def _serialize(self, value: Any, attr: str | None, obj: Any, **kwargs: Any) -> str | None:
        return None if value is None else value.strftime("%Y-%m-%dT%H:%M:%SZ")


class Named(Moment):
    """A moment that somebody names, with its offset from UTC."""

    longest = 40

    def __init__(self, **options: Any) -> None:
        super().__init__(metadata={"maxLength": self.longest}, **options)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:
        if len(str(value)) > self.longest:
            raise self.make_error("invalid", input=value, obj_type=self.OBJ_TYPE)
        return super()._deserialize(value, attr, data, **kwargs)


class Line(fields.String):
    """One line of plain text, cleaned, with a greatest length in characters."""

    clean = staticmethod(text.line)

    def __init__(self, *, longest: int, **options: Any) -> None:
        described = {"minLength": 1, "pattern": r"\S"} if options.get("required") else {}
        super().__init__(metadata=described | {"maxLength": longest}, **options)
        self.longest = longest

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:
        sent = super()._deserialize(value, attr, data, **kwargs)
        if len(sent) > self.longest:
            raise ValidationError(f"Longer than maximum length {self.longest}.")
        cleaned = self.clean(sent)
        if cleaned is None and self.required:
            raise ValidationError("Missing data for required field.")
        return cleaned


class Paragraphs(Line):
    """Plain text of several lines, cleaned."""

    clean = staticmethod(text.paragraphs)


class Whole(fields.Integer):
    """A whole number: not a string, not ``true``; JSON has one kind of number, so 3.0 is 3."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> int:
        if isinstance(value, float) and value.is_integer():
            return int(value)
        if isinstance(value, bool) or not isinstance(value, int):
            raise self.make_error("invalid", input=value)
        return value


class Number(fields.Integer):
    """A whole number in a query, written in plain digits."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> int:
        if not re.fullmatch(r"-?[0-9]{1,9}", str(value)):
            raise self.make_error("invalid", input=value)
        return int(value)


class YesNo(fields.Boolean):
    """A choice in a query: ``true`` or ``false``, and nothing else."""

    def __init__(self, **options: Any) -> None:
        super().__init__(truthy={"true"}, falsy={"false"}, **options)


class TrueOrFalse(fields.Boolean):
    """A choice in a body: JSON's own ``true`` or ``false``, no number and no word."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> bool:
        if not isinstance(value, bool):
            raise self.make_error("invalid", input=value)
        return value


class Address(fields.URL):
    """An address of the web, without controls or halves of characters."""

    _unfit = re.compile(r"[\s\x00-\x20\x7f-\x9f\ud800-\udfff]")

    def __init__(self, *, longest: int, **options: Any) -> None:
        super().__init__(schemes={"http", "https"}, require_tld=False, metadata={"format": "uri"}, **options)
        self.validators = [*self.validators, validate.Length(max=longest)]

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:
        address = super()._deserialize(value, attr, data, **kwargs)
        if self._unfit.search(address):
            raise ValidationError("Not a valid URL.")
        return address


class Form(validate.Validator):
    """The whole text has this form: ``$`` alone would let a line break through."""

    def __init__(self, pattern: str, *, error: str) -> None:
        self.regex, self.sentence = re.compile(pattern), error

    def __call__(self, value: str) -> str:
        """Give it back, or refuse it."""
        if self.regex.fullmatch(value) is None:
            raise ValidationError(self.sentence)
        return value


LOCALE = Form(r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$", error="A locale such as en or pt-BR.")
