"""Moving in, and taking everything along."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from goodword.cli.opening import open_all, progress_over, shop_option
from goodword.cli.telling import tell
from goodword.exchange import exports, imports
from goodword.exchange.plans import Plan
from goodword.exchange.readers import READERS
from goodword.exchange.readers.base import Wishes
from goodword.exchange.readers.columns import NAMES
from goodword.lib.db import reading
from goodword.shops import queries

_ASKED = (
    click.option("--scale", type=click.Choice(["5", "10", "100"]), help="The best rating of the file; 5 otherwise."),
    click.option("--day-first", "order", flag_value="day", help="05/03/2024 is the fifth of March."),
    click.option("--month-first", "order", flag_value="month", help="05/03/2024 is the third of May."),
    click.option("--encoding", help="Such as windows-1251; found by itself otherwise."),
    click.option("--delimiter", help="What separates the cells; found by itself otherwise. A tab is written tab."),
    click.option("--map", "names", multiple=True, metavar="COLUMN=NAME", help=f"NAME is one of {', '.join(NAMES)}."),
    click.option("--ignore", multiple=True, metavar="COLUMN", help="Leave this column out."),
)
"""What a file may leave open."""


def _asked(command: Callable[..., None]) -> Callable[..., None]:
    for option in reversed(_ASKED):
        command = option(command)
    return command


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--format", "wanted", help=f"One of {', '.join(READERS)}; found by itself otherwise.")
@click.option("--dry-run", is_flag=True, help="Report what would happen and change nothing.")
@click.option("--known-only", is_flag=True, help="Skip reviews of products that the shop does not have.")
@click.option(
    "--report", "report_to", type=click.Path(dir_okay=False, path_type=Path), help="All skipped lines, as CSV."
)
@_asked
@shop_option
def import_file(
    file: Path, wanted: str | None, *, dry_run: bool, known_only: bool, report_to: Path | None, shop_name: str | None,
    **asked: Any,
) -> None:  # fmt: skip
    """Import reviews. It may be interrupted and run again; nothing is doubled."""
    open_all()
    wishes = _wishes(**asked)
    with reading():
        shop = queries.the_shop(shop_name)
    plan = Plan(imports.reader_for(file, wanted, wishes), shop.name, known_only=known_only, wishes=wishes)
    bar, move_to = progress_over(file, "Reading" if dry_run else "Importing")
    act = imports.dry_run if dry_run else imports.run
    with bar:
        report = act(shop_id=shop.id, path=file, plan=plan, progress=move_to)
    tell(report, notes=plan.reader.notes(), dry_run=dry_run, report_to=report_to)


def _wishes(
    *, scale: str | None, order: Any, encoding: str | None, delimiter: str | None, names: Any, ignore: Any
) -> Wishes:
    mapped = dict(map(_pair, names))
    separator = "\t" if delimiter in {"tab", "\\t"} else delimiter
    if separator is not None and len(separator) != 1:
        raise click.BadParameter("one character separates the cells", param_hint="--delimiter")
    return Wishes(
        scale=int(scale) if scale else None,
        order=order,
        encoding=encoding,
        delimiter=separator,
        names=mapped,
        ignore=frozenset(ignore),
    )


def _pair(said: str) -> tuple[str, str]:
    theirs, mark, ours = said.rpartition("=")
    if not mark or ours not in NAMES:
        raise click.BadParameter(f"{said}: say COLUMN=NAME with one of {', '.join(NAMES)}", param_hint="--map")
    return theirs, ours


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
