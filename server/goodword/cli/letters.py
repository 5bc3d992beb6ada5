"""Letters: in whose name they leave, what comes back, and who gets none any more."""

from typing import BinaryIO

import click

from goodword.cli.opening import open_all, shop_option
from goodword.cli.operations import letter
from goodword.letters import bounces, posting, readers, signing
from goodword.letters.checkup import examine
from goodword.letters.checkup.records import GOOD, WRONG
from goodword.letters.checkup.words import sentence
from goodword.letters.signing import ED25519, RSA
from goodword.lib import ids
from goodword.lib.db import reading, writing
from goodword.lib.emails import normal_email
from goodword.lib.errors import Invalid
from goodword.shops import queries as shops

MARKS = {WRONG: "✗", GOOD: "✓"}


@letter.command()
@click.argument("file", type=click.File("rb"), default="-")
def bounce(file: BinaryIO) -> None:
    """Take in one mail that came back, or a complaint: from a FILE, or from a mail server's pipe.

    What is no report of a letter of ours is left alone, with exit code 0: a pipe that failed would be tried again.
    """
    open_all()
    report = bounces.read(file.read(bounces.LARGEST))
    with writing():
        taken = bounces.take(report) if report else None
    told = f"{ids.show('let', taken.letter_id)} came back: {taken.kind}" if taken else "No letter of ours."
    click.echo(told)


@letter.command()
@shop_option
def stopped(shop_name: str | None) -> None:
    """Show the addresses that letters do not reach, or whose owners complained."""
    open_all()
    with reading():
        for reader in readers.stopped(shops.the_shop(shop_name).id):
            click.echo(f"{reader.email}  {reader.stopped_because}  {reader.stopped_at:%Y-%m-%d}")


@letter.command()
@click.argument("email")
@shop_option
def lift(email: str, shop_name: str | None) -> None:
    """Let letters out to an address again: its owner has told you that they arrive."""
    open_all()
    with writing():
        shop = shops.the_shop(shop_name)
        if readers.find(shop.id, normal_email(email) or email) is None:
            raise Invalid(f"Nothing is known of {email}")
        readers.reached(shop_id=shop.id, email=normal_email(email) or email)
    click.echo(f"Letters to {email} leave again.")


@letter.command()
@click.option("--from", "mail_from", metavar="ADDRESS", help="The shop's own sender.")
@click.option("--smtp", "smtp_url", metavar="URL", help="Its own server: smtp://name:secret@host:587, or smtps://.")
@shop_option
def way(mail_from: str | None, smtp_url: str | None, shop_name: str | None) -> None:
    """Let a shop's letters leave in its own name, by its own server; without options, by the installation's."""
    open_all()
    sender = normal_email(mail_from) if mail_from else None
    if mail_from and sender is None:
        raise Invalid(f"{mail_from} is not an e-mail address")
    if smtp_url and not smtp_url.startswith(("smtp://", "smtps://")):
        raise Invalid("The server is written as smtp://name:secret@host:587")
    with writing():
        shop = shops.the_shop(shop_name)
        posting.set_way(shop_id=shop.id, mail_from=sender, smtp_url=smtp_url, by_operator=True)
        domain = posting.way_of(shop.id).sender
    click.echo(f"Letters of {shop.name} leave from {domain}{' by its own server' if smtp_url else ''}.")


@letter.group()
def dkim() -> None:
    """Keys that a shop's letters are signed with."""


@dkim.command()
@click.option("--selector", default="goodword", show_default=True, help="Under which name the record stands.")
@click.option("--kind", type=click.Choice([RSA, ED25519]), default=RSA, show_default=True)
@shop_option
def make(selector: str, kind: str, shop_name: str | None) -> None:
    """Make a key and print its record. Letters are signed with it at once, so add the record at once."""
    open_all()
    with writing():
        shop = shops.the_shop(shop_name)
        domain = posting.way_of(shop.id).domain
        row = signing.make(shop_id=shop.id, domain=domain, selector=selector.lower(), kind=kind)
    _echo(*signing.record_of(row))


@dkim.command()
@shop_option
def show(shop_name: str | None) -> None:
    """Print the records of the shop's keys."""
    open_all()
    with reading():
        rows = signing.rows_of(shops.the_shop(shop_name).id)
    for row in rows:
        _echo(*signing.record_of(row))
    if not rows:
        click.echo("There are no keys; goodword letter dkim make makes one.")


@dkim.command()
@click.argument("selector")
@shop_option
def retire(selector: str, shop_name: str | None) -> None:
    """Sign with a key no more. Leave its record for a week: letters are still on their way."""
    open_all()
    with writing():
        named = [row for row in signing.rows_of(shops.the_shop(shop_name).id) if row.selector == selector]
        if not named:
            raise Invalid(f"There is no key {selector}; goodword letter dkim show shows them")
        for row in named:
            signing.retire(row)
    click.echo(f"{selector} signs no more.")


@letter.command()
@click.option("--spf", default="", help="The record as your DNS shows it.")
@click.option("--dkim", "dkim_record", default="")
@click.option("--dmarc", default="")
@click.option("--relay", default="", help="What your mail service tells you to include.")
@shop_option
def check(spf: str, dkim_record: str, dmarc: str, relay: str, shop_name: str | None) -> None:
    """Say what is wrong with the records of the sender's domain. Nothing is looked up: paste them."""
    open_all()
    with reading():
        facts = posting.facts_of(shops.the_shop(shop_name).id, relay=relay)
    found = list(examine(facts, spf=spf, dkim=dkim_record, dmarc=dmarc))
    for said in found:
        click.echo(f"{MARKS.get(said.level, '!')} {said.about.upper():<6} {sentence(said, 'en')}")
    if any(said.level == WRONG for said in found):
        raise SystemExit(1)


def _echo(name: str, record: str) -> None:
    click.echo(f"{name}  TXT\n  {record}\n")


COMMANDS = (letter,)
