"""The filled demo shop, on both databases."""

import pytest
from goodword.demo import service as demo_shop


@pytest.fixture
def demo(house):
    """The house with the demo shop in it."""
    with demo_shop.source(None) as file:
        report = demo_shop.fill(file, is_ours=True, progress=lambda _: None)
    assert report.skipped == []
    return house
