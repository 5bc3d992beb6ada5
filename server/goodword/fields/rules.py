"""Kinds of questions, which answers fit them, and what a column of a file most likely asks."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from goodword.lib import text
from goodword.lib.errors import FieldError, Invalid

SCALE, CHOICE, YES_NO, TAGS, FACT = "scale", "choice", "yes_no", "tags", "fact"
KINDS = (SCALE, CHOICE, YES_NO, TAGS, FACT)
ABOUT = ("product", "writer")
YES, NO = "yes", "no"
ANSWERED = ""
"""The value under which reviews are counted that answered at all."""

FIELDS_MAX, OPTIONS_MAX, TAGS_MAX, STEPS_MAX = 40, 30, 10, 10
LABEL_MAX, FACT_MAX = 80, 200
# Every object of JavaScript has something called constructor already.
KEY = re.compile(r"(?!constructor$)[a-z][a-z0-9_]{0,39}")
VALUE = re.compile(r"[a-z0-9][a-z0-9_.-]{0,59}")
LOCALE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
WISH = re.compile(r"([a-z][a-z0-9_]{0,39}):([a-z0-9][a-z0-9_.-]{0,59})")


@dataclass(frozen=True, kw_only=True)
class Definition:
    """What a shop says of a field. ``products`` are the refs that it is about; None is all products.

    ``labels`` and ``ends`` are by locale; ``options`` as they are stored (see ``models.Field``).
    """

    kind: str
    labels: Mapping[str, str]
    ends: Mapping[str, Sequence[str]] = field(default_factory=dict)
    steps: int = 5
    options: Sequence[Mapping[str, Any]] = ()
    about: str | None = None
    position: int | None = None
    required: bool = False
    asked: bool = True
    products: Sequence[str] | None = None

    @property
    def whom(self) -> str:
        """What it is about: a fact is about the writer unless the shop says otherwise."""
        return self.about or ("writer" if self.kind == FACT else "product")


def check(key: str, said: Definition) -> None:
    """Refuse a definition that no form could show.

    :raises Invalid: names everything that is wrong.
    """
    if wrong := [FieldError(*each) for each in _faults(key, said)]:
        raise Invalid(wrong[0].detail, errors=tuple(wrong))


def _faults(key: str, said: Definition) -> list[tuple[str, str, str]]:
    has_options = bool(said.options)
    values = [str(option.get("value")) for option in said.options]
    tests = [
        (KEY.fullmatch(key), "/key", "invalid", "A key has small letters, digits and _, such as fit"),
        (said.kind in KINDS, "/kind", "invalid", f"A kind is one of: {', '.join(KINDS)}"),
        (said.whom in ABOUT, "/about", "invalid", f"A field is about one of: {', '.join(ABOUT)}"),
        (_are_labels(said.labels), "/labels", "invalid", "Labels are by locale, each of 1 to 80 characters"),
        (2 <= said.steps <= STEPS_MAX, "/steps", "invalid", f"A scale has 2 to {STEPS_MAX} steps"),
        (all(map(_are_ends, said.ends.values())), "/ends", "invalid", "Ends are by locale: what 1 means, and the last"),
        (said.kind == SCALE or not said.ends, "/ends", "invalid", "Only a scale has ends"),
        (has_options or said.kind not in {CHOICE, TAGS}, "/options", "required", "A choice and tags need options"),
        (said.kind in {CHOICE, TAGS, FACT} or not has_options, "/options", "invalid", "This kind has no options"),
        (len(values) <= OPTIONS_MAX, "/options", "too_long", f"There are at most {OPTIONS_MAX} options"),
        (len(set(values)) == len(values), "/options", "invalid", "No two options have the same value"),
    ]
    wrong = [(pointer, code, detail) for holds, pointer, code, detail in tests if not holds]
    for place, option in enumerate(said.options):
        if not (VALUE.fullmatch(values[place]) and _are_labels(option.get("labels") or {})):
            detail = "An option has a value such as very_good and labels by locale"
            wrong.append((f"/options/{place}", "invalid", detail))
    return wrong


def _are_labels(labels: Mapping[str, Any]) -> bool:
    return bool(labels) and all(LOCALE.fullmatch(locale) and _is_label(label) for locale, label in labels.items())


def _is_label(label: Any) -> bool:
    return isinstance(label, str) and label == text.line(label) and 0 < len(label) <= LABEL_MAX


def _are_ends(ends: Any) -> bool:
    return isinstance(ends, list | tuple) and len(ends) == 2 and all(map(_is_label, ends))


def stored(kind: str, *, steps: int, options: Sequence[Mapping[str, Any]], given: Any) -> tuple[str, ...] | None:
    """An answer as its values are stored; None when it does not fit. Nothing answered is an empty one."""
    if given is None or given in ("", []):
        return ()
    if kind == SCALE:
        whole = isinstance(given, int | float) and not isinstance(given, bool) and 1 <= given <= steps
        return (str(int(given)),) if whole and given == int(given) else None
    if kind == YES_NO:
        return (YES if given else NO,) if isinstance(given, bool) else None
    return _words(kind, [option["value"] for option in options], given)


def _words(kind: str, values: Sequence[str], given: Any) -> tuple[str, ...] | None:
    if isinstance(given, list) is not (kind == TAGS):
        return None
    several = given if kind == TAGS else [given]
    if len(several) > TAGS_MAX or not all(isinstance(one, str) for one in several):
        return None
    if values:
        return tuple(dict.fromkeys(several)) if set(several) <= set(values) else None
    said = text.line(several[0])
    return None if said and len(said) > FACT_MAX else tuple(filter(None, [said]))


def shown(kind: str, values: Sequence[str], options: Sequence[Mapping[str, Any]]) -> Any:
    """Stored values as the API shows them: a number, true or false, a list of tags, a word."""
    if kind == SCALE:
        return int(values[0])
    if kind == YES_NO:
        return values[0] == YES
    if kind == TAGS:
        order = {option["value"]: place for place, option in enumerate(options)}
        return sorted(values, key=lambda value: order.get(value, len(order)))
    return values[0]


def is_counted(kind: str, options: Sequence[Any]) -> bool:
    """Whether each answer is counted by itself; a fact in words is counted as answered only."""
    return kind != FACT or bool(options)
