"""Medians with their spread, and tables of them."""

from collections.abc import Sequence
from statistics import median


def spread(values: Sequence[float]) -> str:
    """``median (min..max)``."""
    low, middle, high = min(values), median(values), max(values)
    return f"{_short(middle)} ({_short(low)}..{_short(high)})"


def ratios(these: Sequence[float], those: Sequence[float]) -> list[float]:
    """Round by round: what was measured side by side is compared."""
    return [a / b for a, b in zip(these, those, strict=True) if b]


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Columns set below each other; the first to the left, the rest to the right."""
    widths = [max(len(row[at]) for row in (heads, *rows)) for at in range(len(heads))]
    lines = [_line(row, widths) for row in (heads, ["-" * width for width in widths], *rows)]
    return "\n".join(lines)


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    first = row[0].ljust(widths[0])
    return "  ".join([first, *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))])


def _short(value: float) -> str:
    if abs(value) >= 100:
        return f"{value:.0f}"
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.3g}" if abs(value) >= 0.001 else "0"
