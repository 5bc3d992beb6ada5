"""Our own export as our own format: its rows say more than a row of a file that somebody wrote for us."""

import json
from collections.abc import Mapping

from goodword.contributions.lifecycle import PUBLISHED
from goodword.exchange.readers.base import Refused, Row, row_from

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet runs when a cell begins with it; such a cell is exported behind an apostrophe."""


def harmless(cell: str) -> str:
    """A cell that no spreadsheet runs (OWASP CSV injection)."""
    return f"'{cell}" if _could_run(cell) else cell


def exact_if_exported(cells: Mapping[str, object]) -> Mapping[str, object]:
    """The cells of an exported table as they were before they were made harmless."""
    return {name: _exact(cell) for name, cell in cells.items()} if _is_export(cells) else cells


def own_row(line: int, cells: Mapping[str, object]) -> Row | Refused:
    """A row of our own formats. What an export holds of unpublished reviews is not published by an import."""
    if not _is_export(cells):
        return row_from(line, cells)
    if cells["status"] != PUBLISHED:
        return Refused(line, "the review is not published")
    reply = _reply(cells.get("reply"))
    badges = str(cells.get("badges"))
    return row_from(
        line,
        {**cells}
        | {"date": cells["created_at"], "reply": reply.get("text"), "reply_date": reply.get("created_at")}
        | {
            "incentivized": "incentivized" in badges,
            "verified": "verified" in badges,
        },
    )


def _is_export(cells: Mapping[str, object]) -> bool:
    return cells.keys() >= {"status", "created_at"}


def _could_run(cell: str) -> bool:
    # Apostrophes that were there before are counted too, so that taking one off gives back what was written.
    return cell.lstrip("'").startswith(FORMULA)


def _exact(cell: object) -> object:
    return cell[1:] if isinstance(cell, str) and cell.startswith("'") and _could_run(cell) else cell


def _reply(cell: object) -> Mapping[str, object]:
    try:
        said = json.loads(cell) if isinstance(cell, str) else cell
    except (ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}
