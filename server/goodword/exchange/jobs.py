"""Fetching pictures of imported reviews from where they stood, through the guarded client."""

import uuid
from functools import partial
from pathlib import Path

from goodword.exchange import fetching
from goodword.lib.outbound import CallFailed, Outbound
from goodword.media.rules import LARGEST

SECONDS = 20
_NEVER = frozenset({400, 401, 403, 404, 405, 410, 451})


def fetch_pictures(outbound: Outbound, *, shop_id: str, review_id: str) -> None:
    """One review's fetching."""
    fetching.take_all(shop_id=uuid.UUID(shop_id), review_id=uuid.UUID(review_id), fetch=partial(from_address, outbound))


def from_address(outbound: Outbound, url: str) -> bytes:
    """A picture by its address; ``http`` is asked for by https.

    :raises Gone: that host will never give it.
    :raises Later: it did not answer this time.
    """
    try:
        answer = outbound.fetch("https://" + url.partition("://")[2], largest=LARGEST, seconds=SECONDS)
    except CallFailed as fault:
        raise (fetching.Gone if fault.permanent else fetching.Later)(str(fault)) from fault
    if answer.ok:
        return answer.body
    raise (fetching.Gone if answer.status in _NEVER or 300 <= answer.status < 400 else fetching.Later)(
        f"the answer was {answer.status}"
    )


def from_folder(folder: Path, name: str) -> bytes:
    """A picture that an export put beside itself; a name cannot leave the folder.

    :raises Gone: there is no such file.
    """
    path = folder / name
    if not path.resolve().is_relative_to(folder.resolve()) or not path.is_file():
        raise fetching.Gone("there is no such file in the folder")
    if path.stat().st_size > LARGEST:
        raise fetching.Gone("the file is larger than a photo may be")
    return path.read_bytes()
