"""Anna takes her review back, thinks better of it, or sends it again; nothing becomes better by that than it was."""

import re
from datetime import timedelta

import time_machine
from goodword.lib import clock
from goodword.lib.db import reading
from goodword.moderation.models import Case
from goodword.reviews import forgetting
from sqlalchemy import select

from tests.cast import ShopOnStage, new_words
from tests.letters import confirm_link, pressed

LINK = "Cheaper at https://elsewhere.example.com"


def withdraw(guest, review: str):
    return guest.send("DELETE", f"/reviews/{review}").status_code


def restore(guest, review: str) -> tuple[int, str | None]:
    answer = guest.send("POST", f"/reviews/{review}/restore", {})
    return answer.status_code, answer.json.get("status") if answer.status_code == 200 else None


def improve(guest, review: str, **said):
    form = {"token": guest.at.form(timedelta(minutes=1))}
    return guest.send("PUT", f"/reviews/{review}", new_words(form=form, **said))


def count(shop: ShopOnStage) -> int:
    return shop.reviews()["rating"]["count"]


def status(shop: ShopOnStage, review: str) -> str:
    return shop.manage("GET", f"/reviews/{review}").json["status"]


def test_what_she_withdraws_is_gone_from_page_and_sums_and_comes_back_as_it_was(anna, tea_house, house):
    tea_house.set(confirm_guests=False)
    photo = anna.photo().json
    review = anna.review(photos=[photo["id"]]).json["id"]
    picture = photo["large"].removeprefix("http://goodword.test")
    before = tea_house.reviews()
    assert [withdraw(anna, review), withdraw(anna, review)] == [204, 204], "done twice, it is as done once"
    assert (count(tea_house), tea_house.reviews()["data"]) == (0, [])
    assert house.get(picture).status_code == 404
    assert house.get(f"{tea_house.at}/ratings?product=kettle").json["data"][0]["count"] == 0
    assert restore(anna, review) == (200, "published")
    after = tea_house.reviews()
    assert after["rating"] == before["rating"]
    assert [r | {"version": 0} for r in after["data"]] == [r | {"version": 0} for r in before["data"]]
    assert house.get(picture).status_code == 200
    assert restore(anna, review)[0] == 409


def test_only_she_herself_can_take_it_back(anna, boris, tea_house, rival):
    tea_house.set(confirm_guests=False)
    review = anna.review().json["id"]
    stranger = rival.guest()
    stranger.at = tea_house
    assert [withdraw(boris, review), withdraw(tea_house.known(name="Vera"), review)] == [404, 404]
    assert withdraw(stranger, review) == 401
    assert count(tea_house) == 1
    assert withdraw(anna, review) == 204
    assert restore(boris, review) == (404, None)


def test_the_shop_cannot_publish_or_hide_what_she_has_withdrawn(anna, tea_house):
    tea_house.set(confirm_guests=False)
    review = anna.review().json["id"]
    withdraw(anna, review)
    published = tea_house.manage("POST", f"/reviews/{review}/publish", {})
    hidden = tea_house.manage("POST", f"/reviews/{review}/hide", {"reason": "spam"})
    assert [published.status_code, hidden.status_code, status(tea_house, review)] == [409, 409, "withdrawn"]


def test_what_was_hidden_stays_hidden_however_she_tries(anna, tea_house, press_button):
    anna.review()
    press_button()
    review = tea_house.reviews()["data"][0]["id"]
    tea_house.manage("POST", f"/reviews/{review}/hide", {"reason": "not_genuine"})
    assert withdraw(anna, review) == 204
    assert improve(anna, review).status_code == 409
    anna.review(text="The same once more, in other words.")
    press_button()
    assert (status(tea_house, review), count(tea_house)) == ("hidden", 0)
    assert withdraw(anna, review) == 204
    assert restore(anna, review) == (200, "hidden")


def test_new_words_bring_a_withdrawn_review_back_and_are_judged_anew(anna, tea_house):
    tea_house.set(confirm_guests=False)
    review = anna.review().json["id"]
    withdraw(anna, review)
    assert improve(anna, review, text=LINK).json["status"] == "held"
    withdraw(anna, review)
    assert improve(anna, review, text="Better without an address.").json["status"] == "published"
    assert (count(tea_house), tea_house.reviews()["data"][0]["text"]) == (1, "Better without an address.")


def test_a_case_ends_with_what_it_was_about_and_begins_again_with_it(anna, tea_house):
    tea_house.set(confirm_guests=False)
    review = anna.review(text=LINK).json["id"]
    assert cases() == [("open", None)]
    withdraw(anna, review)
    assert cases() == [("decided", "withdrawn")]
    assert restore(anna, review) == (200, "held")
    assert cases() == [("decided", "withdrawn"), ("open", None)]


def test_an_unproven_review_stays_unproven_until_the_button_is_pressed(anna, tea_house, house, work_off):
    review = anna.review().json["id"]
    work_off()
    link = confirm_link(house.mailbox)
    assert withdraw(anna, review) == 204
    assert restore(anna, review) == (200, "unconfirmed")
    withdraw(anna, review)
    assert improve(anna, review).json["status"] == "unconfirmed"
    withdraw(anna, review)
    assert count(tea_house) == 0
    page = pressed(house.client, link)
    assert "it is published" in re.sub(r"\s+", " ", page.text), "whoever presses the button wants it to appear"
    assert count(tea_house) == 1


def test_a_later_review_takes_the_place_of_the_withdrawn_one(anna, tea_house, press_button):
    anna.review()
    press_button()
    review = tea_house.reviews()["data"][0]["id"]
    withdraw(anna, review)
    anna.review(text="On second thoughts, it is good.")
    press_button()
    shown = tea_house.reviews()["data"]
    assert [(r["id"], r["text"]) for r in shown] == [(review, "On second thoughts, it is good.")]


def test_what_nobody_ever_saw_is_not_kept_for_ever(anna, tea_house):
    withdraw(anna, anna.review().json["id"])
    tea_house.set(confirm_guests=False)
    seen = anna.review(product="cups").json["id"]
    withdraw(anna, seen)
    with time_machine.travel(clock.now() + timedelta(days=31)):
        forgetting.forget_unseen()
        left = anna.send("GET", "/me/contributions").json["data"]
    assert [one["review"]["id"] for one in left] == [seen]


def cases() -> list[tuple[str, str | None]]:
    with reading() as session:
        return [(case.state, case.decision) for case in session.scalars(select(Case).order_by(Case.id))]
