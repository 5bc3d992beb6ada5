"""What every command needs: the settings, the open house, and which shop is meant."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from goodword.app import open_house
from goodword.config import Config
from goodword.migrations import runner

shop_option = click.option(
    "--shop", "shop_name", metavar="NAME", help="Which shop; not needed while there is only one."
)


def open_all(**given: Any) -> Config:
    """Open the house as the environment says; its tables must be there already."""
    config = settings_from_environment(**given)
    try:
        open_house(config)
    except ValueError as fault:
        raise click.ClickException(str(fault)) from fault
    except (OSError, ImportError) as fault:
        raise click.ClickException(f"The data folder or the database cannot be opened: {fault}") from fault
    return config


def settings_from_environment(**given: Any) -> Config:
    """The settings; one that cannot be read is named on the terminal."""
    try:
        return Config.from_environment(**given)
    except ValueError as fault:
        raise click.ClickException(str(fault)) from fault


def open_upgraded(**given: Any) -> Config:
    """Open the house and bring its tables up to date."""
    config = open_all(**given)
    runner.upgrade()
    return config


def progress_over(path: Path, label: str) -> tuple[Any, Callable[[int], None]]:
    """A progress bar over a file's bytes, and what moves it to a position."""
    bar = click.progressbar(length=max(1, path.stat().st_size), label=label)

    def move_to(position: int) -> None:
        bar.update(max(0, position - bar.pos))

    return bar, move_to
