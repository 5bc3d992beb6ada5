"""Votes and flags: once a guest, never one's own, and counted right whoever comes at once."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from goodword.contributions.models import Flag, Vote
from goodword.contributions.rules import FLAG_REASONS
from goodword.lib.db import reading, writing
from goodword.reviews.models import Review
from goodword.shoppers import service as shoppers
from sqlalchemy import func, select
from werkzeug.test import Client

from tests.cast import GuestOnStage
from tests.server.reviews.shelf import put

VOTERS, THREADS = 50, 8


@pytest.fixture
def review(tea_house) -> str:
    return put(tea_house, [{}])[0]


def test_a_vote_counts_once_and_can_be_taken_back(anna, boris, tea_house, review):
    said = [vote(anna, review), vote(anna, review), vote(boris, review), unvote(anna, review), unvote(anna, review)]
    assert said == [(1, True), (1, True), (2, True), (1, False), (1, False)]
    assert shown(tea_house) == 1


def test_nobody_votes_for_her_own_review(anna, tea_house):
    tea_house.set(confirm_guests=False)
    own = anna.review().json["id"]
    answer = anna.send("PUT", f"/reviews/{own}/vote", {})
    assert (answer.status_code, answer.json["type"]) == (409, "urn:goodword:problem:own-review")
    assert shown(tea_house) == 0


def test_two_guests_are_two_voters(tea_house, review):
    assert [vote(tea_house.guest(), review)[0] for _ in range(5)] == [1, 2, 3, 4, 5]


def test_the_most_helpful_stands_first_at_once(anna, boris, tea_house):
    first, second = put(tea_house, [{}, {}])
    vote(anna, first)
    assert [r["id"] for r in tea_house.reviews()["data"]] == [first, second]
    vote(anna, second)
    vote(boris, second)
    assert [(r["id"], r["helpful"]) for r in tea_house.reviews()["data"]] == [(second, 2), (first, 1)]


def test_votes_that_come_at_once_are_all_counted(house, tea_house, review):
    voters = guests(tea_house, VOTERS)

    def act(number: int) -> int:
        guest = GuestOnStage(tea_house, voters[number % VOTERS])
        method = "DELETE" if number >= 3 * VOTERS and number % 2 else "PUT"
        headers = {"Authorization": f"Bearer {guest.bearer}", "Origin": tea_house.origin}
        body = {} if method == "DELETE" else {"json": {}}
        client = Client(house.client.application)
        return client.open(f"{tea_house.at}/reviews/{review}/vote", method=method, headers=headers, **body).status_code

    with ThreadPoolExecutor(THREADS) as pool:
        assert set(pool.map(act, range(4 * VOTERS))) == {200}
    with reading() as session:
        rows = session.scalar(select(func.count()).select_from(Vote))
        assert session.scalar(select(Review.helpful)) == rows
    assert shown(tea_house) == rows


@pytest.mark.parametrize("reason", FLAG_REASONS)
def test_a_flag_has_a_reason_and_hides_nothing(anna, tea_house, review, reason):
    answer = anna.send("POST", f"/reviews/{review}/flags", {"reason": reason, "note": "Please look."})
    assert (answer.status_code, answer.json) == (201, {"reason": reason})
    assert [r["id"] for r in tea_house.reviews()["data"]] == [review]
    assert tea_house.manage("GET", f"/reviews/{review}").json["status"] == "published"


def test_many_flags_hide_nothing_and_one_guest_flags_once(anna, tea_house, review):
    for guest in (anna, anna, *(tea_house.guest() for _ in range(10))):
        assert guest.send("POST", f"/reviews/{review}/flags", {"reason": "spam"}).status_code == 201
    with reading() as session:
        assert session.scalar(select(func.count()).select_from(Flag)) == 11
    assert tea_house.reviews()["rating"]["count"] == 1


@pytest.mark.parametrize(
    ("sent", "pointer", "code"),
    [
        ({}, "/reason", "required"),
        ({"reason": "dislike"}, "/reason", "invalid"),
        ({"reason": ["spam"]}, "/reason", "invalid"),
        ({"reason": "spam", "note": "n" * 501}, "/note", "too_long"),
        ({"reason": "spam", "status": "hidden"}, "/status", "unknown"),
    ],
    ids=str,
)
def test_a_flag_that_cannot_be_taken_says_why(anna, review, sent, pointer, code):
    answer = anna.send("POST", f"/reviews/{review}/flags", sent)
    assert answer.status_code == 422
    assert [(e["pointer"], e["code"]) for e in answer.json["errors"]] == [(pointer, code)]


def test_what_is_not_shown_takes_neither_vote_nor_flag(anna, tea_house):
    for status in ("held", "hidden", "unconfirmed", "withdrawn", "replaced"):
        unseen = put(tea_house, [{"status": status}], product=status)[0]
        assert anna.send("PUT", f"/reviews/{unseen}/vote", {}).status_code == 404
        assert anna.send("DELETE", f"/reviews/{unseen}/vote").status_code == 404
        assert anna.send("POST", f"/reviews/{unseen}/flags", {"reason": "spam"}).status_code == 404


def guests(shop, number: int) -> list[str]:
    with writing():
        return [shoppers.greet(shop_id=shop.shop.id)[1] for _ in range(number)]


def vote(guest: GuestOnStage, review: str) -> tuple[int, bool]:
    answer = guest.send("PUT", f"/reviews/{review}/vote", {})
    assert answer.status_code == 200, answer.text
    return answer.json["helpful"], answer.json["voted"]


def unvote(guest: GuestOnStage, review: str) -> tuple[int, bool]:
    answer = guest.send("DELETE", f"/reviews/{review}/vote")
    assert answer.status_code == 200, answer.text
    return answer.json["helpful"], answer.json["voted"]


def shown(shop) -> int:
    return shop.reviews()["data"][0]["helpful"]
