"""Expert hours on the command line."""

from collections.abc import Callable
from typing import Any

import click

from goodword.cli.opening import open_all, shop_option
from goodword.hours import pages, queries, rules, service, times
from goodword.hours.models import Hour
from goodword.lib import ids
from goodword.lib.db import reading, writing
from goodword.shoppers import experts
from goodword.shops import queries as shops

ACTOR = "command"


@click.group()
def hour() -> None:
    """Announce, list, change, open, close or cancel expert hours."""


@hour.command()
@click.argument("expert_email")
@click.argument("title")
@click.option("--at", "begins", required=True, help="Such as “2026-12-01 19:00”, on the shop's clock.")
@click.option("--minutes", default=60, show_default=True)
@click.option("--about", "text", help="What it is about, in a few sentences.")
@click.option("--asked-from", "collects", help="Questions are taken from then on; at once when it is not said.")
@click.option("--product", "refs", multiple=True, help="A product that it is about; several times for several.")
@shop_option
def create(
    expert_email: str,
    title: str,
    begins: str,
    minutes: int,
    text: str | None,
    collects: str | None,
    refs: tuple[str, ...],
    shop_name: str | None,
) -> None:
    """Announce an hour with an expert who has accepted."""
    open_all()
    with writing():
        shop = shops.the_shop(shop_name)
        plan = service.Plan(
            title=title,
            begins_at=times.typed(shop, begins),
            text=text,
            minutes=minutes,
            collects_at=times.typed(shop, collects, pointer="/collects_at") if collects else None,
            about=refs,
        )
        expert = experts.by_email(shop.id, expert_email)
        made = service.announce(shop=shop, expert=expert, plan=plan, actor=ACTOR)
        click.echo(f"{ids.show(service.PREFIX, made.id)}  {pages.address_of(made)}")


@hour.command("list")
@click.option("--state", type=click.Choice(rules.STATES))
@shop_option
def list_hours(state: str | None, shop_name: str | None) -> None:
    """Show hours, the latest first, on the shop's clock."""
    open_all()
    with reading():
        shop = shops.the_shop(shop_name)
        for each in queries.every(shop.id, state=state):
            at = times.shown(shop, each.begins_at).strftime("%Y-%m-%d %H:%M")
            expert = experts.by_id(shop.id, each.expert_id).name
            click.echo(f"{ids.show(service.PREFIX, each.id)}  {service.state_of(each)}  {at}  {expert}: {each.title}")


@hour.command()
@click.argument("hour_id")
@click.option("--at", "begins", help="Another date, on the shop's clock.")
@click.option("--minutes", type=int)
@click.option("--title")
@click.option("--about", "text", help="What it is about; empty takes it away.")
@shop_option
def change(hour_id: str, begins: str | None, shop_name: str | None, **to: Any) -> None:
    """Another date, length or other words; whoever has asked in it hears of another date."""
    open_all()
    with writing():
        shop = shops.the_shop(shop_name)
        moment = times.typed(shop, begins) if begins else None
        found = queries.by_id(shop.id, ids.parse(service.PREFIX, hour_id), lock=True)
        service.change(hour=found, to=service.Change(begins_at=moment, **to), actor=ACTOR)
    click.echo("Changed.")


@hour.command()
@click.argument("hour_id")
@click.option("--reason", help="Why, for everybody to read.")
@shop_option
def cancel(hour_id: str, reason: str | None, shop_name: str | None) -> None:
    """It does not take place; its questions stay readable."""
    _change(hour_id, shop_name, lambda found: service.cancel(hour=found, reason=reason, actor=ACTOR))
    click.echo("Cancelled.")


@hour.command("open")
@click.argument("hour_id")
@shop_option
def open_now(hour_id: str, shop_name: str | None) -> None:
    """Let it begin now."""
    _change(hour_id, shop_name, lambda found: service.open_now(hour=found, actor=ACTOR))
    click.echo("It is live.")


@hour.command()
@click.argument("hour_id")
@shop_option
def close(hour_id: str, shop_name: str | None) -> None:
    """Let it end now."""
    _change(hour_id, shop_name, lambda found: service.close_now(hour=found, actor=ACTOR))
    click.echo("It is over.")


def _change(hour_id: str, shop_name: str | None, change: Callable[[Hour], Hour]) -> None:
    open_all()
    with writing():
        shop = shops.the_shop(shop_name)
        change(queries.by_id(shop.id, ids.parse(service.PREFIX, hour_id), lock=True))


COMMANDS = (hour,)
