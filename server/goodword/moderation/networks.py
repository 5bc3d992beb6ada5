"""Networks as hashes: keyed by the week, so that they say nothing any more when the week's key is destroyed."""

import hmac
import secrets
import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy import delete, select

from goodword.lib import clock
from goodword.lib.db import db, session
from goodword.moderation.models import KeyNetwork, NetworkKey, Sighting

EPOCH = timedelta(days=7)
KEYS_LIVE = timedelta(days=30)


@dataclass(frozen=True)
class Caller:
    """From where something was sent: the public network, and the /48 around an IPv6 one; None says nothing."""

    network: str | None = None
    wide: str | None = None


NOWHERE = Caller()


def hashed(network: str | None, *, back: timedelta = timedelta(0)) -> list[str]:
    """The network's hash of this week first, then those of the weeks within ``back`` whose keys live."""
    if network is None:
        return []
    epochs = range(_epoch(), _epoch(clock.now() - back) - 1, -1)
    keys = _keys()
    if epochs[0] not in keys:
        keys[epochs[0]] = _new_key(epochs[0])
    return [_hash(keys[epoch], network) for epoch in epochs if epoch in keys]


def remember_key_call(*, shop_id: uuid.UUID, network: str) -> None:
    """A secret key of the shop was used from this network."""
    row = {"shop_id": shop_id, "network": hashed(network)[0], "last_on": clock.now().date()}
    insert = db.insert(KeyNetwork).values(row)
    session().execute(
        insert.on_conflict_do_update(index_elements=["shop_id", "network"], set_={"last_on": row["last_on"]})
    )


def destroy_old_keys() -> None:
    """Destroy the keys that are too old, and what was seen under them."""
    oldest = clock.now() - KEYS_LIVE
    session().execute(delete(NetworkKey).where(NetworkKey.created_at < oldest))
    session().execute(delete(Sighting).where(Sighting.at < oldest))
    session().execute(delete(KeyNetwork).where(KeyNetwork.last_on < oldest.date()))


def _epoch(moment: datetime | None = None) -> int:
    return int((moment or clock.now()).timestamp() // EPOCH.total_seconds())


def _keys() -> dict[int, bytes]:
    # Asked once a transaction: what is kept with the session goes with it.
    if "network keys" not in session().info:
        found = session().execute(select(NetworkKey.epoch, NetworkKey.secret))
        session().info["network keys"] = {row.epoch: row.secret for row in found}
    keys: dict[int, bytes] = session().info["network keys"]
    return keys


def _new_key(epoch: int) -> bytes:
    # Of two writers on PostgreSQL one makes the key, the other reads it.
    row = {"epoch": epoch, "secret": secrets.token_bytes(32), "created_at": clock.now()}
    session().execute(db.insert(NetworkKey).values(row).on_conflict_do_nothing())
    return session().scalars(select(NetworkKey.secret).where(NetworkKey.epoch == epoch)).one()


def _hash(key: bytes, network: str) -> str:
    return hmac.digest(key, network.encode(), sha256)[:16].hex()
