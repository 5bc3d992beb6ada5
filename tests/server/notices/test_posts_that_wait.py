"""What waits for her yes is told once, in the morning, in one letter that posts nothing by being opened."""

from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

import pytest
import time_machine
from goodword.feeds.models import Post
from goodword.letters import readers
from goodword.lib.db import reading, session, writing
from goodword.notices import posting
from goodword.shoppers import queries as people
from sqlalchemy import select

from tests.letters import text_of
from tests.server.feeds.stage import an_account
from tests.server.notices.test_what_nobody_sees import letters

NOON = datetime(2026, 3, 12, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def her(tea_house):
    """Anna, who has linked two accounts and wants her reviews offered there."""
    tea_house.set(confirm_guests=False)
    anna = tea_house.known(email="anna@example.com")
    with writing():
        pen = people.shopper_by_bearer(tea_house.shop.id, anna.bearer)[1].guest_id
        for network in ("bluesky", "mastodon"):
            an_account(tea_house.shop.id, pen, network, host="social.test", review=True)
    return anna


def test_she_hears_of_all_in_one_letter_once_and_ends_it_by_one_click(tea_house, her, clock, smtp, work_off):
    for product in ("kettle", "pot", "tray"):
        her.review(product=product, product_facts={"name": f"<b>{product}", "url": f"https://tea-house.test/{product}"})
    hidden = her.review(product="cup").json["id"]
    assert tea_house.manage("POST", f"/reviews/{hidden}/hide", {"reason": "spam"}).status_code == 200
    posting.tell_of_waiting()
    assert letters(tea_house, "posts_wait") == [], "not yet morning"
    for _ in range(30):
        clock.shift(timedelta(hours=1))
        posting.tell_of_waiting()
    work_off()
    [letter] = [each for each in smtp.messages if "yes" in each["Subject"]]
    assert letter["Subject"] == "Waiting for your yes: 3"
    assert "<b>kettle" in text_of(letter)
    assert "https://tea-house.test/tray#goodword-link=posts" in text_of(letter)
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"

    stop = urlsplit(letter["List-Unsubscribe"].strip("<>")).path
    assert stop.endswith("/posts")
    assert tea_house.house.get(stop).status_code == 200
    with reading():
        assert {row.state for row in session().scalars(select(Post))} == {"planned", "withdrawn"}
        assert readers.choice(readers.find(tea_house.shop.id, "anna@example.com"), "posts") == "daily"
    clicked = tea_house.house.client.post(stop, data={"List-Unsubscribe": "One-Click"})
    assert clicked.status_code == 200
    her.review(product="lamp")
    clock.shift(timedelta(days=1))
    posting.tell_of_waiting()
    assert len(letters(tea_house, "posts_wait")) == 1


def test_what_she_has_decided_is_not_told(tea_house, her, clock):
    her.review()
    for post in her.send("GET", "/me/posts").json["data"]:
        assert her.send("DELETE", f"/me/posts/{post['id']}").json["state"] == "undone"
    clock.shift(timedelta(days=1))
    posting.tell_of_waiting()
    assert letters(tea_house, "posts_wait") == []
