"""Who writes as an expert."""

import click

from goodword.cli.opening import open_all, shop_option
from goodword.lib.db import reading, writing
from goodword.shoppers import experts
from goodword.shops import queries as shops

ACTOR = "command"


@click.group()
def expert() -> None:
    """Shoppers whom the shop has asked to write under their own names."""


@expert.command()
@click.argument("email")
@click.option("--name", required=True, help="The name under which she writes.")
@click.option("--title", help="Such as “tea taster”.")
@click.option("--topic", "topics", multiple=True, help="What she knows about; may be given more than once.")
@shop_option
def invite(email: str, name: str, title: str | None, topics: tuple[str, ...], shop_name: str | None) -> None:
    """Mail an invitation; she is an expert when she has pressed the button behind its link."""
    open_all()
    with writing():
        shop = shops.the_shop(shop_name)
        experts.invite(shop=shop, email=email, name=name, title=title, topics=topics, actor=ACTOR)
    click.echo(f"The letter to {name} is on its way.")


@expert.command("list")
@shop_option
def list_experts(shop_name: str | None) -> None:
    """Show the shop's experts."""
    open_all()
    with reading():
        for each in experts.every(shops.the_shop(shop_name).id):
            click.echo(f"{each.email}  {experts.state_of(each)}  {each.name}")


@expert.command()
@click.argument("email")
@shop_option
def remove(email: str, shop_name: str | None) -> None:
    """Let her write like everybody else from now on; what she wrote stays."""
    open_all()
    with writing():
        found = experts.by_email(shops.the_shop(shop_name).id, email)
        experts.remove(expert=found, actor=ACTOR)
    click.echo(f"{found.name} is no expert any more.")


COMMANDS = (expert,)
