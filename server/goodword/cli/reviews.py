"""What the shop does with a review."""

import click

from goodword.cli.opening import open_all, shop_option
from goodword.contributions.rules import HIDE_REASONS
from goodword.lib import ids
from goodword.lib.db import writing
from goodword.reviews import queries, service
from goodword.shops import queries as shops

ACTOR = "command"


@click.group()
def review() -> None:
    """Publish, hide or reply to a review."""


@review.command()
@click.argument("review_id")
@shop_option
def publish(review_id: str, shop_name: str | None) -> None:
    """Show a review that is held or hidden."""
    open_all()
    with writing():
        shop = shops.the_shop(shop_name)
        service.publish(review=queries.by_id(shop.id, ids.parse("rev", review_id), lock=True), actor=ACTOR)
    click.echo("Published.")


@review.command()
@click.argument("review_id")
@click.option("--reason", type=click.Choice(HIDE_REASONS), required=True)
@shop_option
def hide(review_id: str, reason: str, shop_name: str | None) -> None:
    """Hide a review; how many are hidden, and why, is public."""
    open_all()
    with writing():
        shop = shops.the_shop(shop_name)
        service.hide(review=queries.by_id(shop.id, ids.parse("rev", review_id), lock=True), actor=ACTOR, reason=reason)
    click.echo("Hidden.")


@review.command()
@click.argument("review_id")
@click.argument("text")
@shop_option
def reply(review_id: str, text: str, shop_name: str | None) -> None:
    """Answer a review in the shop's name."""
    open_all()
    with writing():
        shop = shops.the_shop(shop_name)
        found = queries.by_id(shop.id, ids.parse("rev", review_id), lock=True)
        service.reply(shop=shop, review=found, actor=ACTOR, text=text)
    click.echo("Replied.")


COMMANDS = (review,)
