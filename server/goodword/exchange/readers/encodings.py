"""In which letters a file is written: found by its marks and its bytes, never by its name."""

import codecs
import io
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from charset_normalizer import from_bytes

from goodword.lib.errors import Invalid

LONGEST_LINE = 4 << 20
HEAD = 64 * 1024
LEGACY = ["cp1251", "cp1252", "cp1250", "koi8_r", "koi8_u", "cp866", "iso8859_2", "iso8859_5"]
FEWEST_LINES = 2
"""So many lines must be wrong as UTF-8 before a file is taken for an older encoding: one bad byte is a bad byte."""

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def encoding_of(path: Path, wanted: str | None = None) -> str:
    """The encoding of a file, by name if one is wished.

    :raises Invalid: nobody knows that name, or the bytes fit no encoding that we know.
    """
    if wanted is not None:
        return _known(wanted)
    with path.open("rb") as file:
        return by_mark(file.read(HEAD)) or _by_lines(file)


def by_mark(head: bytes) -> str | None:
    """The encoding that the first bytes show: by a mark, or by the zeros that only UTF-16 has."""
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name
    pairs = len(head) // 2
    if pairs and head[1::2].count(0) > 0.3 * pairs > head[0::2].count(0):
        return "utf-16-le"
    if pairs and head[0::2].count(0) > 0.3 * pairs > head[1::2].count(0):
        return "utf-16-be"
    return None


def text_of(head: bytes) -> str:
    """The beginning of a file as text, good enough to see what is in it."""
    return head.decode(by_mark(head) or "utf-8", "replace").removeprefix("\ufeff")


def lines(file: BinaryIO, encoding: str) -> Iterator[str]:
    """The file's lines as text.

    Bytes that do not belong to the encoding become lone surrogates, so that their cell can be
    refused. What a line has beyond ``LONGEST_LINE`` is left out, not held in memory.
    """
    at_returns = _ends_with_returns(file)
    if encoding.startswith("utf-16") or at_returns:
        yield from _wrapped(file, encoding, "\r" if at_returns else "\n")
        return
    while line := file.readline(LONGEST_LINE):
        yield line.decode(encoding, "surrogateescape")
        encoding = "utf-8" if encoding == "utf-8-sig" else encoding
        while line and not line.endswith(b"\n"):
            line = file.readline(LONGEST_LINE)


def _wrapped(file: BinaryIO, encoding: str, newline: str) -> Iterator[str]:
    errors = "replace" if encoding.startswith("utf-16") else "surrogateescape"
    reader = io.TextIOWrapper(file, encoding, errors, newline=newline)
    try:
        while line := reader.readline(LONGEST_LINE):
            yield line.removeprefix("\ufeff")
            while line and not line.endswith(newline):
                line = reader.readline(LONGEST_LINE)
    finally:
        reader.detach()


def _ends_with_returns(file: BinaryIO) -> bool:
    # Excel of old Macs ends lines so; a file with both kinds of end has returns inside its cells.
    here = file.tell()
    head = file.read(HEAD)
    file.seek(here)
    return b"\r" in head and b"\n" not in head


def _known(wanted: str) -> str:
    try:
        name = codecs.lookup(wanted).name
    except LookupError:
        raise Invalid(f"There is no encoding {wanted}; such as utf-8, utf-16, windows-1251, windows-1252") from None
    return "utf-8-sig" if name == "utf-8" else name


def _by_lines(file: BinaryIO) -> str:
    file.seek(0)
    good, bad, sample = 0, 0, bytearray()
    while line := file.readline(LONGEST_LINE):
        if line.isascii():
            continue
        try:
            line.decode("utf-8")
        except UnicodeDecodeError:
            bad += 1
            sample += line if len(sample) < HEAD else b""
        else:
            good += 1
    if bad < FEWEST_LINES or good >= bad:
        return "utf-8-sig"
    return _guessed(bytes(sample[:HEAD]))


def _guessed(sample: bytes) -> str:
    found = from_bytes(sample, cp_isolation=LEGACY)
    best = found.best()
    if best is None:
        raise Invalid("The letters of this file are in no encoding that we know. Say it: --encoding windows-1251")
    # Several give the same words, or words just as good: the commoner one comes first.
    equals = [one for one in found if (one.chaos, one.coherence) == (best.chaos, best.coherence)]
    return min((name for one in equals for name in one.could_be_from_charset), key=LEGACY.index)
