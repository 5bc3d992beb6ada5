"""A network for the demo: what is posted there stays on this machine, and stands on a page of the demo."""

import json
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from goodword.lib import clock
from goodword.lib.addresses import addresses
from goodword.media.storage import storage
from goodword.networks.contract import (
    Again,
    Begun,
    Counting,
    Draft,
    Grant,
    Json,
    Limits,
    LinkFailed,
    Posted,
    Tools,
)

FOLDER = "square"
NEWEST = 50


class Square:
    """It takes everything at once, knows a post again by its key, and forgets nothing but what is taken away."""

    name = "square"
    title = "Demo Square"
    scopes: Sequence[str] = ("post",)
    again = Again.BY_KEY
    asks_host = False
    needs_app = True
    edits = True
    is_of_demo = True

    def begin(self, tools: Tools, *, host: str | None, back: str, state: str) -> Begun:
        """Its page asks her name there, and nothing else."""
        return Begun(addresses.of(f"/demo/square/leave?{urlencode({'state': state})}"), {"state": state})

    def finish(self, tools: Tools, *, kept: Json, back: str, said: Mapping[str, str]) -> Grant:
        """Whoever she says that she is."""
        name = said.get("name", "").strip().lstrip("@")[:30]
        if said.get("error") or not name:
            raise LinkFailed("refused", "she has refused")
        return Grant(name, f"@{name}", url=addresses.of("/demo/square"), scopes=self.scopes)

    def refresh(self, tools: Tools, grant: Grant) -> Grant:
        """Nothing ends here."""
        return grant

    def revoke(self, tools: Tools, grant: Grant) -> None:
        """Nothing was given."""

    def limits(self, tools: Tools, grant: Grant) -> Limits:
        """As much as on Bluesky."""
        return Limits(300, Counting.GRAPHEMES)

    def publish(self, tools: Tools, grant: Grant, draft: Draft, key: UUID) -> Posted:
        """It stands there; the same key is the same post."""
        said = {"handle": grant.handle, "text": draft.text, "title": draft.title, "description": draft.description}
        kept = said | {"link": draft.link, "at": clock.now().isoformat(timespec="seconds"), "id": key.hex}
        storage.store.put(_file(key.hex), json.dumps(kept).encode(), "application/json")
        return _posted(key.hex)

    def find(self, tools: Tools, grant: Grant, draft: Draft, key: UUID) -> Posted | None:
        """By its key."""
        return _posted(key.hex) if storage.store.read(_file(key.hex)) else None

    def change(self, tools: Tools, grant: Grant, posted: Posted, draft: Draft, key: UUID) -> Posted:
        """The new words take the place of the old ones."""
        return self.publish(tools, grant, draft, UUID(posted.id))

    def withdraw(self, tools: Tools, grant: Grant, posted: Posted) -> Posted:
        """Gone, or gone already."""
        storage.store.delete(_file(posted.id))
        return posted


def posts() -> list[dict[str, Any]]:
    """What stands there, the newest first."""
    kept = [storage.store.read(name) for name in storage.store.names(FOLDER) if name.endswith(".json")]
    return sorted((json.loads(each) for each in kept if each), key=lambda said: str(said["at"]), reverse=True)[:NEWEST]


def _file(key: str) -> str:
    return f"{FOLDER}/{key}.json"


def _posted(key: str) -> Posted:
    return Posted(key, addresses.of(f"/demo/square#p-{key}"))
