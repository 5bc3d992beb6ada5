"""Our own export as our own format: its rows say more than a row of a file that somebody wrote for us."""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from goodword.contributions.lifecycle import HELD, HIDDEN, PUBLISHED, WITHDRAWN
from goodword.contributions.rules import HIDE_REASONS
from goodword.exchange.readers.base import Refused, Row, shortened
from goodword.exchange.readers.cells import MOST_PICTURES, row_from
from goodword.exchange.readers.dates import NoDate, moment

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet runs when a cell begins with it; such a cell is exported behind an apostrophe."""
FIELD = "field:"
"""Before the key of a field of the shop's own, where a table has it as a column."""

_MARKS = frozenset({"status", "created_at", "badges"})
_NEVER_MOVED = {"unconfirmed": "its writer has not confirmed it", "replaced": "a later text has replaced it"}
_MOMENTS = ("received_at", "published_at", "edited_at")
_FROM_ELSEWHERE = re.compile(r"import:[a-z0-9_-]{1,40}")
LONGEST_ID = 300


def harmless(cell: str) -> str:
    """A cell that no spreadsheet runs (OWASP CSV injection)."""
    return f"'{cell}" if _could_run(cell) else cell


def exact(cell: str) -> str:
    """A cell as it was before it was made harmless."""
    return cell[1:] if cell.startswith("'") and _could_run(cell) else cell


def is_export(names: Iterable[str]) -> bool:
    """Whether columns of these names are an export of ours."""
    return set(names) >= _MARKS


def own_row(line: int, cells: Mapping[str, Any]) -> Row | Refused:
    """A row of our own formats; an export also says what was held, hidden or withdrawn, and stays so."""
    if not is_export(cells):
        return row_from(line, {**cells} | {"own": cells.get("fields")})
    status = cells["status"]
    if status not in {PUBLISHED, HELD, HIDDEN, WITHDRAWN}:
        return Refused(line, _NEVER_MOVED.get(status, "status is none of those there are"))
    row = row_from(line, _as_ours(cells))
    if isinstance(row, Refused):
        return row
    reason = cells.get("moderation_reason")
    if status == HIDDEN and reason not in HIDE_REASONS:
        return Refused(line, "moderation_reason is none of those there are")
    return shortened(
        row, status=status, reason=reason if status == HIDDEN else None, kept=_kept(cells), files=_files(cells)
    )


def _as_ours(cells: Mapping[str, Any]) -> dict[str, Any]:
    reply = _object(cells.get("reply"))
    badges = str(cells.get("badges"))
    fields = {name.removeprefix(FIELD): listed(cell) for name, cell in cells.items() if name.startswith(FIELD)}
    return {
        **cells,
        "status": "",
        "date": cells["created_at"],
        "reply": reply.get("text"),
        "reply_date": reply.get("created_at"),
        "incentivized": "incentivized" in badges,
        "verified": "verified" in badges,
        "pictures": "",
        "own": {**fields, **_object(cells.get("fields"))},
    }


def _kept(cells: Mapping[str, Any]) -> dict[str, Any]:
    # What our pages show of a review and no other system knows.
    said: dict[str, Any] = {}
    for name in _MOMENTS:
        try:
            said |= {name: moment(str(cells[name]))} if cells.get(name) else {}
        except NoDate:
            continue
    version = str(cells.get("version") or "")
    if version.isascii() and version.isdigit() and len(version) < 8:
        said["version"] = int(version)
    because = cells.get("not_counted_because")
    if str(cells.get("counted")).lower() == "false" and isinstance(because, str) and because.isidentifier():
        said |= {"counted": False, "not_counted_because": because[:40]}
    if author := _object(cells.get("reply")).get("author"):
        said["reply_author"] = str(author)[:200]
    return said | _origin(cells)


def _origin(cells: Mapping[str, Any]) -> dict[str, str]:
    # What the shop itself had from another system is known again by that system's id, also in its new house.
    origin = {name: str(cells.get(name) or "") for name in ("source", "source_id", "content_hash")}
    is_known = _FROM_ELSEWHERE.fullmatch(origin["source"]) and 0 < len(origin["source_id"]) <= LONGEST_ID
    return origin if is_known and 0 < len(origin["content_hash"]) <= LONGEST_ID else {}


def _files(cells: Mapping[str, Any]) -> tuple[str, ...]:
    media = listed(cells.get("media"))
    names = [one.get("file") for one in media if isinstance(one, dict)] if isinstance(media, list) else []
    return tuple(dict.fromkeys(name for name in names if isinstance(name, str) and name))[:MOST_PICTURES]


def _could_run(cell: str) -> bool:
    # Apostrophes that were there before are counted too, so that taking one off gives back what was written.
    return cell.lstrip("'").startswith(FORMULA)


def _object(cell: Any) -> Mapping[str, Any]:
    said = listed(cell)
    return said if isinstance(said, dict) else {}


def listed(cell: Any) -> Any:
    """What a cell holds: a list or an object travels through a table as JSON."""
    if not isinstance(cell, str) or cell[:1] not in {"[", "{"}:
        return cell
    try:
        return json.loads(cell)
    except (ValueError, RecursionError):
        return cell
