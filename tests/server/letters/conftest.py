"""A letter in the outbox of Tea House, and the ways it leaves."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from goodword.jobs.queue import queue
from goodword.letters import readers
from goodword.letters import service as letters
from goodword.letters.models import Letter, Reader
from goodword.letters.samples import SAMPLES
from goodword.letters.transport import Smtp
from goodword.lib.db import reading, session, writing
from sqlalchemy import select

from tests.cast import ShopOnStage
from tests.services.smtp import MailServer

NOON = datetime(2026, 3, 12, 12, tzinfo=UTC)
SAID = {
    "product_name": "Kettle",
    "name": "Anna",
    "rating": 5,
    "title": "Pours exactly",
    "text": "It pours where I look.\nMy old one never did.",
    "link": "http://goodword.test/confirm/prf_secret",
}


@dataclass
class Outbox:
    """Writes letters for the shop, and tells what became of them."""

    shop: ShopOnStage

    def write(
        self, *, to: str = "anna@example.com", locale: str = "en", shop_name: str = "Tea House", **said: Any
    ) -> None:
        with writing():
            letters.write(
                shop_id=self.shop.shop.id,
                shop_name=shop_name,
                kind="confirm_review",
                to=to,
                locale=locale,
                **(SAID | said),
            )

    def news(self, kind: str = "question_answered", *, to: str = "anna@example.com", **said: Any) -> Letter | None:
        """A letter of news, as its sample has it."""
        with writing():
            return letters.write(
                shop_id=self.shop.shop.id,
                shop_name="Tea House",
                kind=kind,
                to=to,
                locale="en",
                **{**SAMPLES[kind], **said},
            )

    def reader(self, to: str = "anna@example.com") -> Reader:
        with reading():
            found = readers.find(self.shop.shop.id, to)
            assert found is not None
            return found

    def change(self, change: Callable[..., Any], *given: Any, to: str = "anna@example.com") -> None:
        """Do something about a reader."""
        with writing():
            change(readers.meet(self.shop.shop.id, to, "en"), *given)

    def all(self) -> list[Letter]:
        with reading():
            return list(session().scalars(select(Letter).order_by(Letter.created_at, Letter.id)))

    def the_letter(self) -> Letter:
        (letter,) = self.all()
        return letter


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def outbox(tea_house: ShopOnStage, clock: time_machine.Traveller) -> Outbox:
    return Outbox(tea_house)


@pytest.fixture
def smtp(mail_server: MailServer, outbox: Outbox) -> MailServer:
    """A real mail server that the letters go to."""
    letters.post.open(sender="reviews@tea-house.test", by=Smtp(mail_server.url))
    return mail_server


@pytest.fixture
def come_due(work_off: Callable[[], int]) -> Callable[[], int]:
    """Let Huey's scheduler look at the clock, then do what is due."""

    def run() -> int:
        for task in queue.huey.read_schedule():
            queue.huey.enqueue(task)
        return work_off()

    return run
