"""What the shop does with a review."""

import uuid

import click

from goodword.cli.opening import open_all, shop_option
from goodword.contributions.lifecycle import HELD
from goodword.contributions.rules import HIDE_REASONS
from goodword.lib import ids
from goodword.lib import text as plain
from goodword.lib.db import reading, writing
from goodword.moderation import queries as screened
from goodword.moderation.rules import NOT_COUNTED
from goodword.moderation.sentences import findings
from goodword.reviews import deciding, queries, service
from goodword.reviews.models import Review
from goodword.shops import queries as shops

ACTOR = "command"


@click.group()
def review() -> None:
    """List, publish, hide or reply to reviews."""


@review.command("list")
@click.option("--held", "status", flag_value=HELD, default=True, help="Those that wait to be read (the default).")
@click.option("--not-counted", "status", flag_value=NOT_COUNTED, help="Those that are shown but in no average.")
@shop_option
def list_reviews(status: str, shop_name: str | None) -> None:
    """Show reviews with what the rules found about them, newest first."""
    open_all()
    with reading():
        shop = shops.the_shop(shop_name)
        found = _left_out(shop.id) if status == NOT_COUNTED else _held(shop.id)
        verdicts = screened.findings_on_many(shop.id, service.KIND, [each.id for each in found])
        for each in found:
            click.echo(f"{ids.show('rev', each.id)}  {each.author_name or '-'}: {_beginning(each)}")
            for one in findings(verdicts[each.id], shop.locale):
                click.echo(f"    {one['rule']}: {one['text']}")


def _held(shop_id: uuid.UUID) -> list[Review]:
    return [each for each, _ in queries.queue(shop_id, status=HELD, after=None, limit=100)]


def _left_out(shop_id: uuid.UUID) -> list[Review]:
    return list(queries.not_counted(shop_id, limit=100))


def _beginning(review: Review) -> str:
    return plain.excerpt(plain.line(review.title or review.text or ""), 80) or "(no words)"


@review.command()
@click.argument("review_id")
@shop_option
def publish(review_id: str, shop_name: str | None) -> None:
    """Show a review that is held or hidden."""
    open_all()
    with writing():
        shop = shops.the_shop(shop_name)
        deciding.publish(review=queries.by_id(shop.id, ids.parse("rev", review_id), lock=True), actor=ACTOR)
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
        deciding.hide(review=queries.by_id(shop.id, ids.parse("rev", review_id), lock=True), actor=ACTOR, reason=reason)
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
        deciding.reply(shop=shop, review=found, actor=ACTOR, text=text)
    click.echo("Replied.")


COMMANDS = (review,)
