"""What the shop does with a comment."""

from collections.abc import Callable

import click

from goodword.cli.opening import open_all, shop_option
from goodword.comments import grounds, queries, service
from goodword.comments.kinds import COMMENT
from goodword.comments.models import Comment
from goodword.contributions.lifecycle import HELD, HIDDEN, PUBLISHED
from goodword.contributions.rules import HIDE_REASONS
from goodword.lib import ids
from goodword.lib import text as plain
from goodword.lib.db import reading, writing
from goodword.moderation import queries as screened
from goodword.moderation.sentences import findings
from goodword.shops import queries as shops
from goodword.submissions import queries as words_queries
from goodword.submissions import service as words

ACTOR = "command"


@click.group()
def comment() -> None:
    """List, publish, hide or write comments."""


@comment.command("list")
@click.option("--status", type=click.Choice([HELD, PUBLISHED, HIDDEN]), default=HELD, show_default=True)
@shop_option
def list_comments(status: str, shop_name: str | None) -> None:
    """Show comments with what the rules found about them, newest first."""
    open_all()
    with reading():
        shop = shops.the_shop(shop_name)
        found = queries.queue(shop.id, status=status, after=None, limit=100)
        verdicts = screened.findings_on_many(shop.id, COMMENT.name, [each.id for each in found])
        for each in found:
            said = plain.excerpt(plain.line(each.text or ""), 80) or "(no words)"
            click.echo(f"{ids.show(COMMENT.prefix, each.id)}  {each.author_name or '-'}: {said}")
            for one in findings(verdicts[each.id], shop.locale):
                click.echo(f"    {one['rule']}: {one['text']}")


@comment.command()
@click.argument("comment_id")
@shop_option
def publish(comment_id: str, shop_name: str | None) -> None:
    """Show a comment that is held or hidden."""
    _change(comment_id, shop_name, lambda row: words.publish(kind=COMMENT, row=row, actor=ACTOR))
    click.echo("Published.")


@comment.command()
@click.argument("comment_id")
@click.option("--reason", type=click.Choice(HIDE_REASONS), required=True)
@shop_option
def hide(comment_id: str, reason: str, shop_name: str | None) -> None:
    """Hide a comment; the replies to it are not seen either."""
    _change(comment_id, shop_name, lambda row: words.hide(kind=COMMENT, row=row, actor=ACTOR, reason=reason))
    click.echo("Hidden.")


@comment.command()
@click.argument("on")
@click.argument("text")
@click.option("--to", "reply_to", help="The comment that it replies to.")
@shop_option
def write(on: str, text: str, reply_to: str | None, shop_name: str | None) -> None:
    """Comment on a review or an answer in the shop's name."""
    open_all()
    with writing():
        shop = shops.the_shop(shop_name)
        answers = service.replied_to(shop.id, reply_to)
        service.write_as_shop(
            shop=shop, on=grounds.seen(shop.id, on), answers=answers, text=text, name=None, actor=ACTOR
        )
    click.echo("Written.")


def _change(comment_id: str, shop_name: str | None, change: Callable[[Comment], None]) -> None:
    open_all()
    with writing():
        shop = shops.the_shop(shop_name)
        change(words_queries.by_id(COMMENT, shop.id, ids.parse(COMMENT.prefix, comment_id), lock=True))


COMMANDS = (comment,)
