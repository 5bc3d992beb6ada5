"""The clock stands still at noon until a test moves it; who works for the shop is Olga."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine

from tests.cast import ShopOnStage
from tests.staffers import StaffOnStage, staff_of

NOON = datetime(2026, 3, 12, 12, tzinfo=UTC)
"""A Thursday."""


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def olga(clock: time_machine.Traveller, tea_house: ShopOnStage) -> StaffOnStage:
    return staff_of(tea_house)
