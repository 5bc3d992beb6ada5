"""Looking a post up among the newest ones, and being sure before saying that it is not there."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from goodword.networks.calls import Stopped
from goodword.networks.contract import Posted, Unknown

CLOCKS_DIFFER = timedelta(hours=1)


@dataclass(frozen=True)
class Seen:
    """A post as a list shows it. ``made_at`` is ISO 8601 or seconds since 1970, as the network has it."""

    posted: Posted
    is_ours: bool
    made_at: str | float


def picked(seen: Sequence[Seen], key: UUID, *, most: int) -> Posted | None:
    """Ours among the newest posts, of which the network shows at most ``most``, the newest first.

    :raises Stopped: it is not seen, but the list does not reach back to when the post was first tried.
    """
    if found := next((each.posted for each in seen if each.is_ours), None):
        return found
    if len(seen) < most or _moment(seen[-1].made_at) < _tried_at(key) - CLOCKS_DIFFER:
        return None
    raise Stopped(Unknown("she has posted so much since that it would not be seen"))


def picked_by_page(pages: Iterable[Sequence[Seen]], key: UUID) -> Posted | None:
    """The same where nobody knows how many a page holds: only an empty one is the end of all.

    :raises Stopped: as ``picked``.
    """
    seen: list[Seen] = []
    for page in pages:
        if not page:
            return None
        seen += page
        with suppress(Stopped):
            return picked(seen, key, most=len(seen))
    return picked(seen, key, most=len(seen))


def _tried_at(key: UUID) -> datetime:
    # Of our keys only those that begin with their time (uuid7) tell it.
    return datetime.fromtimestamp((key.int >> 80) / 1000 if key.version == 7 else 0, UTC)


def _moment(made_at: str | float) -> datetime:
    try:
        if isinstance(made_at, str):
            return datetime.fromisoformat(made_at).astimezone(UTC)
        return datetime.fromtimestamp(made_at, UTC)
    except (ValueError, OverflowError, OSError):
        raise Stopped(Unknown("her posts have no times")) from None
