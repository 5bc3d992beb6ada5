"""For somebody who writes to the shop: give her everything that is known of her, or forget her."""

import uuid
from pathlib import Path

import click

from goodword import wiring
from goodword.cli.opening import open_all, shop_option
from goodword.lib import ids
from goodword.lib.db import reading, writing
from goodword.lib.errors import Invalid
from goodword.privacy import erasing, packing, persons, service
from goodword.privacy.persons import Asked
from goodword.shoppers.rules import normal_email
from goodword.shops import queries as shops

reviews_option = click.option(
    "--review", "review_ids", multiple=True, metavar="ID", help="A review of hers that came with an import."
)


@click.group()
def person() -> None:
    """What is known of one person: export it, or erase it."""


@person.command()
@click.argument("email")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@reviews_option
@shop_option
def export(email: str, file: Path, review_ids: tuple[str, ...], shop_name: str | None) -> None:
    """Write everything that is known by an address into a ZIP: JSON, pictures, and a page to read."""
    open_all()
    with reading():
        told = packing.tell(wiring.PERSONAL_DATA, _asked(shops.the_shop(shop_name).id, email, review_ids))
    file.touch(mode=0o600)
    file.write_bytes(packing.packed(told))
    click.echo(f"{file} holds what is known of her. Send it only to the address itself.")


@person.command()
@click.argument("email")
@click.option("--keep-words", is_flag=True, help="Her reviews stay, under nobody's name.")
@click.option("--yes", is_flag=True, help="Do not ask again.")
@reviews_option
@shop_option
def erase(email: str, review_ids: tuple[str, ...], shop_name: str | None, *, keep_words: bool, yes: bool) -> None:
    """Forget everything that is known by an address. It cannot be taken back."""
    open_all()
    with reading():
        shop = shops.the_shop(shop_name)
        asked = _asked(shop.id, email, review_ids)
        found = persons.persons(asked)
    number = sum(len(each.marks) for each in found)
    if not yes:
        click.confirm(
            f"Of her reviews, {number} {'lose their writer' if keep_words else 'go'}. Forget her?", abort=True
        )
    with writing():
        erasure_id = service.ask_erasure(asked=asked, keep_words=keep_words, actor="command").id
    erasing.erase(wiring.PERSONAL_DATA, shop_id=shop.id.hex, erasure_id=erasure_id.hex)
    click.echo("She is forgotten. Backups that were made before still know her: they go with their own time.")


def _asked(shop_id: uuid.UUID, email: str, review_ids: tuple[str, ...]) -> Asked:
    address = normal_email(email)
    if address is None:
        raise Invalid.of("/email", "invalid", f"{email} is not an e-mail address")
    parsed = [ids.parse("rev", each) for each in review_ids]
    if None in parsed:
        raise Invalid.of("/review", "invalid", "A review is named as in the API: rev_…")
    return Asked(shop_id, email=address, review_ids=tuple(one for one in parsed if one))


COMMANDS = (person,)
