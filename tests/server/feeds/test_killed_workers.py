"""Workers die while posts are on their way; a tenth of what tests/soak does."""

import pytest

from tests.server.feeds.crashing import crash, expect_the_truth


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
@pytest.mark.timeout(180)
def test_no_post_stands_twice_though_twenty_workers_are_killed(tea_house):
    seen = crash(tea_house, posts=100, kills=20, seed=11)
    expect_the_truth(seen, posts=100, kills=20)
