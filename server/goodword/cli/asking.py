"""What the shop does with questions and answers."""

from collections.abc import Callable
from typing import Any

import click

from goodword.cli.opening import open_all, shop_option
from goodword.cli.questions import question
from goodword.contributions.lifecycle import HELD, HIDDEN, PUBLISHED
from goodword.contributions.rules import HIDE_REASONS
from goodword.lib import ids
from goodword.lib import text as plain
from goodword.lib.db import reading, writing
from goodword.lib.errors import NotFound
from goodword.questions import queries, rules, service
from goodword.questions.kinds import ANSWER, QUESTION
from goodword.shops import queries as shops
from goodword.shops.models import Shop
from goodword.submissions import found
from goodword.submissions import queries as words_queries
from goodword.submissions import service as words
from goodword.submissions.kinds import Kind

ACTOR = "command"


@question.command("list")
@click.option("--status", type=click.Choice([PUBLISHED, HELD, HIDDEN]), default=PUBLISHED, show_default=True)
@click.option("--state", type=click.Choice(rules.STATES), help="Only those of this state.")
@click.option("--answers", "of_answers", is_flag=True, help="Answers instead of questions.")
@shop_option
def list_questions(status: str, state: str | None, shop_name: str | None, *, of_answers: bool) -> None:
    """Show questions with what the rules found about them, newest first."""
    open_all()
    with reading():
        shop = shops.the_shop(shop_name)
        if of_answers:
            _show(shop, ANSWER, queries.answers_queue(shop.id, status=status, after=None, limit=100))
        else:
            _show(shop, QUESTION, queries.queue(shop.id, status=status, state=state, after=None, limit=100))


@question.command()
@click.argument("question_id")
@click.argument("text")
@click.option("--name", help="Who of the shop answers.  [default: the shop's name]")
@shop_option
def answer(question_id: str, text: str, name: str | None, shop_name: str | None) -> None:
    """Answer a question as the shop."""

    def change(shop: Shop, row: Any) -> None:
        service.answer_as_shop(shop=shop, question=row, text=text, name=name, actor=ACTOR)

    _change(question_id, shop_name, change)
    click.echo("Answered.")


@question.command()
@click.argument("question_id")
@click.option("--reason", type=click.Choice(rules.CLOSE_REASONS), required=True)
@shop_option
def close(question_id: str, reason: str, shop_name: str | None) -> None:
    """Say that no answer is to be expected."""
    _change(question_id, shop_name, lambda _shop, row: service.close(question=row, reason=reason, actor=ACTOR))
    click.echo("Closed.")


@question.command()
@click.argument("shown_id")
@shop_option
def publish(shown_id: str, shop_name: str | None) -> None:
    """Show a question or an answer that is held or hidden."""
    _change(shown_id, shop_name, lambda _shop, row: words.publish(kind=_kind(shown_id), row=row, actor=ACTOR))
    click.echo("Published.")


@question.command()
@click.argument("shown_id")
@click.option("--reason", type=click.Choice(HIDE_REASONS), required=True)
@shop_option
def hide(shown_id: str, reason: str, shop_name: str | None) -> None:
    """Hide a question or an answer."""
    _change(
        shown_id,
        shop_name,
        lambda _shop, row: words.hide(kind=_kind(shown_id), row=row, actor=ACTOR, reason=reason),
    )
    click.echo("Hidden.")


def _show(shop: Shop, kind: Kind, rows: Any) -> None:
    verdicts = found.why(shop, kind, rows)
    for each in rows:
        said = plain.excerpt(plain.line(each.text or ""), 80) or "(no words)"
        state = f"  [{each.state}]" if kind is QUESTION else ""
        click.echo(f"{ids.show(kind.prefix, each.id)}  {each.author_name or '-'}: {said}{state}")
        for one in verdicts[each.id]:
            click.echo(f"    {one['rule']}: {one['text']}")


def _kind(shown_id: str) -> Kind:
    for kind in (QUESTION, ANSWER):
        if ids.parse(kind.prefix, shown_id):
            return kind
    raise NotFound("A question is named que_…, an answer ans_…")


def _change(shown_id: str, shop_name: str | None, change: Callable[[Shop, Any], None]) -> None:
    open_all()
    kind = _kind(shown_id)
    with writing():
        shop = shops.the_shop(shop_name)
        change(shop, words_queries.by_id(kind, shop.id, ids.parse(kind.prefix, shown_id), lock=True))


COMMANDS = (question,)
