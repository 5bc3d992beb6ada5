"""What the shop itself says of its products."""

import click

from goodword.catalog import service
from goodword.catalog.service import Facts
from goodword.cli.opening import open_all, shop_option
from goodword.lib.db import writing
from goodword.shops import queries as shops


@click.group()
def product() -> None:
    """Describe a product; the shop's word wins over what pages and files said."""


@product.command()
@click.argument("ref")
@click.option("--name")
@click.option("--url")
@click.option("--image")
@click.option("--gtin", help="From now on the GTIN names the product too.")
@shop_option
def describe(
    ref: str, name: str | None, url: str | None, image: str | None, gtin: str | None, shop_name: str | None
) -> None:
    """Set a product's name, page, picture or GTIN; what is not given stays."""
    open_all()
    with writing():
        facts = Facts(name=name, url=url, image=image, gtin=gtin)
        known = service.describe(shop_id=shops.the_shop(shop_name).id, ref=ref, facts=facts)
    click.echo(f"{ref} is called {known.name or ref}.")


COMMANDS = (product,)
