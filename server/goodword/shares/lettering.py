"""Text in a picture: which face has which letters, how wide they are, and where lines end.

Literata has Latin, Cyrillic and Greek, Rubik has Hebrew and Arabic, Noto Emoji what its name says. What none of them
has is left out; a text that would lose much of itself is left out whole.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import groupby
from pathlib import Path

import fontpkg_literata
import fontpkg_rubik
from PIL import ImageFont

from goodword.networks.lengths import ELLIPSIS, graphemes

EMOJI = "Noto Emoji"
FACES: dict[str, Path] = {
    "Literata": Path(fontpkg_literata.ROOT, "files", "Literata[opsz,wght].ttf"),
    "Rubik": Path(fontpkg_rubik.ROOT, "files", "Rubik[wght].ttf"),
    EMOJI: Path(str(files("goodword.shares") / "fonts" / "NotoEmoji.ttf")),
}
_AXES = {"Literata": lambda size, weight: (min(72, size), weight), "Rubik": lambda _size, weight: (weight,)}
MOST_MARKS = 8
"""Code points of one letter that are looked at: a hostile one has thousands."""
LOST_AT_MOST = 0.3
"""Of the letters of a text."""
_UNSEEN = frozenset("\ufe0e\ufe0f\u200d\u200c\u200e\u200f")
_MISSING = "\U0010fffe"


@dataclass(frozen=True)
class Run:
    """Letters of one face."""

    face: str
    text: str


Line = Sequence[Run]


def lines_of(text: str, *, size: int, weight: int, width: int, most: int) -> list[Line]:
    """The text in at most so many lines, each no wider than ``width`` pixels; what is left over becomes an ellipsis."""
    words = _writable(text)
    lines: list[list[str]] = [[]]
    for word in words:
        for piece in _pieces(word, size, weight, width):
            if lines[-1] and _width(" ".join([*lines[-1], piece]), size, weight) > width:
                lines.append([])
            lines[-1].append(piece)
        if len(lines) > most:
            return [_runs(" ".join(line)) for line in _ended(lines[:most], size, weight, width)]
    return [_runs(" ".join(line)) for line in lines if line]


def fitted(
    text: str, *, sizes: Sequence[int], weight: int, width: int, height: int, most: int
) -> tuple[int, list[Line]]:
    """The text in the first of these sizes in which all of it fits; in the last one what fits of it."""
    for size in sizes:
        room = min(most, height // line_height(size))
        lines = lines_of(text, size=size, weight=weight, width=width, most=room + 1) if room > 0 else []
        if 0 < len(lines) <= room:
            return size, lines
    size = sizes[-1]
    room = min(most, height // line_height(size))
    return size, lines_of(text, size=size, weight=weight, width=width, most=room) if room > 0 else []


def balanced(text: str, *, size: int, weight: int, width: int, most: int) -> list[Line]:
    """Lines of about the same length, and no more of them."""
    lines = lines_of(text, size=size, weight=weight, width=width, most=most)
    for share in (90, 80, 70, 60):
        narrower = lines_of(text, size=size, weight=weight, width=width * share // 100, most=most)
        if len(narrower) > len(lines) or said(narrower) != said(lines):
            break
        lines = narrower
    return lines


def said(lines: Sequence[Line]) -> str:
    """What lines hold."""
    return " ".join("".join(run.text for run in line) for line in lines)


def line_height(size: int) -> int:
    """From line to line."""
    return round(size * 1.34)


def is_rtl(text: str) -> bool:
    """Whether its first letter with a direction is Hebrew or Arabic."""
    strong = (unicodedata.bidirectional(letter) for letter in text)
    return next((way in {"R", "AL"} for way in strong if way in {"L", "R", "AL"}), False)


def _writable(text: str) -> list[str]:
    letters = [letter[:MOST_MARKS] for letter in graphemes(text)]
    kept = [_simple(letter) for letter in letters if letter.isspace() or _face_of(letter)]
    is_mangled = len(letters) - len(kept) > LOST_AT_MOST * len(letters)
    return [] if is_mangled else "".join(kept).split()


def _simple(letter: str) -> str:
    """Of an emoji its first sign: one that is made of several has swallowed what stood behind it."""
    return letter[0] if len(letter) > 1 and _face_of(letter) == EMOJI else letter


def _pieces(word: str, size: int, weight: int, width: int) -> Iterator[str]:
    """A word, or what fits of it, again and again."""
    piece = ""
    for letter in graphemes(word) if _width(word, size, weight) > width else [word]:
        if piece and _width(piece + letter, size, weight) > width:
            yield piece
            piece = ""
        piece += letter
    yield piece


def _ended(lines: list[list[str]], size: int, weight: int, width: int) -> list[list[str]]:
    last = lines[-1]
    while len(last) > 1 and _width(" ".join(last) + ELLIPSIS, size, weight) > width:
        last.pop()
    last[-1] = last[-1].rstrip(",;:.!?-–—") + ELLIPSIS
    return lines


def _runs(text: str) -> Line:
    faced: list[tuple[str, str]] = []
    for letter in graphemes(text):
        before = faced[-1][0] if faced else next(iter(FACES))
        faced.append((before if letter.isspace() else _face_of(letter) or before, letter))
    return [Run(face, "".join(letter for _, letter in several)) for face, several in groupby(faced, lambda one: one[0])]


def _width(text: str, size: int, weight: int) -> float:
    return sum(_advance(run.face, letter, size, weight) for run in _runs(text) for letter in graphemes(run.text))


@lru_cache(maxsize=16384)
def _advance(face: str, letter: str, size: int, weight: int) -> float:
    return _font(face, size, weight).getlength(letter)


@lru_cache(maxsize=4096)
def _face_of(letter: str) -> str | None:
    seen = [one for one in letter if one not in _UNSEEN]
    faces = (face for face in FACES if all(_draws(face, one) for one in seen))
    if "\ufe0f" in letter:  # it asks to be drawn as an emoji
        return EMOJI if _draws(EMOJI, letter[0]) else next(faces, None)
    return next(faces, None) if seen else None


def _draws(face: str, letter: str) -> bool:
    return _mask(face, letter) != _missing(face)


@lru_cache
def _missing(face: str) -> bytes:
    return _mask(face, _MISSING)


def _mask(face: str, letter: str) -> bytes:
    return bytes(_font(face, 32, 400).getmask(letter))


@lru_cache(maxsize=64)
def _font(face: str, size: int, weight: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(str(FACES[face]), size, layout_engine=ImageFont.Layout.BASIC)
    if face in _AXES:
        font.set_variation_by_axes([*_AXES[face](size, weight)])
    return font
