"""The address that a post carries: a short link of its own, which says what it brings, and by which it is found."""

import uuid
from typing import Any

from goodword.attribution import service as attribution
from goodword.feeds.things import Thing
from goodword.lib.addresses import addresses


def link_for(thing: Thing, network: str, key: uuid.UUID) -> str:
    """The link of the post with this key: nothing else carries it, not even what she shares there by hand."""
    whose: dict[str, Any] = {"shop_id": thing.shop_id, "guest_id": thing.guest_id, "post": key}
    made = attribution.links(kind=thing.kind, target_id=thing.id, networks=[network], **whose)
    return attribution.address_of(made[network])


def sample() -> str:
    """An address as long as a real one, which leads nowhere."""
    return addresses.of("/s/aB3dE6gH9kL")
