"""Taking somebody's names and addresses out of words that stay when she goes."""

import re
from collections.abc import Callable, Collection

from goodword.lib.text import fold

GONE = "…"
_WORD = re.compile(r"[\w\u0300-\u036f]+")
SHORTEST = 2
"""Letters: initials and particles are in everybody's texts."""


def without(called: Collection[str]) -> Callable[[str], str]:
    """What puts ``…`` in the place of these names and addresses, whatever their case and accents.

    A name of several words goes in whatever case, each of its words only where it is not written small: many a name is
    a common word too. Scripts without small letters do not always part their words: there the whole name goes anywhere.
    """
    whole = sorted((one for one in called if "@" in one or _has_no_case(one)), key=len, reverse=True)
    anywhere = re.compile("|".join(_bounded(one) for one in whole), re.IGNORECASE) if whole else None
    names = [_WORD.findall(one) for one in called if "@" not in one]
    wanted = {tuple(map(fold, parts)) for parts in names if len("".join(parts)) >= SHORTEST}
    wanted |= {(fold(part),) for parts in names for part in parts if _stands_out(part)}

    def change(text: str) -> str:
        return _without(anywhere.sub(GONE, text) if anywhere else text, wanted)

    return change


def _without(text: str, wanted: Collection[tuple[str, ...]]) -> str:
    found = list(_WORD.finditer(text))
    folded, longest = [fold(each[0]) for each in found], max(map(len, wanted), default=0)
    pieces, end, place = [], 0, 0
    while place < len(found):
        fits = (
            size
            for size in range(min(longest, len(found) - place), 0, -1)
            if tuple(folded[place : place + size]) in wanted
        )
        size = next(fits, 0)
        if size > 1 or (size and not found[place][0][0].islower()):
            pieces += [text[end : found[place].start()], GONE]
            end = found[place + size - 1].end()
        place += size or 1
    return "".join([*pieces, text[end:]])


def _bounded(whole: str) -> str:
    return rf"(?<!\w){re.escape(whole)}(?!\w)" if "@" in whole else re.escape(whole)


def _has_no_case(name: str) -> bool:
    return len(name) >= SHORTEST and name.lower() == name.upper() and any(map(str.isalpha, name))


def _stands_out(part: str) -> bool:
    return len(part) >= SHORTEST and not part[0].islower() and not part.isdigit()
