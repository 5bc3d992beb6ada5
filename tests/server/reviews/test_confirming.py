"""The button behind a guest's letter is pressed by a person: scanners open the link, run its script, send its form."""

import re
from datetime import timedelta

import pytest
import time_machine
from goodword.lib import clock

from tests.letters import confirm_link, leave, pressed


@pytest.fixture
def link(anna, house, work_off):
    """Anna's letter has come."""
    anna.review()
    work_off()
    return confirm_link(house.mailbox)


def published(shop) -> int:
    return shop.reviews()["rating"]["count"]


def test_a_scanner_that_opens_the_link_or_sends_its_form_publishes_nothing(house, tea_house, link):
    for method in ("GET", "HEAD", "OPTIONS", "PUT", "DELETE", "PATCH"):
        house.client.open(link, method=method)
        house.client.open(f"{link}/press", method=method)
    assert house.client.post(f"{link}/press").status_code == 403
    for sent in ({}, {"press": ""}, {"press": "1", "typed": ""}, {"typed": "1234"}, {"typed": "9" * 5000}):
        answer = house.client.post(link, data=sent)
        assert answer.status_code == 403, sent
        assert 'name="typed"' in answer.text
    assert published(tea_house) == 0


def test_leave_is_of_one_link_and_of_two_minutes(house, tea_house, link, anna, work_off):
    old = leave(house.client, link)
    anna.review(product="pot")
    work_off()
    others = leave(house.client, confirm_link(house.mailbox))
    with time_machine.travel(clock.now() + timedelta(seconds=122)):
        assert house.client.post(link, data={"press": old}).status_code == 403
        assert house.client.post(link, data={"press": others}).status_code == 403
    assert published(tea_house) == 0
    assert pressed(house.client, link).status_code == 200
    assert published(tea_house) == 1


def test_where_no_script_runs_she_types_the_number_of_the_page(house, tea_house, link):
    asked = house.client.post(link).text
    number = re.search(r"The number is (\d{4})", asked)[1]
    assert "Pours exactly" in asked, "she sees what it is about"
    assert house.client.post(link, data={"typed": f" {number} "}).status_code == 200
    assert published(tea_house) == 1
    assert "it is published" in house.client.get(link).text


def test_the_page_runs_only_its_own_script(house, link):
    answer = house.get(link)
    assert 'src="/static/press.js"' in answer.text
    policy = answer.headers["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert answer.headers["Cache-Control"] == "no-store"
