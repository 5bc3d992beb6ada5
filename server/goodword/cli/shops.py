"""Shops, keys, origins and settings."""

import json

import click

from goodword.cli.cases import insiders
from goodword.cli.opening import open_all, shop_option
from goodword.lib.addresses import addresses
from goodword.lib.db import reading, writing
from goodword.shops import queries, service
from goodword.shops import settings as all_settings
from goodword.shops.rules import SCOPES

SNIPPET = '<script async src="{}"></script>'


@click.group()
def shop() -> None:
    """Open a shop and change its settings."""


@shop.command()
@click.argument("name")
@click.option("--locale", default="en", show_default=True)
@click.option("--time-zone", default="UTC", show_default=True)
@click.option(
    "--origin",
    "origins",
    multiple=True,
    metavar="ORIGIN",
    help="An origin whose pages may write.",
)
def create(name: str, locale: str, time_zone: str, origins: tuple[str, ...]) -> None:
    """Open a shop and print what to paste into its pages."""
    open_all()
    with writing():
        opened = service.open_shop(name=name, locale=locale, time_zone=time_zone)
        for origin in origins:
            service.allow_origin(shop=opened, origin=origin)
    snippet = SNIPPET.format(addresses.of(f"/w/v1/{opened.site_key}.js"))
    click.echo(f"{opened.name} is open. Paste this into its pages:\n\n  {snippet}\n")


@shop.command("list")
def list_shops() -> None:
    """Show the shops of this installation with their site keys."""
    open_all()
    with reading():
        for one in queries.every():
            click.echo(f"{one.name}  {one.site_key}")


@shop.command()
@click.argument("origin")
@shop_option
def allow(origin: str, shop_name: str | None) -> None:
    """List an origin whose pages may write reviews."""
    open_all()
    with writing():
        normal = service.allow_origin(shop=queries.the_shop(shop_name), origin=origin)
    click.echo(f"Pages of {normal} may write.")


@shop.command()
@click.argument("time_zone")
@shop_option
def zone(time_zone: str, shop_name: str | None) -> None:
    """Move the shop to a time zone such as Europe/Kyiv; what was promised before keeps its time."""
    open_all()
    with writing():
        moved = service.move(shop=queries.the_shop(shop_name), time_zone=time_zone, actor="command")
    click.echo(f"{moved.name} keeps the time of {moved.time_zone}.")


@shop.command("set")
@click.argument("name")
@click.argument("value")
@shop_option
def set_setting(name: str, value: str, shop_name: str | None) -> None:
    """Change a setting; VALUE is JSON, or plain text."""
    open_all()
    try:
        given = json.loads(value)
    except ValueError:
        given = value
    with writing():
        service.change_settings(shop=queries.the_shop(shop_name), actor="command", changes={name: given})
    click.echo(f"{name} is {given!r} now.")


@shop.command()
@shop_option
def settings(shop_name: str | None) -> None:
    """Show every setting with its value and what it does."""
    open_all()
    with reading():
        stored = queries.the_shop(shop_name).settings
    for name, setting in all_settings.SETTINGS.items():
        click.echo(f"{name} = {all_settings.value(stored, name)!r}  ({setting.kind})\n    {setting.help}")


@click.group()
def key() -> None:
    """Secret keys of the shop's own server."""


@key.command("create")
@click.argument("name")
@click.option(
    "--scope",
    "scopes",
    multiple=True,
    type=click.Choice(SCOPES),
    default=["reviews:read", "reviews:write"],
    show_default=True,
)
@shop_option
def create_key(name: str, scopes: tuple[str, ...], shop_name: str | None) -> None:
    """Make a secret key; it is shown once."""
    open_all()
    with writing():
        made, shown = service.create_key(shop=queries.the_shop(shop_name), name=name, scopes=list(scopes))
    click.echo(f"{shown}\n\nThis is the only time it is shown. It may: {made.scopes}.")


@key.command("list")
@shop_option
def list_keys(shop_name: str | None) -> None:
    """Show the keys: name, beginning, scopes."""
    open_all()
    with reading():
        for one in queries.keys_of(queries.the_shop(shop_name)):
            state = f"revoked {one.revoked_at:%Y-%m-%d}" if one.revoked_at else one.scopes
            click.echo(f"{one.name}  {one.hint}…  {state}")


@key.command()
@click.argument("name")
@shop_option
def revoke(name: str, shop_name: str | None) -> None:
    """Make every key of this name worthless, at once."""
    open_all()
    with writing():
        owner = queries.the_shop(shop_name)
        named = [one for one in queries.keys_of(owner) if name == one.name and one.revoked_at is None]
        if not named:
            raise click.ClickException(f"{owner.name} has no key called {name}; goodword key list shows them")
        for one in named:
            service.revoke_key(shop=owner, key=one)
    click.echo(f"{name} is revoked.")


shop.add_command(insiders)

COMMANDS = (shop, key)
