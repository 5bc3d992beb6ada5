"""Building what is stale and keeping it: one builder at a time, and only the newest is kept."""

import threading
import uuid
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import structlog
from sqlalchemy import delete
from sqlalchemy.exc import OperationalError

from goodword.lib import clock, faults
from goodword.lib.db import db, reading, session, writing
from goodword.lib.errors import Busy
from goodword.snapshots.models import Snapshot

log = structlog.get_logger(__name__)

Builder = Callable[[Any], bytes]
Load = Callable[[uuid.UUID, Sequence[uuid.UUID]], Sequence[Any]]


def forget(*, shop_id: uuid.UUID, subject_ids: Sequence[uuid.UUID]) -> None:
    """Drop every snapshot of these subjects, for a change after which versions may not tell old from new."""
    session().execute(delete(Snapshot).where(Snapshot.shop_id == shop_id, Snapshot.subject_id.in_(subject_ids)))


class Kind:
    """One kind of snapshot: how its subjects are loaded, and how one becomes bytes."""

    def __init__(self, name: str, load: Load, build: Builder, keeps: Callable[[Any], bool] = lambda _: True) -> None:
        """``keeps`` says of a subject whether its bytes will be asked for again."""
        self.name, self._load, self._build, self._keeps = name, load, build, keeps
        self._one_builder = threading.Lock()

    def refresh(self, shop_id: uuid.UUID, subject_ids: Sequence[uuid.UUID]) -> Mapping[uuid.UUID, bytes]:
        """Bytes of each subject as of now; what was stale is built and kept."""
        with self._one_builder:
            with reading():
                subjects = self._load(shop_id, subject_ids)
                kept = self._kept(shop_id, subjects)
                built = {s.id: (s.version, self._build(s)) for s in subjects if s.id not in kept}
                worth = {s.id: built[s.id] for s in subjects if s.id in built and self._keeps(s)}
            if worth:
                self._try_to_keep(shop_id, worth)
        return kept | {subject_id: body for subject_id, (_, body) in built.items()}

    def _kept(self, shop_id: uuid.UUID, subjects: Sequence[Any]) -> dict[uuid.UUID, bytes]:
        kept = {}
        for subject in subjects:
            row = session().get(Snapshot, (shop_id, subject.id, self.name))
            if row is not None and row.version == subject.version:
                kept[subject.id] = row.body
        return kept

    def _try_to_keep(self, shop_id: uuid.UUID, built: Mapping[uuid.UUID, tuple[int, bytes]]) -> None:
        try:
            self._keep(shop_id, built)
        except (Busy, OperationalError) as fault:
            # A full disk or a long queue of writers: the reader has her answer all the same.
            log.warning("snapshots were not kept", kind=self.name, why=faults.told(fault))

    def _keep(self, shop_id: uuid.UUID, built: Mapping[uuid.UUID, tuple[int, bytes]]) -> None:
        with writing():
            newest = {s.id: s.version for s in self._load(shop_id, list(built))}
            for subject_id, (version, body) in sorted(built.items()):
                if newest.get(subject_id) == version:
                    row = {"version": version, "body": body, "built_at": clock.now()}
                    key = {"shop_id": shop_id, "subject_id": subject_id, "kind": self.name}
                    upsert = db.insert(Snapshot).values(key | row)
                    session().execute(upsert.on_conflict_do_update(index_elements=list(key), set_=row))
