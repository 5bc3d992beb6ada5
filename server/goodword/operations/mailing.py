"""What the doctor looks at about letters: whether they are signed, and how many come back."""

from datetime import timedelta

from sqlalchemy import func, select

from goodword.config import Config
from goodword.letters.models import COMPLAINT, HARD, SENT, Bounce, DkimKey, Letter
from goodword.lib import clock
from goodword.lib.db import reading, session
from goodword.operations.checks import OK, WARNING, Finding

SPAN = timedelta(days=7)
FEW = 50
"""Of fewer letters no share says anything."""
MOST_BACK, MOST_COMPLAINTS = 0.05, 0.003
"""Beyond these large mailboxes begin to refuse a sender: 5 % that come back, 0.3 % called unwanted."""


def signed(config: Config) -> Finding:
    """Whether mailboxes can see that letters are ours."""
    with reading():
        keys = session().scalar(select(func.count()).select_from(DkimKey).where(DkimKey.retired_at.is_(None))) or 0
    if not config.smtp_url or config.dkim_key or keys:
        return Finding("dkim", OK, "letters are signed" if config.dkim_key or keys else "no letter leaves this machine")
    says = "letters leave without a DKIM signature, so large mailboxes may refuse them"
    return Finding("dkim", WARNING, says, "goodword letter dkim make, or set GOODWORD_DKIM_KEY")


def coming_back(_config: Config) -> Finding:
    """How many letters of the last week came back, or were called unwanted."""
    since = clock.now() - SPAN
    with reading():
        sent = _count(Letter.id, Letter.state == SENT, Letter.created_at > since)
        back = _count(Bounce.id, Bounce.kind == HARD, Bounce.at > since)
        unwanted = _count(Bounce.id, Bounce.kind == COMPLAINT, Bounce.at > since)
    says = f"of {sent} letters in a week {back} came back, {unwanted} were called unwanted"
    if sent >= FEW and (back > sent * MOST_BACK or unwanted > sent * MOST_COMPLAINTS):
        return Finding("bounces", WARNING, says, "goodword letter stopped; goodword letter check")
    return Finding("bounces", OK, says)


def bounce_box(config: Config) -> Finding:
    """Whether anybody would hear of letters that come back."""
    if config.smtp_url and not config.bounce_address:
        says = "letters come back to the sender, with no mark to know them by"
        return Finding("bounce_box", WARNING, says, "set GOODWORD_BOUNCE_ADDRESS, and pipe it: docs/letters.md")
    return Finding("bounce_box", OK, "letters that come back are known again" if config.smtp_url else "not used")


def _count(column: object, *where: object) -> int:
    return session().scalar(select(func.count(column)).where(*where)) or 0  # type: ignore[arg-type]  # as SQLAlchemy takes them


LOOKS = (signed, bounce_box, coming_back)
