"""How long a post is for a network, and how it is cut so that it fits with its link in one piece."""

from collections.abc import Callable

import regex

from goodword.networks import lengths
from goodword.networks.contract import Counting, Limits

_EMOJI = regex.compile(r"\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3")
_ADDRESS = regex.compile(r"https?://[^\s<>\"]*[^\s<>\"'.,:;!?…)\]}»”]", regex.IGNORECASE)
# X links a bare host as well and counts it as an address; too many found is a shorter text, too few a refusal.
# Nothing begins behind a hyphen: each run of letters and hyphens is read once, however long it is.
_BARE_ADDRESS = regex.compile(r"(?<![\w@.-])(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}(?:/[^\s<>\"]*)?")


def count(text: str, limits: Limits) -> int:
    """How long the network says that it is; addresses cost what they cost there."""
    addresses = 0
    if limits.url_costs is not None:
        text, addresses = _ADDRESS.subn("", text)
        if limits.counting is Counting.WEIGHTED:
            text, bare = _BARE_ADDRESS.subn("", text)
            addresses += bare
    return _COUNTERS[limits.counting](text) + addresses * (limits.url_costs or 0)


def fits(text: str, limits: Limits) -> bool:
    """Whether the network takes it."""
    is_light = limits.text_bytes is None or len(text.encode()) <= limits.text_bytes
    return is_light and count(text, limits) <= limits.text


def cut(text: str, limits: Limits, *, keep: str = "") -> str:
    """The text, shortened before ``keep`` (the address in it) until it fits.

    What stands behind ``keep`` is left out when there is no other way.

    :raises ValueError: not even ``keep`` fits.
    """
    if fits(text, limits):
        return text
    head, found, tail = text.partition(keep) if keep else (text, "", "")
    space = head[len(head.rstrip()) :] if found else ""
    for rest in (f"{space}{found}{tail}", f"{space}{found}"):
        if start := _beginning(head.rstrip(), rest, limits):
            return start + rest
    if not found or not fits(found, limits):
        raise ValueError("not even the address fits")
    return found


def _beginning(head: str, rest: str, limits: Limits) -> str:
    return lengths.cut(head, lambda start: fits(start + rest, limits))


def _units_of_utf16(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _with_emoji_as_bytes(text: str) -> int:
    return sum(len(one.encode()) if _EMOJI.search(one) else len(one) for one in lengths.graphemes(text))


_COUNTERS: dict[Counting, Callable[[str], int]] = {
    Counting.GRAPHEMES: lengths.in_graphemes,
    Counting.CHARACTERS: lengths.in_characters,
    Counting.WEIGHTED: lengths.weighted,
    Counting.EMOJI_AS_BYTES: _with_emoji_as_bytes,
    Counting.UTF16: _units_of_utf16,
}
