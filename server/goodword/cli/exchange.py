"""Moving in, and taking everything along."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from goodword.cli.opening import open_all, progress_over, shop_option
from goodword.cli.pictures import attach_files
from goodword.cli.telling import tell
from goodword.exchange import exports, imports, pictures, products, wholes
from goodword.exchange.plans import Plan
from goodword.exchange.readers import READERS
from goodword.exchange.readers.base import Wishes
from goodword.exchange.readers.columns import NAMES
from goodword.exchange.readers.products import product_table
from goodword.lib.db import reading, writing
from goodword.shops import queries
from goodword.shops.models import Shop

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
@click.argument("file", type=click.Path(exists=True, path_type=Path))
@click.option("--format", "wanted", help=f"One of {', '.join(READERS)}; found by itself otherwise.")
@click.option("--dry-run", is_flag=True, help="Report what would happen and change nothing.")
@click.option("--known-only", is_flag=True, help="Skip reviews of products that the shop does not have.")
@click.option("--photos", is_flag=True, help="Fetch the reviews' pictures from where they stand; the worker does it.")
@click.option("--reason", help="Of products: why things belong together whose names do not say so. It is public.")
@click.option(
    "--report", "report_to", type=click.Path(dir_okay=False, path_type=Path), help="All skipped lines as CSV."
)
@_asked
@shop_option
def import_file(
    file: Path, wanted: str | None, *, dry_run: bool, known_only: bool, photos: bool, reason: str | None,
    report_to: Path | None, shop_name: str | None, **asked: Any,
) -> None:  # fmt: skip
    """Import reviews, a table of products, or the folder of an export of everything.

    It may be interrupted and run again; nothing is doubled.
    """
    open_all()
    wishes = _wishes(**asked)
    with reading():
        shop = queries.the_shop(shop_name)
    if file.is_dir():
        _import_whole(shop, file, dry_run=dry_run, report_to=report_to)
    elif wanted is None and product_table(file, wishes):
        _import_products(shop, file, wishes, dry_run=dry_run, reason=reason, report_to=report_to)
    else:
        reader = imports.reader_for(file, wanted, wishes)
        plan = Plan(reader, shop.name, known_only=known_only, photos=photos, wishes=wishes)
        _import_reviews(shop, file, plan, dry_run=dry_run, report_to=report_to)


def _import_reviews(shop: Shop, file: Path, plan: Plan, *, dry_run: bool, report_to: Path | None) -> None:
    bar, move_to = progress_over(file, "Reading" if dry_run else "Importing")
    act = imports.dry_run if dry_run else imports.run
    with bar:
        report = act(shop_id=shop.id, path=file, plan=plan, progress=move_to)
    refused = [f"Column “{name}” is left out: {why}" for name, why in plan.columns.refused.items()]
    tell(report, notes=[*plan.reader.notes(), *refused], dry_run=dry_run, report_to=report_to)
    if plan.photos and not dry_run:
        with writing():
            pictures.put_off(shop.id)
        click.echo("  The worker fetches the pictures; see how far it is: goodword pictures")
    if any(refused.is_end for refused in report.skipped):
        sys.exit(1)


def _import_products(
    shop: Shop, file: Path, wishes: Wishes, *, dry_run: bool, reason: str | None = None, report_to: Path | None = None
) -> None:
    table = product_table(file, wishes)
    if table is None:
        raise click.ClickException(f"{file} is no table of products")
    bar, move_to = progress_over(file, "Products")
    with bar:
        act = products.dry_run if dry_run else products.run
        report = act(shop_id=shop.id, path=file, table=table, progress=move_to, reason=reason)
    tell(report, notes=table.notes(), dry_run=dry_run, report_to=report_to)


def _import_whole(shop: Shop, folder: Path, *, dry_run: bool, report_to: Path | None) -> None:
    if not wholes.is_whole(folder):
        raise click.ClickException(f"{folder} is no export of everything: it lacks {wholes.PRODUCTS} or its like")
    _import_products(shop, folder / wholes.PRODUCTS, Wishes(), dry_run=dry_run, reason=wholes.REASON)
    for refused in [] if dry_run else wholes.define_fields(shop.id, folder):
        click.echo(f"  {wholes.FIELDS}, line {refused.line}: {refused.why}")
    reviews = folder / wholes.REVIEWS
    plan = Plan(imports.reader_for(reviews), shop.name, folder=folder / wholes.MEDIA)
    _import_reviews(shop, reviews, plan, dry_run=dry_run, report_to=report_to)
    if not dry_run:
        attach_files(shop, folder / wholes.MEDIA)


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
@click.option("--everything", type=click.Path(file_okay=False, path_type=Path), help="A whole shop into this folder.")
@shop_option
def export(what: str, form: str, everything: Path | None, shop_name: str | None) -> None:
    """Write everything of one kind to standard output, or a whole shop into a folder."""
    open_all()
    with reading():
        shop = queries.the_shop(shop_name)
        if everything:
            written = wholes.write(shop.id, everything)
        else:
            keys = exports.keys_of(shop.id) if what == "reviews" else ()
            written = {what: exports.write(exports.WHAT[what](shop.id), form, sys.stdout, keys=keys)}
    click.echo(", ".join(f"{number} {kind}" for kind, number in written.items()), err=True)


COMMANDS = (import_file, export)
