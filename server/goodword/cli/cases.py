"""What a person decides: cases, and the shop's own words."""

import click

from goodword.cli.opening import open_all, shop_option
from goodword.contributions.rules import HIDE_REASONS
from goodword.lib import ids
from goodword.lib.db import reading, writing
from goodword.moderation import knowing, queries, service
from goodword.moderation.managing import as_managed
from goodword.moderation.rules import DECISIONS
from goodword.shops import queries as shops

ACTOR = "command"


@click.group()
def case() -> None:
    """See what waits for a person, and decide it."""


@case.command("list")
@click.option("--decided", is_flag=True, help="Those that are decided, not those that wait.")
@shop_option
def list_cases(shop_name: str | None, *, decided: bool) -> None:
    """Show cases, newest first: what they are about, what opened them, with which numbers."""
    open_all()
    with reading():
        shop = shops.the_shop(shop_name)
        state = queries.DECIDED if decided else queries.OPEN
        shown = as_managed(queries.cases(shop.id, state=state, after=None, limit=100))
    for each in shown:
        numbers = ", ".join(f"{name} {value}" for name, value in each["numbers"].items())
        end = f" → {each['decision']} {each['reason'] or ''}".rstrip() if decided else ""
        click.echo(f"{each['id']}  {each['opened_by']}  {each['kind']} {each['target']}  {numbers}{end}")


@case.command()
@click.argument("case_id")
@click.argument("decision", type=click.Choice(DECISIONS))
@click.option("--reason", type=click.Choice(HIDE_REASONS), help="Why it is hidden; needed for hide.")
@shop_option
def decide(case_id: str, decision: str, reason: str | None, shop_name: str | None) -> None:
    """Keep or hide a review; count or leave out the reviews of a burst."""
    open_all()
    with writing():
        shop = shops.the_shop(shop_name)
        found = queries.case_by_id(shop.id, ids.parse("cas", case_id), lock=True)
        service.decide(case=found, decision=decision, reason=reason, actor=ACTOR)
    click.echo(f"Decided: {decision}.")


@click.group()
def words() -> None:
    """The shop's own words: what it wants to look at first, and what it does not mind."""


@words.command("add")
@click.argument("word")
@click.option("--fine", is_flag=True, help="A word of the lists that this shop does not mind.")
@shop_option
def add_word(word: str, shop_name: str | None, *, fine: bool) -> None:
    """List a word; it is matched whole, never as a part of another."""
    open_all()
    with writing():
        row = service.add_word(shop=shops.the_shop(shop_name), word=word, looks=not fine, actor=ACTOR)
    click.echo(f"{row.word} {'holds nothing any more' if fine else 'is held for you to read'}.")


@words.command("remove")
@click.argument("word")
@shop_option
def remove_word(word: str, shop_name: str | None) -> None:
    """Take a word off the shop's list."""
    open_all()
    with writing():
        service.remove_word(shop=shops.the_shop(shop_name), word=word, actor=ACTOR)
    click.echo("It is off the list.")


@words.command("list")
@shop_option
def list_words(shop_name: str | None) -> None:
    """Show the shop's own words; those that it does not mind are marked."""
    open_all()
    with reading():
        for row in queries.words_of(shops.the_shop(shop_name).id):
            click.echo(row.word if row.looks else f"{row.word}  (fine)")


@click.group()
def insiders() -> None:
    """Addresses of people who belong to the shop: their reviews are shown as such and not counted."""


@insiders.command("add")
@click.argument("address")
@shop_option
def add_insider(address: str, shop_name: str | None) -> None:
    """List an address, or @domain for everybody there."""
    open_all()
    with writing():
        row = service.add_insider(shop=shops.the_shop(shop_name), address=address, actor=ACTOR)
    click.echo(f"Reviews by {row.address} are shown as the shop's own and not counted.")


@insiders.command("remove")
@click.argument("address")
@shop_option
def remove_insider(address: str, shop_name: str | None) -> None:
    """Take an address off the list; what was found before stays found."""
    open_all()
    with writing():
        service.remove_insider(shop=shops.the_shop(shop_name), address=address, actor=ACTOR)
    click.echo("It is off the list.")


@insiders.command("list")
@shop_option
def list_insiders(shop_name: str | None) -> None:
    """Show the listed addresses."""
    open_all()
    with reading():
        for address in sorted(knowing.lists_of(shops.the_shop(shop_name).id).listed):
            click.echo(address)


COMMANDS = (case, words)
