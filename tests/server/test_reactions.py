"""A reaction that fails, or is meant for later, is done in a job; a shopper never loses her review by it."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest
from goodword import wiring
from goodword.jobs.queue import enqueue
from goodword.lib.db import writing
from goodword.lib.events import Event, at_once, exchange, later
from goodword.shoppers.events import EmailProven


@dataclass(frozen=True)
class KettleBoiled(Event):
    """Told by these tests."""

    shop_id: uuid.UUID
    cups: int
    note: str | None


BOILED = KettleBoiled(shop_id=uuid.uuid4(), cups=2, note=None)


class Ear:
    def __init__(self) -> None:
        self.heard: list[Event] = []
        self.deaf = False

    def hear(self, event: Event) -> None:
        if self.deaf:
            raise OSError("not now")
        self.heard.append(event)


@pytest.fixture
def ear(house) -> Iterator[Ear]:
    yield Ear()
    exchange.connect(wiring.REACTIONS, enqueue)


def test_a_reaction_for_later_hears_the_same_fact_in_a_job(ear, work_off):
    exchange.connect({KettleBoiled: [later(ear.hear)]}, enqueue)
    with writing():
        exchange.emit(BOILED)
    assert ear.heard == []
    work_off()
    assert ear.heard == [BOILED]


def test_a_reaction_that_fails_at_once_is_tried_again_in_a_job(ear, work_off):
    exchange.connect({KettleBoiled: [at_once(ear.hear)]}, enqueue)
    ear.deaf = True
    with writing():
        exchange.emit(BOILED)
    ear.deaf = False
    work_off()
    assert ear.heard == [BOILED]


def test_the_button_counts_even_if_the_review_cannot_arrive_at_that_moment(
    ear, anna, tea_house, press_button, work_off, monkeypatch
):
    arriving, *others = wiring.REACTIONS[EmailProven]

    def fall(_event: Event) -> None:
        raise OSError("not now")

    fall.__module__, fall.__qualname__ = arriving.react.__module__, arriving.react.__qualname__
    anna.review()
    exchange.connect({EmailProven: [replace(arriving, react=fall), *others]}, enqueue)
    press_button()
    assert tea_house.reviews()["data"] == []
    exchange.connect(wiring.REACTIONS, enqueue)
    work_off()
    assert len(tea_house.reviews()["data"]) == 1
