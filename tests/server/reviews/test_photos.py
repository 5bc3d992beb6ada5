"""A review shows the photos that its writer sent, in her order, while it can be seen."""

import io
from datetime import timedelta

import pytest
import time_machine
from goodword.lib import clock
from goodword.lib.db import reading
from goodword.media import darkroom
from goodword.media.models import Photo
from sqlalchemy import select

from tests.pictures import quarters, saved


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Developed without a child: these stories are about rows."""
    made = darkroom.develop(io.BytesIO(saved(quarters(80, 60))))
    monkeypatch.setattr(darkroom, "develop", lambda _sent, **_: made)


@pytest.fixture
def open_house(tea_house):
    tea_house.set(confirm_guests=False)
    return tea_house


def sent(guest, number: int = 1) -> list[str]:
    return [guest.photo().json["id"] for _ in range(number)]


def media_of(shop, **query) -> list[list[str]]:
    return [[photo["id"] for photo in review["media"]] for review in shop.reviews(**query)["data"]]


def states() -> set[str]:
    with reading() as session:
        return set(session.scalars(select(Photo.state)))


def is_seen(shop, photo: dict) -> bool:
    return shop.house.get(photo["large"].removeprefix("http://goodword.test")).status_code == 200


def test_her_photos_stand_in_her_review_in_her_order(open_house, anna):
    mine = list(reversed(sent(anna, 6)))
    assert anna.review(photos=mine).status_code == 201

    page = open_house.reviews()
    assert [photo["id"] for photo in page["data"][0]["media"]] == mine
    assert page["counts"]["media"] == 1
    assert page["data"][0]["media"][0].keys() == {"id", "width", "height", "small", "large"}


def test_reviews_with_photos_can_be_asked_for(open_house, anna, boris):
    boris.review(email="boris@example.com")
    anna.review(photos=sent(anna))

    page = open_house.reviews(media="true")
    assert (len(page["data"]), page["matching"]) == (1, 1)
    assert page["data"][0]["media"]


@pytest.mark.parametrize(
    ("photos", "pointer"),
    [
        (lambda anna, boris: [*sent(anna), *sent(boris)], "/photos/1"),
        (lambda anna, _: sent(anna) * 2, "/photos/1"),
        (lambda *_: ["pho_" + "0" * 32], "/photos/0"),
        (lambda anna, _: [*sent(anna, 2), "nonsense"], "/photos/2"),
        (lambda anna, _: sent(anna, 7), "/photos"),
        (lambda *_: "nonsense", "/photos"),
        (lambda *_: [7], "/photos/0"),
    ],
    ids=["of somebody else", "twice", "unknown", "no id", "seven", "no list", "a number"],
)
def test_what_is_not_hers_or_too_many_is_refused_and_nothing_is_lost(open_house, anna, boris, photos, pointer):
    refused = anna.review(photos=photos(anna, boris))

    assert (refused.status_code, refused.json["errors"][0]["pointer"]) == (422, pointer)
    assert open_house.reviews()["data"] == []
    assert states() <= {"waiting"}, "she may send it again with the others"


def test_a_photo_is_used_once(open_house, anna):
    mine = sent(anna)
    assert anna.review(photos=mine).status_code == 201
    assert anna.review(photos=mine, email="other@example.com").status_code == 422
    assert anna.send("DELETE", f"/photos/{mine[0]}").status_code == 404


def test_photos_leave_sight_with_their_review_and_come_back_with_it(open_house, anna):
    review = anna.review(photos=sent(anna)).json["id"]
    (photo,) = open_house.reviews()["data"][0]["media"]
    assert is_seen(open_house, photo)

    assert open_house.manage("POST", f"/reviews/{review}/hide", {"reason": "spam"}).status_code == 200
    assert not is_seen(open_house, photo)
    assert open_house.reviews()["counts"]["media"] == 0
    (left,) = open_house.manage("GET", f"/reviews/{review}").json["media"]
    assert is_seen(open_house, left), "the shop may look at what it decides on"
    assert not is_seen(open_house, left | {"large": left["large"][:-6] + "AAAAA="})
    with time_machine.travel(clock.now() + timedelta(minutes=61)):
        assert not is_seen(open_house, left)

    assert open_house.manage("POST", f"/reviews/{review}/publish", {}).status_code == 200
    assert is_seen(open_house, photo)
    assert open_house.reviews()["counts"]["media"] == 1


def test_photos_wait_with_a_review_that_is_not_confirmed(tea_house, anna, press_button):
    mine = sent(anna)
    anna.review(photos=mine)
    assert media_of(tea_house) == []
    press_button()
    assert media_of(tea_house) == [mine]


def test_a_later_text_brings_its_photos_or_keeps_the_earlier_ones(tea_house, anna, press_button):
    first, second = sent(anna), sent(anna, 2)
    anna.review(photos=first)
    press_button()
    anna.review(text="Better words")
    press_button()
    assert media_of(tea_house) == [first]
    anna.review(text="And new photos", photos=second)
    press_button()

    assert media_of(tea_house) == [second]
    assert tea_house.reviews()["counts"]["media"] == 1
    assert states() == {"used", "gone"}
