"""All crowds and attacks in full, and again with other stars: no decision but the burst rule's may follow them."""

import pytest
from goodword.app import open_house
from goodword.moderation import tokens

from tests.cast import TEA_HOUSE, open_shop
from tests.houses import House
from tests.server.moderation.outcomes import (
    EVERYBODY,
    findings,
    half_mirrored,
    hold_to_what_was_promised,
    mirrored,
    played,
    print_table,
    tallied,
)

pytestmark = [pytest.mark.soak, pytest.mark.timeout(1800)]


@pytest.fixture
def shop(installed):
    house = installed()
    open_house(house.config)
    return open_shop(House(house.config, None), "Tea House", TEA_HOUSE).shop


def test_whole_crowds_fare_alike_whatever_their_stars(shop, monkeypatch, capsys):
    monkeypatch.setattr(tokens, "DIFFICULTY", 4)
    outcomes, turned = {}, 0
    for crowd in EVERYBODY:
        said = played(shop, crowd)
        outcomes[crowd.__name__] = tallied(said)
        assert findings(said) == findings(played(shop, crowd, stars=mirrored))
        half = played(shop, crowd, stars=half_mirrored)
        assert findings(said, but="burst") == findings(half, but="burst")
        turned += findings(said) != findings(half)
    assert turned, "the burst rule alone sees on which side a review stands"
    with capsys.disabled():
        print_table(outcomes)
    hold_to_what_was_promised(outcomes)
