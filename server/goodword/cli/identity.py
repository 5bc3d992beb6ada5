"""How a shop vouches for its shoppers, and the vault's keys that seal its secrets."""

from pathlib import Path

import click

from goodword.cli.opening import open_all, shop_option
from goodword.lib import secrets
from goodword.lib.addresses import addresses
from goodword.lib.db import reading, writing
from goodword.shoppers import assertions, vouching
from goodword.shops import queries
from goodword.vault import rotation
from goodword.vault.rules import KEY_BYTES, id_of, text_of
from goodword.vault.service import Sealed, vault


@click.group()
def identity() -> None:
    """By what a shop vouches for shoppers who are signed in there."""


@identity.group("secret")
def identity_secret() -> None:
    """Secrets to sign with (HS256); two may be live at once."""


@identity_secret.command("add")
@shop_option
def add_secret(shop_name: str | None) -> None:
    """Make a secret; it is shown once."""
    open_all()
    with writing():
        shop = queries.the_shop(shop_name)
        made, shown = vouching.add_secret(shop=shop)
    click.echo(f"kid     {made.kid}\nsecret  {shown}\niss     {shop.site_key}\naud     {addresses.public_url}\n")
    click.echo("This is the only time the secret is shown. Keep it on the shop's server: docs/identity.md.")


@identity_secret.command("list")
@shop_option
def list_secrets(shop_name: str | None) -> None:
    """Show secrets and public keys: name, algorithm, since when."""
    open_all()
    with reading():
        for one in vouching.every(queries.the_shop(shop_name).id):
            state = f"revoked {one.revoked_at:%Y-%m-%d}" if one.revoked_at else f"since {one.created_at:%Y-%m-%d}"
            click.echo(f"{one.kid}  {one.algorithm}  {state}")


@identity_secret.command("revoke")
@click.argument("kid")
@shop_option
def revoke_secret(kid: str, shop_name: str | None) -> None:
    """Take nothing any more that is signed with it."""
    open_all()
    with writing():
        vouching.revoke(shop=queries.the_shop(shop_name), kid=kid)
    click.echo(f"{kid} is revoked.")


@identity.group("key")
def identity_key() -> None:
    """Public keys to check with (ES256), for shops that keep the private half to themselves."""


@identity_key.command("add")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@shop_option
def add_key(file: Path, shop_name: str | None) -> None:
    """Take the public half of a P-256 key, in PEM."""
    open_all()
    with writing():
        shop = queries.the_shop(shop_name)
        made = vouching.add_key(shop=shop, pem=file.read_bytes())
    click.echo(f"kid  {made.kid}\niss  {shop.site_key}\naud  {addresses.public_url}")


identity_key.add_command(revoke_secret)


@identity.command()
@click.argument("token")
@shop_option
def check(token: str, shop_name: str | None) -> None:
    """Say what a token says, or why it is not taken. Nothing is kept."""
    open_all()
    with reading():
        try:
            said = assertions.read(shop=queries.the_shop(shop_name), assertion=token)
        except assertions.NotTaken as refused:
            raise click.ClickException(f"It is not taken: {refused.reason}") from refused
    click.echo(f"It is taken until {said.expires_at:%H:%M:%S} UTC, for the shopper {said.ref}.")


@click.group()
def keys() -> None:
    """The vault's keys: they seal secrets that must be read back."""


@keys.command()
def new() -> None:
    """Print a random key for GOODWORD_VAULT_KEYS. Nothing is kept."""
    click.echo(text_of(secrets.random_bytes(KEY_BYTES)))


@keys.command()
def rotate() -> None:
    """Make a new key and seal everything with it; the old ones stay until they are dropped."""
    open_all()
    if not vault.keys.are_given:
        vault.keys.renew()
    try:
        counts = rotation.reseal()
    except Sealed as fault:
        raise click.ClickException(str(fault)) from fault
    for name, number in counts.items():
        click.echo(f"{name}: {number} sealed anew")
    click.echo(f"{id_of(vault.keys.first())} seals from now on. Backups made until now need the older keys.")


@keys.command("list")
def list_keys() -> None:
    """Show the keys by their ids, the newest first, and how much each has sealed."""
    open_all()
    with reading():
        counts = rotation.in_use()
    here = [id_of(key) for key in vault.keys.all()]
    for name in here:
        click.echo(f"{name}  {counts[name]} sealed")
    for name in sorted(counts.keys() - set(here)):
        click.echo(f"{name}  {counts[name]} sealed, and the key is not here")


@keys.command()
@click.argument("key_id")
def drop(key_id: str) -> None:
    """Forget a key that seals nothing any more; backups that need it can no longer be read whole."""
    open_all()
    if vault.keys.are_given:
        raise click.ClickException("The keys come from GOODWORD_VAULT_KEYS: take it out there")
    with reading():
        number = rotation.in_use()[key_id]
    if number:
        raise click.ClickException(f"{key_id} seals {number} secrets still: goodword keys rotate seals them anew")
    if vault.keys.named(key_id) is None or len(vault.keys.all()) == 1:
        raise click.ClickException(f"There is no key {key_id} that could go; goodword keys list shows them")
    vault.keys.drop(key_id)
    click.echo(f"{key_id} is forgotten.")


COMMANDS = (identity, keys)
