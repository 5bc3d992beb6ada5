"""Copies: a text's fingerprint is kept, and the nearest text of somebody else is found by it (R5)."""

import uuid
from collections.abc import Sequence

from sqlalchemy import delete, insert

from goodword.lib import ids
from goodword.lib.db import session
from goodword.moderation import cases, knowing, prints, queries
from goodword.moderation.models import Fingerprint, FingerprintBand, Sighting
from goodword.moderation.rules import LIMITS


def compare(text: str, sighting: Sighting, *, is_new: bool) -> tuple[float, bool]:
    """Keep the text's fingerprint; how much the nearest text of somebody else shares, and whether it is elsewhere.

    The earlier of two copies gets a case and stays where it is: otherwise a copy would take an honest
    review off its page. Of a text in another shop nothing is known but its hashes.
    """
    hashes = prints.shingles(text)
    sketch, bands = prints.sketch(hashes), prints.bands(hashes)
    share, twin = knowing.twin(sighting, sketch, bands)
    if not is_new:
        forget(sighting.shop_id, sighting.kind, sighting.target_id)
    _keep(sighting, sketch, bands)
    if twin is None or share < LIMITS.similarity:
        return share, False
    if twin.shop_id == sighting.shop_id:
        cases.open_for(twin.shop_id, twin.kind, twin.target_id, "copy", {"percent": round(share * 100)})
    return share, twin.shop_id != sighting.shop_id


def forget(shop_id: uuid.UUID, kind: str, target_id: uuid.UUID) -> None:
    """Drop the fingerprint of something, if it has one."""
    if (old := queries.print_of(shop_id, kind, target_id)) is None:
        return
    mine = (FingerprintBand.shop_id == shop_id) & (FingerprintBand.fingerprint_id == old.id)
    session().execute(delete(FingerprintBand).where(mine))
    session().delete(old)
    session().flush()


def _keep(sighting: Sighting, sketch: bytes, bands: Sequence[str]) -> None:
    kept = Fingerprint(
        shop_id=sighting.shop_id,
        id=ids.new(),
        kind=sighting.kind,
        target_id=sighting.target_id,
        identity=sighting.identity,
        guest_id=sighting.guest_id,
        sketch=sketch,
    )
    session().add(kept)
    session().flush()
    rows = [{"band": band, "shop_id": kept.shop_id, "fingerprint_id": kept.id} for band in dict.fromkeys(bands)]
    if rows:
        session().execute(insert(FingerprintBand), rows)
