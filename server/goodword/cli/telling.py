"""What an import came to, for a person at a terminal: nothing in it is personal."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from goodword.exchange.batches import UNSEEN
from goodword.exchange.imports import Report

MOST_LINES = 20
MOST_PRODUCTS = 20


def tell(report: Report, *, notes: Iterable[str] = (), dry_run: bool = False, report_to: Path | None = None) -> None:
    """Print a report: how the file was read, the figures, and by reason the lines that were skipped."""
    for note in notes:
        click.echo(f"  {note}")
    if report.resumed_at:
        click.echo(f"Went on after row {report.resumed_at}.")
    counts, verb = report.counts, "would be " if dry_run else ""
    fates = f"{counts['new']} {verb}new, {counts['changed']} {verb}changed"
    click.secho(f"{fates}, {counts['same']} unchanged, {counts['skipped']} skipped.", bold=True)
    if counts[UNSEEN]:
        click.echo(f"  {counts[UNSEEN]} of the new are not shown, as they were not where they come from.")
    _tell_products(report, dry_run=dry_run)
    if report.pictures:
        click.echo(f"  {_many(report.pictures, 'picture')} of reviews stand at other addresses.")
    _tell_skipped(report, report_to)


def _tell_products(report: Report, *, dry_run: bool) -> None:
    if not report.unknown or not dry_run:
        return
    first = [f"{ref} ({number})" for ref, number in report.unknown.most_common(MOST_PRODUCTS)]
    more = len(report.unknown) - len(first)
    click.echo(f"  {_many(len(report.unknown), 'product')} the shop does not have yet, with their reviews:")
    click.echo(f"    {', '.join(first)}{f' … and {more} more' if more else ''}")


def _tell_skipped(report: Report, report_to: Path | None) -> None:
    by_reason: dict[str, list[int]] = defaultdict(list)
    for refused in report.skipped:
        by_reason[refused.why].append(refused.line)
    width = len(str(max(map(len, by_reason.values()), default=0)))
    for why, lines in sorted(by_reason.items(), key=lambda each: -len(each[1])):
        click.echo(f"  {len(lines):>{width}} × {why}: {_lines(lines)}")
    if report_to:
        _write(report, report_to)
        click.echo(f"  Every skipped line stands in {report_to}.")
    elif any(len(lines) > MOST_LINES for lines in by_reason.values()):
        click.echo("  All of them: --report FILE")


def _lines(lines: Sequence[int]) -> str:
    word = "line" if len(lines) == 1 else "lines"
    shown = ", ".join(map(str, lines[:MOST_LINES]))
    return f"{word} {shown}{' …' if len(lines) > MOST_LINES else ''}"


def _write(report: Report, path: Path) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        table = csv.writer(file)
        table.writerow(("line", "reason"))
        table.writerows((refused.line, refused.why) for refused in report.skipped)


def _many(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"
