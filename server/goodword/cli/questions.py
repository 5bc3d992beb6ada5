"""What shoppers ask, and what the shop has promised of it."""

from zoneinfo import ZoneInfo

import click

from goodword.cli.opening import open_all, shop_option
from goodword.lib import ids
from goodword.lib import text as plain
from goodword.lib.db import reading
from goodword.promises import desk
from goodword.promises.desk import Due
from goodword.shops import queries as shops


@click.group()
def question() -> None:
    """See what is asked and due; answer, close, publish or hide it."""


@question.command()
@shop_option
def due(shop_name: str | None) -> None:
    """Show the questions that are to be answered, the soonest due first, and who was asked."""
    open_all()
    with reading():
        for each in desk.due(shops.the_shop(shop_name).id):
            click.echo(f"{ids.show('que', each.question.id)}  {_when(each)}  {each.product_name}: {_beginning(each)}")
            asked = ", ".join(f"{number} {role}" for role, number in each.asked.items())
            click.echo(f"    asked: {asked or 'nobody'}")


def _when(each: Due) -> str:
    if each.is_waiting:
        return "waits for details"
    at = each.promise.due_at.astimezone(ZoneInfo(each.promise.terms["zone"]))
    return f"{'OVERDUE since' if each.is_late else 'due'} {at:%Y-%m-%d %H:%M}"


def _beginning(each: Due) -> str:
    return plain.excerpt(plain.line(each.question.text) or "(no words)", 80) or ""


COMMANDS = (question,)
