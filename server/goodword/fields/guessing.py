"""What a column of another system's file most likely asked."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from goodword.fields import rules
from goodword.fields.rules import CHOICE, FACT, SCALE, YES_NO, Definition
from goodword.lib import text

YES_WORDS = frozenset({"yes", "y", "true", "1", "da", "да", "так", "tak", "ja", "oui", "si"})
NO_WORDS = frozenset({"no", "n", "false", "0", "net", "нет", "ні", "nie", "nein", "non"})
CHOICE_MAX, CHOICE_WORD_MAX = 12, 40
_EDGES = re.compile(r"^(cf|custom|field)[_: -]+")
_GAPS = re.compile(r"[^a-z0-9]+")
_LETTERS = str.maketrans(
    dict(zip("абвгдезиклмнопрстуфхыіє", "abvgdeziklmnoprstufhyie", strict=True))
    | {"ж": "zh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sch", "ъ": "", "ь": "", "э": "e", "ю": "yu", "я": "ya"}
)


def key_of(column: str) -> str:
    """A key for a column: ``CF_How did it fit?`` is ``how_did_it_fit``."""
    plain = _EDGES.sub("", text.fold(column).strip()).translate(_LETTERS)
    word = _GAPS.sub("_", plain).strip("_")[:40].strip("_")
    return word if rules.KEY.fullmatch(word) else f"f_{word}"[:40].strip("_") if word else "f_column"


def label_of(column: str) -> str:
    """Its label, as the file has it but for the other system's prefix."""
    bare = re.sub(r"^(?i:cf|custom)[_: -]+", "", column.strip())
    return (text.line(bare.replace("_", " ")) or column)[: rules.LABEL_MAX].strip()


def definition(column: str, values: Iterable[str], *, locale: str) -> Definition:
    """What the values look like: yes or no, a small scale, one of few words, or a fact in words."""
    said = list(dict.fromkeys(value.strip() for value in values if value.strip()))
    kind = kind_of(said)
    steps = max((int(float(value)) for value in said), default=5) if kind == SCALE else 5
    return Definition(
        kind=kind,
        labels={locale: label_of(column)},
        steps=5 if steps <= 5 else rules.STEPS_MAX,
        options=options_of(said, locale=locale) if kind == CHOICE else (),
        about="writer" if kind == FACT else "product",
        asked=False,
    )


def kind_of(values: Sequence[str]) -> str:
    """The kind of question that these different answers belong to."""
    words = {text.fold(value) for value in values}
    if words and words <= YES_WORDS | NO_WORDS and (words == {"0", "1"} or words - {"0", "1"}):
        return YES_NO
    if words and all(re.fullmatch(r"(?:[1-9]|10)(?:\.0)?", word) for word in words):
        return SCALE
    if 0 < len(values) <= CHOICE_MAX and all(len(value) <= CHOICE_WORD_MAX for value in values):
        return CHOICE
    return FACT


def options_of(values: Iterable[str], *, locale: str) -> list[dict[str, Any]]:
    """Options for these words, in their order; two words of one form are one option."""
    found: dict[str, dict[str, Any]] = {}
    for value in values:
        found.setdefault(option_key(value), {"value": option_key(value), "labels": {locale: _label(value)}})
    return list(found.values())


def option_key(value: str) -> str:
    """The value under which a word is an option."""
    plain = text.fold(value).translate(_LETTERS)
    return _GAPS.sub("_", plain).strip("_")[:60] or "other"


def _label(value: str) -> str:
    return (text.line(value) or value)[: rules.LABEL_MAX].strip()


def answer(kind: str, options: Sequence[Any], cell: str) -> Any:
    """What a cell of a file answers, in the form that the API takes; None when it says nothing."""
    said = cell.strip()
    if not said:
        return None
    if kind == YES_NO:
        word = text.fold(said)
        return True if word in YES_WORDS else False if word in NO_WORDS else said
    if kind == SCALE:
        return int(float(said)) if re.fullmatch(r"[0-9]{1,2}(?:\.0+)?", said) else said
    if kind == rules.TAGS:
        return [option_key(one) for one in re.split(r"[|;,]", said) if one.strip()]
    return option_key(said) if kind == CHOICE or options else said
