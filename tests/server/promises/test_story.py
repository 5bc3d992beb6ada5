"""The whole way, with nothing made up inside: pages over HTTP, a worker of its own, letters from a mail server.

Boris asks, the staff are silent, Yulia the expert is written to, then Anna who owns one. She answers from her letter,
Boris accepts from his. Days pass on the way, and the worker is killed twice: once after the mail server's yes and
before our note of it, once while the server listens.
"""

import re
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
import time_machine
from aiosmtpd.controller import Controller
from goodword.jobs.queue import queue
from goodword.letters.models import Letter
from goodword.lib import clock
from goodword.lib.db import session, writing
from sqlalchemy import select

from tests.cast import ShopOnStage
from tests.houses import House
from tests.letters import pressed, text_of
from tests.server.promises.stage import ASKER, EXPERT, OWNER, expert, owner
from tests.services import run_folder
from tests.services.ports import free_port
from tests.services.smtp import MailServer
from tests.services.warm import Warm
from tests.soak.installation import Installation, until
from tests.staffers import staff_of

OLGA = "olga@tea-house.example.com"
PATIENCE = 30.0
WORKERS = 3


class Moments(MailServer):
    """A mail server that knows how far each letter has come, and can be made to listen and say nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.listening, self.took, self.said_yes = threading.Event(), threading.Event(), threading.Event()
        self.silent_for, self.goes_on = "", threading.Event()
        self.watched = ""

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        if address == self.silent_for:
            self.listening.set()
            self.goes_on.wait(PATIENCE)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        answer = await super().handle_DATA(server, session, envelope)
        if self.watched in envelope.rcpt_tos:
            self.took.set()
            self.goes_on.wait(PATIENCE)
        return answer

    async def handle_QUIT(self, server, session, envelope):
        if self.took.is_set():
            self.said_yes.set()
        return "221 Bye"

    def to(self, address: str) -> list[EmailMessage]:
        return [message for message in self.messages if str(message["To"]) == address]


@pytest.fixture
def mail() -> Iterator[Moments]:
    server = Moments()
    controller = Controller(server, hostname="127.0.0.1", port=free_port())
    controller.start()
    server.url = f"smtp://127.0.0.1:{controller.port}"
    yield server
    server.goes_on.set()
    controller.stop()


@dataclass
class World:
    """The shop's page in this process, the worker in another, and one clock for both."""

    house: House
    mail: Moments
    file: Path
    here: time_machine.Traveller
    ahead: float = 0
    workers: list[Warm] = field(default_factory=list)
    begun: int = 0

    def prepare_worker(self) -> None:
        """A process that is ready to be the next worker: to start one takes longer than all it does here."""
        config = replace(self.house.config, smtp_url=self.mail.url, mail_from="questions@tea-house.test")
        words = ("-m", "tests.server.promises.worker", self.file, self._sign(len(self.workers)))
        with (config.data_dir / "worker.log").open("ab") as log:
            started = Warm(*words, env=Installation(config).environment, output=log)
        run_folder.note_process(f"worker-{started.pid}", started.pid)
        self.workers.append(started)

    def start_worker(self) -> None:
        self._sign(self.begun).touch()
        self.begun += 1

    def kill_worker(self) -> None:
        self.workers[self.begun - 1].kill()
        self.workers[self.begun - 1].wait(PATIENCE)

    def _sign(self, number: int) -> Path:
        return self.file.with_suffix(f".{number}")

    def pass_time(self, *, jobs: tuple[str, ...] = ("promises.keep",), **by: float) -> None:
        """The clock is moved everywhere; the worker does what it does each minute."""
        self.ahead += timedelta(**by).total_seconds()
        unfinished = self.file.with_suffix(".new")
        unfinished.write_text(str(self.ahead))
        unfinished.replace(self.file)
        self.here.shift(timedelta(**by))
        seen = self.file.with_suffix(".seen")
        until("the worker's clock has moved", lambda: seen.exists() and seen.read_text() == str(self.ahead), PATIENCE)
        with writing():
            for job in jobs:
                queue.enqueue(job)

    def letter_to(self, address: str, number: int = 1) -> EmailMessage:
        log = self.house.config.data_dir / "worker.log"
        until(f"letter {number} to {address}", lambda: len(self.mail.to(address)) >= number, PATIENCE, told=log)
        return self.mail.to(address)[number - 1]


@pytest.fixture
def world(house: House, mail: Moments, tmp_path: Path) -> Iterator[World]:
    file = tmp_path / "ahead"
    file.write_text("0")
    with time_machine.travel(clock.now(), tick=True) as here:
        made = World(house, mail, file, here)
        for _ in range(WORKERS):
            made.prepare_worker()
        yield made
        mail.goes_on.set()
        for each in made.workers:
            each.kill()
            each.wait(PATIENCE)


@pytest.mark.timeout(180)
def test_a_question_is_answered_by_an_owner_of_the_product_though_the_worker_dies_twice(world, mail, tea_house):
    staff_of(tea_house)
    expert(tea_house)
    owner(tea_house)
    boris = tea_house.known(name="Boris", email=ASKER)
    world.start_worker()

    asked = boris.send("POST", "/questions", a_question(tea_house))
    assert (asked.status_code, asked.json["status"]) == (201, "published"), asked.text
    assert "Does it whistle?" in text_of(world.letter_to(OLGA))

    mail.watched = EXPERT
    world.pass_time(hours=8)
    with_the_letters_row_held(world, EXPERT, world.kill_worker)
    world.start_worker()
    world.pass_time(minutes=11, jobs=("letters.sweep", "jobs.sweep"))
    first, second = world.letter_to(EXPERT, 1), world.letter_to(EXPERT, 2)
    assert first["Message-ID"] == second["Message-ID"]

    mail.silent_for = OWNER
    mail.goes_on.clear()
    world.pass_time(hours=8)
    until("the letter to the owner is on its way", mail.listening.is_set, PATIENCE)
    world.kill_worker()
    mail.silent_for = ""
    mail.goes_on.set()
    world.start_worker()
    world.pass_time(minutes=11, jobs=("letters.sweep", "jobs.sweep"))

    answer = link_in(world.letter_to(OWNER), "/answer/")
    page = world.house.get(answer)
    assert "Does it whistle?" in page.text
    world.pass_time(minutes=1)
    filled = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page.text))
    thanks = pressed(world.house.client, answer, **filled, text="It does. Lift the lid and it is silent.", name="Anna")
    assert "Thank you, that helps" in thanks.text

    accept = link_in(world.letter_to(ASKER), "/accept/")
    assert "Does this answer your question?" in world.house.get(accept).text
    assert pressed(world.house.client, accept).status_code == 200

    (shown,) = world.house.get(f"{tea_house.at}/questions?product=kettle").json["data"]
    assert (shown["state"], shown["accepted"]) == ("answered", shown["answers"][0]["id"])
    assert [(each["text"], each["author"]["kind"]) for each in shown["answers"]] == [
        ("It does. Lift the lid and it is silent.", "owner")
    ]
    permalink = world.house.get(shown["url"].removeprefix("http://goodword.test"))
    assert "Lift the lid" in permalink.text

    assert "helped" in str(world.letter_to(OWNER, 2)["Subject"])
    arrived = Counter(str(message["Message-ID"]) for message in mail.messages)
    assert {name: number for name, number in arrived.items() if number > 1} == {str(first["Message-ID"]): 2}
    assert Counter(str(message["To"]) for message in mail.messages) == {OLGA: 1, EXPERT: 2, OWNER: 2, ASKER: 1}


def with_the_letters_row_held(world: World, to: str, then: Callable[[], None]) -> None:
    """When the mail server has said yes to this letter, and before we can have noted it."""
    until("the server has the letter", world.mail.took.is_set, PATIENCE)
    with writing():
        mine = select(Letter).where(Letter.to == to).with_for_update()
        assert session().scalars(mine).one().state == "sending"
        world.mail.goes_on.set()
        until("the sender has heard the yes", world.mail.said_yes.is_set, PATIENCE)
        then()
    world.mail.watched = ""


def a_question(shop: ShopOnStage) -> dict[str, Any]:
    return {
        "product": "kettle",
        "text": "Does it whistle?",
        "details": None,
        "name": "Boris",
        "locale": "en",
        "form": {"token": shop.form(timedelta(minutes=1))},
    }


def link_in(letter: EmailMessage, path: str) -> str:
    found = re.search(rf"http://goodword\.test({path}\S+)", text_of(letter))
    assert found, text_of(letter)
    return found[1]
