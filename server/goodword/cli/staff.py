"""Who looks after the shop: inviting, listing, removing, and letting somebody begin anew."""

import click

from goodword.cli.opening import open_all, shop_option
from goodword.letters.clearing import clear_mailbox
from goodword.lib.db import reading, writing
from goodword.lib.emails import normal_email
from goodword.lib.errors import Invalid, NotFound
from goodword.shops import queries as shops
from goodword.staff import queries, service
from goodword.staff.models import Staff
from goodword.staff.rules import ROLES

ACTOR = "command"


@click.group()
def staff() -> None:
    """People of the shop's side, and what they may do."""


@staff.command()
@click.argument("email")
@click.option("--role", type=click.Choice(ROLES), required=True)
@shop_option
def invite(email: str, role: str, shop_name: str | None) -> None:
    """Mail a link that makes somebody staff; it is also shown here."""
    open_all()
    with writing():
        link = service.invite(shop=shops.the_shop(shop_name), email=email, role=role, actor=ACTOR)
    click.echo(f"The letter is on its way. Whoever opens this within 7 days becomes {role}:\n\n  {link}")


@staff.command("list")
@shop_option
def list_staff(shop_name: str | None) -> None:
    """Show the shop's people and the invitations on their way."""
    open_all()
    with reading():
        shop = shops.the_shop(shop_name)
        for person, role in queries.people_of(shop.id):
            click.echo(f"{person.email}  {role}  {person.name}")
        for invited in queries.open_invitations(shop.id):
            click.echo(f"{invited.email}  {invited.role}  (invited, until {invited.expires_at:%Y-%m-%d})")


@staff.command("take-back")
@click.argument("email")
@shop_option
def take_back(email: str, shop_name: str | None) -> None:
    """Let an invitation on its way open nothing any more."""
    open_all()
    with writing():
        shop = shops.the_shop(shop_name)
        waiting = [one for one in queries.open_invitations(shop.id) if one.email == normal_email(email)]
        if not waiting:
            raise NotFound(f"No invitation to {email} is on its way; goodword staff list shows them")
        service.take_back(shop=shop, invitation_id=waiting[0].id, actor=ACTOR)
    click.echo(f"The link that {email} was sent opens nothing any more.")


@staff.command()
@click.argument("email")
@click.option("--erase", is_flag=True, help="Forget her name and address too, if she belongs to no other shop.")
@shop_option
def remove(email: str, shop_name: str | None, *, erase: bool) -> None:
    """Take somebody's role in the shop away; without any shop, nothing of hers opens a door."""
    open_all()
    with writing():
        shop = shops.the_shop(shop_name)
        person = _named(email)
        if queries.role_in(shop.id, person.id):
            service.remove(shop_id=shop.id, staff=person, actor=ACTOR)
        elif not erase:
            raise Invalid(f"{person.email} does not belong to the staff of {shop.name}")
        if erase:
            service.erase(staff=person)
    if erase:
        clear_mailbox()
    click.echo(f"{email} belongs to {shop.name} no more{', and is forgotten' if erase else ''}.")


@staff.command()
@click.argument("email")
@shop_option
def reset(email: str, shop_name: str | None) -> None:
    """Mail somebody a link to set password and second step anew; it is also shown here."""
    open_all()
    with writing():
        shop = shops.the_shop(shop_name)
        person, _ = queries.person_of(shop.id, _named(email).id)
        link = service.reset(shop=shop, staff=person, actor=ACTOR)
    click.echo(f"The letter is on its way. The old password works until this is used, within 7 days:\n\n  {link}")


def _named(email: str) -> Staff:
    found = queries.by_email(normal_email(email) or email)
    if found is None:
        raise Invalid(f"Nobody of the staff has the address {email}; goodword staff list shows them")
    return found


COMMANDS = (staff,)
