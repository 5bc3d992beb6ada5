"""The same thing at the same moment: from two tabs, two clicks, two presses of a button."""

import json
import re
import threading
from collections.abc import Callable
from functools import partial
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlencode

import pytest
from goodword.app import open_house
from goodword.catalog import queries as products
from goodword.jobs.models import Job
from goodword.letters.models import Letter
from goodword.lib.db import reading
from goodword.reviews.models import Review
from goodword.shoppers.rules import LETTERS_A_DAY
from sqlalchemy import func, select

from tests.cast import TEA_HOUSE, a_form, a_review, open_shop
from tests.houses import House
from tests.soak.honest import guests_of, own_address
from tests.soak.installation import until
from tests.soak.line import Line, Told

AT_ONCE = 8
TURNS = 5


@pytest.fixture
def stage(installed):
    house = installed(threads=8)
    open_house(house.config)
    house.start_server()
    return house, open_shop(House(house.config, None), "Tea House", TEA_HOUSE)


@pytest.mark.timeout(300)
def test_one_key_sent_eight_times_at_once_makes_one_review(stage):
    house, shop = stage
    shop.set(confirm_guests=False)
    told = Told()
    for turn, bearer in enumerate(guests_of(shop.shop.id, TURNS)):
        words = a_review(product="new", email=own_address(), form=a_form(shop.shop.site_key))
        review = partial(
            say, house.port, told, f"{shop.at}/reviews", words,
            Authorization=f"Bearer {bearer}", Idempotency_Key=f"same-key-{turn}",
        )  # fmt: skip
        answers = at_once([review] * AT_ONCE)
        assert len({answer["id"] for answer in answers}) == 1
        assert {answer["status"] for answer in answers} == {"published"}
    assert told.odd == []
    assert set(told.statuses) == {201}
    with reading() as session:
        assert session.scalar(select(func.count()).select_from(Review)) == TURNS
        assert products.by_ref(shop.shop.id, "new").histogram["5"] == TURNS


@pytest.mark.timeout(300)
def test_all_her_links_pressed_at_once_leave_one_review_and_true_sums(stage):
    house, shop = stage
    told = Told()
    for number in range(LETTERS_A_DAY):
        bearer = say(house.port, told, f"{shop.at}/guests", {})["bearer"]
        words = a_review(rating=number % 5 + 1, text=f"Text {number}", form=a_form(shop.shop.site_key))
        assert say(house.port, told, f"{shop.at}/reviews", words, Authorization=f"Bearer {bearer}")["why"] == []
        shop.let_a_day_pass()
    with reading() as session:
        links = [re.sub(r"^http://[^/]+", "", each["link"]) for each in session.scalars(select(Letter.context))]
    statuses = at_once([partial(press, house.port, link) for link in links])
    again = [press(house.port, link) for link, status in zip(links, statuses, strict=True) if status == 503]
    assert set(statuses) <= {200, 503}
    assert set(again) <= {200}
    house.start_worker()
    until("what was put off is done", lambda: waiting_jobs() == 0)
    assert told.odd == []
    with reading() as session:
        shown = session.scalars(select(Review).where(Review.status == "published")).all()
        replaced = session.scalar(select(func.count()).select_from(Review).where(Review.status == "replaced"))
        assert (len(shown), replaced) == (1, LETTERS_A_DAY - 1)
        histogram = products.by_ref(shop.shop.id, "kettle").histogram
    assert histogram == {str(n): int(n == shown[0].rating) for n in range(1, 6)}


def waiting_jobs() -> int:
    with reading() as session:
        return session.scalar(select(func.count()).select_from(Job).where(Job.state.in_(["waiting", "running"]))) or 0


def say(port: int, told: Told, path: str, body: dict[str, Any], **headers: str) -> Any:
    line = Line(port, told)
    answer = line.ask("POST", path, body, Origin=TEA_HOUSE, **headers)
    line.close()
    assert answer.status == 201, answer
    return answer.said


def press(port: int, path: str) -> int:
    """A person presses the button of the page: its script asks for leave, and the form brings it."""
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("POST", f"{path}/press", headers={"X-Pressed": "1"})
    leave = json.loads(connection.getresponse().read())
    sent = urlencode({"press": leave["press"]})
    connection.request("POST", path, sent, {"Content-Type": "application/x-www-form-urlencoded"})
    response = connection.getresponse()
    response.read()
    connection.close()
    return response.status


def at_once(deeds: list[Callable[[], object]]) -> list:
    done: dict[int, object] = {}
    start = threading.Barrier(len(deeds))

    def act(number: int) -> None:
        start.wait(30)
        done[number] = deeds[number]()

    threads = [threading.Thread(target=act, args=(number,)) for number in range(len(deeds))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    return [done[number] for number in range(len(deeds))]
