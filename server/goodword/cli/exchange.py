"""Moving in, and taking everything along."""

import sys
from pathlib import Path

import click

from goodword.cli.opening import open_all, progress_over, shop_option
from goodword.exchange import exports, imports
from goodword.exchange.batches import Plan
from goodword.lib.db import reading
from goodword.shops import queries

MOST_LINES = 50


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--format", "wanted", help=f"One of {', '.join(imports.READERS)}; found by itself otherwise.")
@click.option("--dry-run", is_flag=True, help="Report what would happen and change nothing.")
@click.option("--known-only", is_flag=True, help="Skip reviews of products that the shop does not have.")
@shop_option
def import_file(file: Path, wanted: str | None, *, dry_run: bool, known_only: bool, shop_name: str | None) -> None:
    """Import reviews. It may be interrupted and run again; nothing is doubled."""
    open_all()
    with reading():
        shop = queries.the_shop(shop_name)
    plan = Plan(reader=imports.reader_for(file, wanted), shop_name=shop.name, known_only=known_only)
    bar, move_to = progress_over(file, "Reading" if dry_run else "Importing")
    act = imports.dry_run if dry_run else imports.run
    with bar:
        report = act(shop_id=shop.id, path=file, plan=plan, progress=move_to)
    tell(report, dry_run=dry_run)


def tell(report: imports.Report, *, dry_run: bool = False) -> None:
    """Print a report: figures, then the lines that were skipped and why."""
    counts = report.counts
    verb = "would be " if dry_run else ""
    if report.resumed_at:
        click.echo(f"Went on after row {report.resumed_at}.")
    fates = f"{counts['new']} {verb}new, {counts['changed']} {verb}changed"
    click.echo(f"{fates}, {counts['same']} unchanged, {counts['skipped']} skipped.")
    for refused in report.skipped[:MOST_LINES]:
        click.echo(f"  line {refused.line}: {refused.why}")
    if len(report.skipped) > MOST_LINES:
        click.echo(f"  … and {len(report.skipped) - MOST_LINES} more lines")


@click.command("export")
@click.option("--what", type=click.Choice(sorted(exports.WHAT)), default="reviews", show_default=True)
@click.option("--format", "form", type=click.Choice(["jsonl", "csv"]), default="jsonl", show_default=True)
@shop_option
def export(what: str, form: str, shop_name: str | None) -> None:
    """Write everything of one kind to standard output."""
    open_all()
    with reading():
        shop = queries.the_shop(shop_name)
        number = exports.write(exports.WHAT[what](shop.id), form, sys.stdout)
    click.echo(f"{number} {what}", err=True)


COMMANDS = (import_file, export)
