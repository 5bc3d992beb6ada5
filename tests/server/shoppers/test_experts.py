"""Experts are invited shoppers: their address proves who they are, a badge follows their words, they run nothing."""

import re

from goodword.lib.db import reading
from goodword.shoppers import experts
from goodword.shoppers.models import Expert
from sqlalchemy import select

from tests.letters import newest, pressed, text_of

YULIA = {"email": "Yulia@example.com", "name": "Yulia Tay", "title": "Tea taster", "topics": ["kettles", "leaves"]}


def invite(shop, **said):
    answer = shop.manage("POST", "/experts", YULIA | said)
    assert answer.status_code == 201, answer.text
    return answer.json


def link(house, work_off) -> str:
    work_off()
    found = re.search(r"http://goodword\.test(/expert/\S+)", text_of(newest(house.mailbox)))
    assert found
    return found[1]


def badges(shop) -> list[list[str]]:
    return [review["badges"] for review in shop.reviews()["data"]]


def test_she_is_an_expert_when_she_has_pressed_and_not_before(tea_house, house, work_off):
    invited = invite(tea_house)
    assert (invited["state"], invited["email"], invited["topics"]) == ("invited", "yulia@example.com", YULIA["topics"])
    address = link(house, work_off)
    assert "Yulia Tay" in house.client.get(address).text
    assert house.client.head(address).status_code == 200
    assert house.client.post(address).status_code == 403
    waiting = tea_house.manage("GET", "/experts").json["data"][0]["state"]
    assert waiting == "invited", "opening a link does nothing, nor does a machine that sends its form"
    assert pressed(house.client, address).status_code == 200
    assert house.client.get(address).status_code == 200, "she may read again how it stands"
    assert tea_house.manage("GET", "/experts").json["data"][0]["state"] == "accepted"
    yulia = tea_house.known(email="yulia@example.com")
    assert yulia.send("GET", "/me").json["badges"] == ["expert"]
    assert house.client.get("/expert/prf_nothing").status_code == 404


def test_the_badge_is_on_her_reviews_of_before_and_after_and_goes_with_her_part(tea_house, house, work_off):
    yulia = tea_house.known(email="yulia@example.com")
    yulia.review()
    assert badges(tea_house) == [["email_confirmed"]]
    invited = invite(tea_house)
    pressed(house.client, link(house, work_off))
    assert badges(tea_house) == [["email_confirmed", "expert"]], "the page that was built before is not shown any more"
    yulia.review(product="pot")
    assert tea_house.reviews("pot")["data"][0]["badges"] == ["email_confirmed", "expert"]
    removed = tea_house.manage("DELETE", f"/experts/{invited['id']}")
    assert removed.json["state"] == "removed"
    assert badges(tea_house) == [["email_confirmed"]]
    assert yulia.send("GET", "/me").json["badges"] == []
    assert tea_house.manage("DELETE", f"/experts/{invited['id']}").status_code == 409


def test_asked_again_she_gets_another_letter_and_the_old_link_does_nothing_once_she_is_removed(
    tea_house, house, work_off
):
    invited = invite(tea_house)
    first = link(house, work_off)
    assert tea_house.manage("DELETE", f"/experts/{invited['id']}").status_code == 200
    assert house.client.post(first).status_code == 404
    assert invite(tea_house)["id"] == invited["id"]
    pressed(house.client, link(house, work_off))
    assert tea_house.manage("POST", "/experts", YULIA).status_code == 409, "she is one already"


def test_what_cannot_be_taken_is_named_by_field(tea_house):
    for said, pointer in (
        ({"email": "no address"}, "/email"),
        ({"name": " "}, "/name"),
        ({"topics": ["x" * 61]}, "/topics/0"),
        ({"topics": ["kettles"] * 11}, "/topics"),
        ({"accepted_at": "2026-01-01T00:00:00Z"}, "/accepted_at"),
    ):
        answer = tea_house.manage("POST", "/experts", YULIA | said)
        assert answer.status_code == 422, said
        assert [error["pointer"] for error in answer.json["errors"]] == [pointer]


def test_an_equal_address_alone_makes_nobody_an_expert(tea_house, house, work_off):
    vouched = tea_house.known(name="Yulia", how="shop")
    invite(tea_house)
    pressed(house.client, link(house, work_off))
    assert vouched.send("GET", "/me").json["badges"] == []
    with reading() as session:
        expert = session.scalars(select(Expert)).one()
        assert experts.is_one(tea_house.shop.id, expert.shopper_id)


def test_she_writes_under_the_name_that_she_was_invited_by_and_never_as_the_shop(tea_house, house, work_off):
    invite(tea_house, name="Tea House Support")
    pressed(house.client, link(house, work_off))
    yulia = tea_house.known(email="yulia@example.com")
    for name in ("Tea House", "TEA-HOUSE", "tea-house.test"):
        refused = yulia.review(email=None, name=name)
        assert (refused.status_code, refused.json["errors"][0]["pointer"]) == (422, "/name"), name
        assert yulia.ask(email=None, name=name).status_code == 422, name
    assert yulia.review(email=None, name="tea house support").status_code == 201
    assert yulia.ask(email=None, name="Yulia Tay").status_code == 201


def test_asked_anew_under_another_name_she_takes_that_one_and_one_of_her_own_stays_at_first(tea_house, house, work_off):
    invited = invite(tea_house)
    pressed(house.client, link(house, work_off))
    tea_house.manage("DELETE", f"/experts/{invited['id']}")
    invite(tea_house, name="Yulia Green")
    yulia = tea_house.known(email="yulia@example.com")
    assert yulia.send("GET", "/me").json["name"] == "Yulia Tay", "before she has pressed nothing changes"
    pressed(house.client, link(house, work_off))
    assert yulia.send("GET", "/me").json["name"] == "Yulia Green"
    anna = tea_house.known(email="anna@example.com")
    invite(tea_house, email="anna@example.com", name="Doctor Anna")
    pressed(house.client, link(house, work_off))
    assert anna.send("GET", "/me").json["name"] == "Anna"
