"""The worker is killed while it sends: every letter arrives once, or twice under the same id."""

import threading
from collections import Counter
from datetime import timedelta

import pytest
from aiosmtpd.controller import Controller
from goodword.app import open_house
from goodword.jobs.models import Job
from goodword.jobs.queue import queue
from goodword.letters import service as letters
from goodword.letters.models import Letter
from goodword.lib import clock
from goodword.lib.db import reading, writing
from sqlalchemy import func, select, update

from tests.cast import TEA_HOUSE, open_shop
from tests.houses import House
from tests.services.ports import free_port
from tests.services.smtp import MailServer
from tests.soak.installation import until

LETTERS = 24
KILL_AT = (3, 9, 15)


class Interrupted(MailServer):
    """A mail server that takes some letters and, before it says so, lets the sender be killed."""

    def __init__(self) -> None:
        super().__init__()
        self.in_hand, self.killed = threading.Event(), threading.Event()
        self.holds_again = True

    async def handle_DATA(self, server, session, envelope):
        answer = await super().handle_DATA(server, session, envelope)
        if len(self.messages) in KILL_AT:
            self.in_hand.set()
            self.killed.wait(60)
            if self.holds_again:
                self.killed.clear()
        return answer


@pytest.fixture
def mail():
    server = Interrupted()
    controller = Controller(server, hostname="127.0.0.1", port=free_port())
    controller.start()
    server.url = f"smtp://127.0.0.1:{controller.port}"
    yield server
    server.killed.set()
    controller.stop()


@pytest.mark.timeout(300)
def test_each_letter_arrives_though_its_sender_is_killed_again_and_again(installed, mail):
    house = installed(smtp_url=mail.url, mail_from="reviews@tea-house.test")
    open_house(house.config)
    written = write_letters(house)
    house.start_worker()
    for _ in KILL_AT:
        until("a letter is on its way", mail.in_hand.is_set)
        mail.in_hand.clear()
        house.kill_worker()
        mail.killed.set()
        let_leases_end()
        house.start_worker()
    until("all letters have left", lambda: states() == {"sent": LETTERS})
    arrived = Counter(str(message["Message-ID"]) for message in mail.messages)
    assert set(arrived) == written
    assert set(arrived.values()) <= {1, 2}
    assert sum(arrived.values()) > LETTERS, "nobody was killed between the mail server's yes and our note of it"
    assert sum(arrived.values()) <= LETTERS + 2 * len(KILL_AT)


@pytest.mark.timeout(300)
def test_a_worker_that_is_told_to_stop_finishes_the_letter_in_hand(installed, mail):
    house = installed(smtp_url=mail.url, mail_from="reviews@tea-house.test")
    open_house(house.config)
    write_letters(house)
    house.start_worker()
    until("a letter is on its way", mail.in_hand.is_set)
    mail.holds_again = False  # a quick worker may send several before it hears that it should stop
    house.worker.terminate()
    mail.killed.set()
    assert house.worker.wait(30) == 0
    assert "sending" not in states()
    assert states()["sent"] == len(mail.messages)
    assert len({str(message["Message-ID"]) for message in mail.messages}) == len(mail.messages)


def write_letters(house) -> set[str]:
    shop = open_shop(House(house.config, None), "Tea House", TEA_HOUSE).shop
    for number in range(LETTERS):
        with writing():
            letters.write(
                shop_id=shop.id, shop_name="Tea House", kind="confirm_review", to=f"guest{number}@example.com",
                locale="en", product_name="Kettle", name="Anna", rating=5, title=None, text="It pours.",
                link="http://goodword.test/confirm/prf_secret",
            )  # fmt: skip
    with reading() as session:
        return set(session.scalars(select(Letter.message_id)))


def let_leases_end() -> None:
    """As if ten minutes had passed: what the killed worker had in hand is put back."""
    earlier = clock.now() - timedelta(hours=1)
    with writing() as session:
        session.execute(update(Letter).where(Letter.state == "sending").values(changed_at=earlier))
        session.execute(update(Job).where(Job.state.in_(["running", "waiting"])).values(due_at=earlier))
    letters.sweep()
    queue.sweep()


def states() -> dict[str, int]:
    with reading() as session:
        return {row[0]: row[1] for row in session.execute(select(Letter.state, func.count()).group_by(Letter.state))}
