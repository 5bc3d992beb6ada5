"""The address that a post carries: a short link of its own, which says what it brings, and by which it is found."""

from goodword.attribution import service as attribution
from goodword.feeds.things import Thing
from goodword.lib.addresses import addresses


def link_for(thing: Thing, network: str) -> str:
    """Her link to the thing in this network; always the same one."""
    made = attribution.links(
        shop_id=thing.shop_id, kind=thing.kind, target_id=thing.id, networks=[network], guest_id=thing.guest_id
    )
    return attribution.address_of(made[network])


def sample() -> str:
    """An address as long as a real one, which leads nowhere."""
    return addresses.of("/s/aB3dE6gH9kL")
