"""Backups and their way back."""

import sys
from pathlib import Path

import click

from goodword.app import open_house
from goodword.cli.opening import open_all, settings_from_environment
from goodword.lib.db import db, reading
from goodword.media.storage import storage
from goodword.migrations import runner
from goodword.operations import backup as backups
from goodword.operations import restore as restores
from goodword.operations.media import Kept
from goodword.vault import rotation
from goodword.wiring import connect


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def backup(file: Path) -> None:
    """Write a backup: FILE.tar.zst or FILE.tar.gz. The server may run and write meanwhile."""
    config = open_all()
    file.absolute().parent.mkdir(parents=True, exist_ok=True)
    facts = backups.make(config=config, file=file, media=Kept())
    rows = facts["rows"]
    click.echo(
        f"{file} holds {rows.get('reviews', 0)} reviews of {rows.get('shops', 0)} shops and {facts['media']} media "
        f"files ({file.stat().st_size / 1e6:.1f} MB).\nThe key is not in it: keep a copy of "
        f"{(config.data_dir / 'signing.key').absolute()} somewhere else. Secret settings are not in it either."
    )


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--another-key", is_flag=True, help="The old signing.key is lost: begin with a new one.")
def restore(file: Path, *, another_key: bool) -> None:
    """Bring a backup into an empty installation, up to date, or leave it as empty as it was."""
    config = settings_from_environment()
    storage.open(config.media_url, config.data_dir / "media")
    done = restores.run(config=config, file=file, media=Kept(), migrate=_migrate, another_key=another_key)
    open_house(config)
    with reading():
        missing = rotation.missing()
    db.close()
    click.echo(
        f"Restored {done.rows.get('reviews', 0)} reviews of {done.rows.get('shops', 0)} shops and {done.media} media "
        f"files, as of {done.made_at}."
    )
    for key_id in missing:
        click.echo(f"Secrets are sealed with the key {key_id}, which is not here: put the old vault.keys into the data")
        click.echo("folder (mode 600), or set GOODWORD_VAULT_KEYS; until then they cannot be opened.")
    if done.letters_under_way:
        click.echo(f"{done.letters_under_way} letters had not left then: the worker sends them now.")
    for name in done.secrets:
        click.echo(f"Set {name} again: secrets are not in a backup.")
    for name, value in done.settings.items():
        now = str(getattr(config, name.removeprefix("GOODWORD_").lower(), ""))
        if str(value) != now and name != "GOODWORD_DATA_DIR":
            click.echo(f"{name} was {value!r} there and is {now!r} here.", file=sys.stdout)


def _migrate(url: str) -> None:
    db.open(url)
    connect()
    try:
        runner.upgrade()
    finally:
        db.close()


COMMANDS = (backup, restore)
