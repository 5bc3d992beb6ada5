"""Pictures of imported reviews: taking them in, and saying how far they are."""

from functools import partial
from pathlib import Path

import click

from goodword.cli.opening import open_all, shop_option
from goodword.exchange import fetching, pictures
from goodword.exchange.jobs import from_folder
from goodword.exchange.models import FAILED, KEPT, WAITING
from goodword.lib.db import reading, writing
from goodword.shops import queries
from goodword.shops.models import Shop


def attach_files(shop: Shop, folder: Path) -> None:
    """Take in the photos that lie beside an export."""
    with reading():
        waiting = pictures.reviews_waiting(shop.id)
    with click.progressbar(waiting, label="Photos") as bar:
        for review_id in bar:
            fetching.take_all(shop_id=shop.id, review_id=review_id, fetch=partial(from_folder, folder))
    _tell_pictures(shop)


def _tell_pictures(shop: Shop) -> None:
    with reading():
        counts, failed = pictures.counted(shop.id), pictures.failed(shop.id)
    click.echo(f"Pictures: {counts[KEPT]} kept, {counts[WAITING]} wait, {counts[FAILED]} cannot be had.")
    for picture in failed:
        click.echo(f"  line {picture.line}: {picture.url} ({picture.why})")


@click.command("pictures")
@click.option("--retry", is_flag=True, help="Try once more what could not be had.")
@shop_option
def pictures_of_imports(shop_name: str | None, *, retry: bool) -> None:
    """How far the pictures of imported reviews are; those that cannot be had by line and address."""
    open_all()
    with reading():
        shop = queries.the_shop(shop_name)
    if retry:
        with writing():
            pictures.try_again(shop.id)
            pictures.put_off(shop.id)
    _tell_pictures(shop)


COMMANDS = (pictures_of_imports,)
