"""What an operator looks after: jobs and letters that wait or have failed."""

import json
import sys
import uuid
from collections.abc import Sequence
from typing import Any

import click
from sqlalchemy import select, update

from goodword.cli.opening import open_all
from goodword.jobs import models as jobs
from goodword.jobs.queue import queue
from goodword.letters import models as letters
from goodword.letters import service as post
from goodword.letters.previews import preview
from goodword.lib import clock, ids, logs
from goodword.lib.db import reading, rows_changed, session, writing
from goodword.operations.checks import FAILED, OK, WARNING
from goodword.operations.doctor import examine

MOST = 50
as_json = click.option("--json", "is_json", is_flag=True, help="For machines.")
every = click.option("--all", "is_all", is_flag=True, help="Every one that is dead.")


@click.group()
def job() -> None:
    """Look at jobs; try dead ones again or drop them."""


@job.command("list")
@click.option("--state", type=click.Choice([jobs.WAITING, jobs.RUNNING, jobs.DONE, jobs.DEAD]), help="Only these.")
@as_json
def list_jobs(state: str | None, *, is_json: bool) -> None:
    """Show jobs that are not done, the oldest first."""
    open_all()
    fitting = jobs.Job.state == state if state else jobs.Job.state != jobs.DONE
    with reading():
        found = session().scalars(select(jobs.Job).where(fitting).order_by(jobs.Job.created_at).limit(MOST)).all()
    _show([_row("job", one, one.name, one.due_at) for one in found], is_json=is_json)


@job.command("retry")
@click.argument("job_id", required=False)
@every
def retry_job(job_id: str | None, *, is_all: bool) -> None:
    """Give a dead job eight more tries."""
    open_all()
    with writing():
        which = _chosen(jobs.Job, "job", job_id, is_all=is_all)
        for one in session().scalars(select(jobs.Job).where(which, jobs.Job.state == jobs.DEAD)).all():
            queue.retry(one)
            click.echo(f"{ids.show('job', one.id)} {one.name} is tried again.")


@job.command("drop")
@click.argument("job_id", required=False)
@every
def drop_job(job_id: str | None, *, is_all: bool) -> None:
    """Let a dead job rest: its work stays undone."""
    open_all()
    with writing():
        which = _chosen(jobs.Job, "job", job_id, is_all=is_all)
        settled = update(jobs.Job).where(which, jobs.Job.state == jobs.DEAD)
        number = rows_changed(settled.values(state=jobs.DONE, due_at=clock.now()))
    click.echo(f"{number} dropped.")


@click.group()
def letter() -> None:
    """Look at letters; send dead ones again."""


@letter.command("list")
@click.option("--state", type=click.Choice([letters.QUEUED, letters.SENDING, letters.DEAD]), help="Only these.")
@as_json
def list_letters(state: str | None, *, is_json: bool) -> None:
    """Show letters that have not left, the oldest first; never to whom they go."""
    open_all()
    fitting = letters.Letter.state == state if state else letters.Letter.state != letters.SENT
    with reading():
        rows = select(letters.Letter).where(fitting).order_by(letters.Letter.changed_at).limit(MOST)
        found = session().scalars(rows).all()
    _show([_row("let", one, one.kind, one.changed_at) for one in found], is_json=is_json)


@letter.command("retry")
@click.argument("letter_id", required=False)
@every
def retry_letter(letter_id: str | None, *, is_all: bool) -> None:
    """Give a dead letter eight more tries."""
    open_all()
    with writing():
        which = _chosen(letters.Letter, "let", letter_id, is_all=is_all)
        for one in session().scalars(select(letters.Letter).where(which, letters.Letter.state == letters.DEAD)).all():
            post.retry(one)
            click.echo(f"{ids.show('let', one.id)} {one.kind} is sent again.")


@letter.command("preview")
@click.argument("kind")
@click.option("--locale", default="en", show_default=True)
@click.option("--said", default="", help="Which of its ways, where it has several: staff, expert, owner …")
@click.option("--html", "is_html", is_flag=True, help="The HTML instead of the text.")
def preview_letter(kind: str, locale: str, said: str, *, is_html: bool) -> None:
    """Show how a letter looks, with made-up words. Nothing is sent."""
    made = preview(kind, locale, said)
    click.echo(made.html if is_html else f"{made.subject}\n\n{made.text}")


def _chosen(table: Any, prefix: str, shown: str | None, *, is_all: bool) -> Any:
    if is_all == bool(shown):
        raise click.UsageError("Name one, or say --all")
    identity = ids.parse(prefix, shown) if shown else None
    if shown and identity is None:
        raise click.ClickException(f"{shown} is not an id such as {ids.show(prefix, uuid.UUID(int=0))}")
    if is_all:
        return table.id.is_not(None)
    if session().scalar(select(table.state).where(table.id == identity)) != jobs.DEAD:
        raise click.ClickException(f"There is no dead one with the id {shown}")
    return table.id == identity


def _row(prefix: str, one: Any, called: str, at: Any) -> dict[str, Any]:
    # What a mail server answers names the reader: it is masked like a line of the log.
    error = logs.clean(one.error) if one.error else None
    shown = {"id": ids.show(prefix, one.id), "what": called, "state": one.state, "tries": one.tries}
    return shown | {"at": at.isoformat(timespec="seconds"), "error": error}


def _show(rows: Sequence[dict[str, Any]], *, is_json: bool) -> None:
    for row in rows:
        plainly = "  ".join(str(value) for value in row.values() if value is not None)
        click.echo(json.dumps(row, ensure_ascii=True) if is_json else plainly)
    if not rows and not is_json:
        click.echo("There are none.")


@click.command()
@as_json
def doctor(*, is_json: bool) -> None:
    """Say what is wrong with this installation, and the line that mends it. Exit code 1 when something is broken."""
    config = open_all()
    found = list(examine(config))
    for each in found:
        if is_json:
            click.echo(json.dumps(vars(each)))
        else:
            click.echo(
                f"{MARKS[each.state]} {each.name:<13} {each.says}" + (f"\n{'':16}→ {each.mend}" if each.mend else "")
            )
    broken = sum(each.state == FAILED for each in found)
    if not is_json:
        click.echo(f"\n{broken} broken, {sum(each.state == WARNING for each in found)} to look at.")
    sys.exit(1 if broken else 0)


MARKS = {OK: "✓", WARNING: "!", FAILED: "✗"}
COMMANDS = (job, doctor)
