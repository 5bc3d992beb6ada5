"""What the shop itself says of its products."""

import uuid

import click

from goodword.catalog import queries, rules, service, shelf, together
from goodword.catalog.service import Facts
from goodword.cli.opening import open_all, shop_option
from goodword.lib.db import reading, writing
from goodword.shops import queries as shops

ACTOR = "command"


@click.group()
def product() -> None:
    """Say what a product is, what else it is called, and which products share their reviews."""


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


@product.command()
@click.argument("ref")
@click.argument("name")
@click.option("--kind", type=click.Choice(rules.REF_KINDS), default="id", show_default=True)
@click.option("--called", metavar="TEXT", help="What the thing behind the new name is called, if it has another page.")
@click.option("--reason", help=f"Needed where {together.UNLIKE}.")
@shop_option
def alias(ref: str, name: str, kind: str, called: str | None, reason: str | None, shop_name: str | None) -> None:
    """Let NAME lead to the product REF too: another id, an SKU, a GTIN."""
    open_all()
    with writing():
        shop_id = shops.the_shop(shop_name).id
        facts = Facts(name=called) if called else None
        together.alias(shop_id=shop_id, ref=ref, new=name, kind=kind, actor=ACTOR, facts=facts, reason=reason)
    click.echo(f"{name} is {ref} from now on.")


@product.command()
@click.argument("name")
@click.argument("refs", nargs=-1, required=True, metavar="REF[=VARIANT]...")
@click.option("--reason", help=f"Needed where {together.UNLIKE}.")
@shop_option
def group(name: str, refs: tuple[str, ...], reason: str | None, shop_name: str | None) -> None:
    """Let products share their reviews: variants, sizes, versions of one thing.

    Every review still says which product it is of. A group of this NAME is added to.
    What follows the last = of a REF tells it apart: kettle-12=green.
    """
    open_all()
    with writing():
        shop_id = shops.the_shop(shop_name).id
        variants = dict(_variant(shop_id, ref) for ref in refs)
        known = {ref: variant for ref, variant in variants.items() if variant}
        made = together.group(
            shop_id=shop_id, name=name, refs=list(variants), variants=known, actor=ACTOR, reason=reason
        )
        number = len(shelf.members(shop_id, made.id))
    click.echo(f"{number} products share their reviews as {made.name}.")


@product.command()
@click.argument("refs", nargs=-1, required=True, metavar="REF...")
@shop_option
def ungroup(refs: tuple[str, ...], shop_name: str | None) -> None:
    """Let products stand alone again; their reviews stay where they are."""
    open_all()
    with writing():
        together.ungroup(shop_id=shops.the_shop(shop_name).id, refs=refs, actor=ACTOR)
    click.echo(f"Alone again: {', '.join(refs)}.")


@product.command("groups")
@shop_option
def list_groups(shop_name: str | None) -> None:
    """Show which products share their reviews."""
    open_all()
    with reading():
        for made in shelf.groups(shops.the_shop(shop_name).id):
            click.echo(made.name + (f"  ({made.reason})" if made.reason else ""))
            for one in shelf.members(made.shop_id, made.id):
                click.echo(f"  {queries.ref_of(one.shop_id, one.id)}  {one.variant or ''}  {one.name or ''}".rstrip())


def _variant(shop_id: uuid.UUID, ref: str) -> tuple[str, str | None]:
    name, _, variant = ref.rpartition("=")
    # A ref may hold = itself.
    return (ref, None) if not name or queries.by_ref(shop_id, ref) else (name, variant)


COMMANDS = (product,)
