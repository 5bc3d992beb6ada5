"""The command line: ``goodword …``. Each command opens the house, then a transaction."""

import click
from psycopg.errors import UndefinedTable
from sqlalchemy.exc import DBAPIError

from goodword import __version__
from goodword.cli import (
    asking,
    backups,
    cases,
    comments,
    exchange,
    experts,
    feeds,
    fields,
    hours,
    identity,
    letters,
    operations,
    people,
    pictures,
    products,
    questions,
    reviews,
    running,
    shops,
    staff,
)
from goodword.lib import logs
from goodword.lib.errors import Problem


class NoText(click.ClickException):
    """A word of the command is no text: nothing that we keep could hold it."""

    exit_code = 2


class Commands(click.Group):
    """Problems, and files that cannot be had, become one line on the terminal and exit code 1."""

    def parse_args(self, context: click.Context, args: list[str]) -> list[str]:
        """Refuse bytes that are no UTF-8, which Python hands over as halves of pairs."""
        if any("\ud800" <= sign <= "\udfff" for word in args for sign in word):
            raise NoText("A word of this command is not UTF-8")
        return super().parse_args(context, args)

    def invoke(self, context: click.Context) -> object:
        """Run the command that was asked for."""
        try:
            return super().invoke(context)
        except Problem as problem:
            raise click.ClickException(_told(problem)) from problem
        except DBAPIError as fault:
            raise click.ClickException(_in_one_line(fault)) from fault
        except OSError as fault:
            if fault.filename is None:
                raise
            raise click.ClickException(f"{fault.filename}: {fault.strerror}") from fault


def _told(problem: Problem) -> str:
    return problem.detail or "; ".join(error.detail for error in problem.errors) or problem.title


def _in_one_line(fault: DBAPIError) -> str:
    """The database's own words; not the statement, whose values may be personal."""
    words = str(fault.orig).partition("\n")[0]
    is_empty = "no such table" in words or isinstance(fault.orig, UndefinedTable)
    return "The database has no tables yet: goodword init makes them" if is_empty else f"The database says: {words}"


@click.group(cls=Commands)
@click.version_option(__version__)
def main() -> None:
    """Goodword: reviews and ratings for any shop's product pages."""
    logs.open_as_set()


for module in (
    running,
    shops,
    staff,
    experts,
    hours,
    products,
    questions,
    asking,
    fields,
    feeds,
    reviews,
    comments,
    cases,
    identity,
    exchange,
    pictures,
    people,
    operations,
    letters,
    backups,
):
    for command in module.COMMANDS:
        main.add_command(command)
