"""A thousand posts, four networks that lose answers, two hundred killed workers."""

import pytest

from tests.cast import TEA_HOUSE, open_shop
from tests.houses import open_house_at
from tests.server.feeds.crashing import crash, expect_the_truth

pytestmark = [pytest.mark.soak, pytest.mark.timeout(1800)]


def test_no_post_of_a_thousand_stands_twice_though_two_hundred_workers_are_killed(installed):
    with open_house_at(installed().config) as house:
        seen = crash(open_shop(house, "Tea House", TEA_HOUSE), posts=1000, kills=200, seed=7)
    expect_the_truth(seen, posts=1000, kills=200)
