"""Tea House begins to vouch for everybody itself: what was under way ends, and whoever was known sees what is hers."""

import pytest
from goodword.lib.db import reading
from goodword.shoppers.models import Shopper
from sqlalchemy import func, select

from tests.letters import confirm_link, pressed
from tests.server.shoppers.signs import ANNA, ask

REQUIRED = "urn:goodword:problem:identity-required"


def closed(shop) -> None:
    shop.set(identity="enforce")


def shoppers() -> int:
    with reading() as session:
        return session.scalar(select(func.count()).select_from(Shopper))


def test_a_link_on_its_way_publishes_nothing_and_its_page_says_why(anna, tea_house, house, work_off):
    anna.review()
    work_off()
    link = confirm_link(house.mailbox)
    closed(tea_house)
    for answer in (house.get(link), pressed(house.client, link), house.client.post(link)):
        assert answer.status_code == 404
        assert "Sign in at the shop" in answer.text
        assert "<form" not in answer.text
    assert (tea_house.reviews()["rating"]["count"], shoppers()) == (0, 0)
    tea_house.set(identity="open")
    assert "it is published" in pressed(house.client, link).text


def test_a_sign_in_under_way_makes_nobody_known_and_takes_nothing_along(anna, tea_house, house):
    anna.review()
    by_code, by_link = (ask(tea_house, guest=anna.bearer) for _ in range(2))
    closed(tea_house)
    typed = by_code.type()
    assert (typed.status_code, typed.json["errors"][0]["code"]) == (422, "over")
    assert "signs its shoppers in itself" in typed.json["errors"][0]["detail"]
    for answer in (by_link.open(), by_link.press(by_link.number)):
        assert answer.status_code == 404
        assert "Sign in at the shop" in answer.text
    assert by_link.state() == {"state": "waiting"}, "whoever gave the address does not hear whether it is known"
    assert (tea_house.reviews()["rating"]["count"], shoppers()) == (0, 0)


def test_whoever_was_known_by_mail_sees_exports_erases_and_signs_out_and_writes_nothing(anna, tea_house):
    boris = tea_house.known(name="Boris", email=ANNA)
    review = boris.review().json["id"]
    anna.review(text="Written with a key, before.")
    closed(tea_house)
    before = ask(tea_house, guest=anna.bearer)
    again = boris.__class__(tea_house, before.type().json["bearer"])
    for hers in (boris, again):
        assert hers.send("GET", "/me").json["how"] == "email"
        list_of_hers = hers.send("GET", "/me/contributions?lang=en").json
        assert [(each["review"]["id"], each["can"]) for each in list_of_hers["data"]] == [(review, ["withdraw"])]
        assert "signed in to its own site" in list_of_hers["closed"]
        assert hers.send("GET", "/me/consents").status_code == 200
        refused = [
            hers.review(product="pot"),
            hers.send("PATCH", "/me", {"name": "Bea"}),
            hers.send("PATCH", "/me", {"public": True}),
            hers.send("PUT", f"/reviews/{review}/vote", {}),
            hers.send("POST", f"/reviews/{review}/flags", {"reason": "spam"}),
            hers.send("POST", f"/reviews/{review}/restore", {}),
            hers.photo(),
        ]
        assert {(answer.status_code, answer.json["type"]) for answer in refused} == {(401, REQUIRED)}
        assert hers.send("PATCH", "/me", {"public": False}).status_code == 200
    assert again.send("POST", "/me/export", {}).status_code == 202
    assert boris.send("DELETE", "/shopper").status_code == 204
    assert again.send("DELETE", f"/reviews/{review}").status_code == 204
    assert again.send("GET", "/me/contributions").json["data"][0]["can"] == [], "she cannot put it back either"
    assert again.send("POST", "/me/erase", {"keep_words": False}).status_code == 202
    assert tea_house.reviews()["rating"]["count"] == 0


@pytest.mark.parametrize("known", [True, False])
def test_asking_is_answered_alike_whether_or_not_the_address_is_known(tea_house, known):
    if known:
        tea_house.known(email=ANNA)
    closed(tea_house)
    sign_in = ask(tea_house)
    assert sign_in.answer.status_code == 202
    assert sign_in.state() == {"state": "waiting"}
    assert sign_in.type().status_code == (200 if known else 422)
    assert shoppers() == known
