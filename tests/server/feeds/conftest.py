"""The far networks beside the open house."""

from collections.abc import Iterator

import pytest
from goodword.accounts.peers import peers
from goodword.lib.outbound import Outbound

from tests.houses import House
from tests.server.feeds.far import MANNERS, FarNetwork, FarServer, FarSide


@pytest.fixture
def far(house: House) -> Iterator[FarSide]:
    """What stands at the networks; the house knows them and no others."""
    side = FarSide()
    with FarServer(side) as server:
        known = {name: FarNetwork(name, server.port, edits=name != "neither") for name in MANNERS}
        peers.connect(known, Outbound())
        yield side
