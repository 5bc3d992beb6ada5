"""The columns of every kind that is words only."""

from datetime import datetime

from sqlalchemy import true
from sqlalchemy.orm import Mapped, mapped_column

from goodword.contributions.models import Contribution
from goodword.lib import clock


class Submission(Contribution):
    """What somebody wrote, without stars. ``text`` is None once it has been erased; ``search`` is it folded.

    One that is not ``counted`` is shown, with the reason, but is in no number.
    ``arrived_at`` is when nobody but the shop was waited for any more: proven, if a proof was asked for.
    """

    text: Mapped[str | None]
    search: Mapped[str] = mapped_column(default="")
    counted: Mapped[bool] = mapped_column(default=True, server_default=true())
    not_counted_because: Mapped[str | None]
    arrived_at: Mapped[datetime | None]
    sorted_at: Mapped[datetime] = mapped_column(default=clock.now)
