"""The staff's page of cases: what waits is read, the oldest first, and decided; nobody sees or decides by stars."""

import re
from datetime import timedelta

import pytest
from goodword.lib import clock, ids
from goodword.lib.db import reading, writing
from goodword.moderation import cases
from goodword.moderation.models import Case
from goodword.moderation.queries import count_open
from goodword.reviews import queries as reviews
from sqlalchemy import select, update

from tests.browser.payloads import PAYLOADS
from tests.server.comments.talk import comment
from tests.server.submissions.test_life_of_words import LINK
from tests.staffers import staff_of


@pytest.fixture
def mark(tea_house):
    tea_house.set(confirm_guests=False)
    return staff_of(tea_house, "moderator")


def ids_on(page: str) -> list[str]:
    """Each case once, in the order of the page."""
    return list(dict.fromkeys(re.findall(r"/staff/cases/(cas_\w+)", page)))


def all_cases() -> list[Case]:
    with reading() as session:
        return list(session.scalars(select(Case).order_by(Case.id)))


def opened(days: int, case: Case) -> None:
    with writing() as session:
        session.execute(update(Case).where(Case.id == case.id).values(opened_at=clock.now() - timedelta(days=days)))


def test_each_kind_of_words_is_shown_with_its_reasons_and_decided(tea_house, mark, anna, boris):
    review = anna.review(text=f"It pours. {LINK}", rating=1).json["id"]
    question = anna.ask(details=LINK).json["id"]
    answer = boris.answer(anna.ask(text="Does it whistle?").json["id"], text=LINK).json["id"]
    on = boris.review(product="cups").json["id"]
    talk = comment(anna, on, LINK).json["id"]
    shown = mark.get("/staff/cases")
    assert shown.status_code == 200
    assert shown.text.count("There are links in it (1)") == 4
    assert len(ids_on(shown.text)) == 4
    assert "★" not in shown.text
    for (target, kind), decision in zip(
        {review: "reviews", question: "questions", answer: "answers", talk: "comments"}.items(),
        ({"decision": "keep"}, {"decision": "hide", "reason": "spam"}) * 2,
        strict=True,
    ):
        case = ids_on(mark.get("/staff/cases").text)[0]
        assert mark.post(f"/staff/cases/{case}", page="/staff/cases", **decision).status_code == 303
        status = "published" if decision["decision"] == "keep" else "hidden"
        listed = tea_house.manage("GET", f"/{kind}?status={status}&limit=100").json["data"]
        assert target in {each["id"] for each in listed}
    assert "Nothing waits for you." in mark.get("/staff/cases").text
    with reading():
        assert count_open(tea_house.shop.id) == 0
    assert {each.decided_by for each in all_cases()} == {f"staff:{mark.staff.id.hex}"}


def test_what_is_flagged_stays_visible_until_somebody_finds_nothing_wrong(tea_house, mark, anna):
    review = anna.review().json["id"]
    for _ in range(3):
        flagging = tea_house.guest()
        assert flagging.send("POST", f"/reviews/{review}/flags", {"reason": "offensive"}).status_code < 300
    shown = mark.get("/staff/cases").text
    assert "Flagged by 3: offensive" in shown
    assert "everybody can see it" in shown
    (case,) = ids_on(shown)
    assert mark.post(f"/staff/cases/{case}", page="/staff/cases", decision="keep").status_code == 303
    assert [each["id"] for each in tea_house.reviews()["data"]] == [review]
    again = mark.post(f"/staff/cases/{case}", page="/staff/cases", decision="hide", reason="spam")
    assert again.status_code == 409, "it has been decided"


def test_the_oldest_comes_first_whatever_its_stars(tea_house, mark):
    for number, rating in enumerate((3, 1, 5, 2)):
        tea_house.guest().review(product=f"tray {number}", rating=rating, text=f"{LINK} {number}")
    for days, case in zip((2, 4, 1, 3), all_cases(), strict=True):
        opened(days, case)
    in_order = re.findall(r"elsewhere\.example\.com (\d)", mark.get("/staff/cases").text)
    assert in_order == ["1", "3", "0", "2"]


def test_a_wave_is_counted_or_left_out(tea_house, mark, anna):
    review = anna.review().json["id"]
    with writing():
        product = reviews.by_id(tea_house.shop.id, ids.parse("rev", review)).product_id
        cases.open_for(tea_house.shop.id, "product", product, "burst", {"count": 40, "usual": 2})
    shown = mark.get("/staff/cases").text
    assert "A wave of reviews" in shown
    assert "40 reviews like it came within 24 hours" in shown
    (case,) = ids_on(shown)
    assert mark.post(f"/staff/cases/{case}", page="/staff/cases", decision="hide", reason="spam").status_code == 422
    assert mark.post(f"/staff/cases/{case}", page="/staff/cases", decision="count").status_code == 303


def test_hiding_needs_a_reason_of_the_list_and_another_shops_case_is_not_there(tea_house, mark, anna, rival):
    anna.review(text=LINK)
    (case,) = ids_on(mark.get("/staff/cases").text)
    for reason in ("", "too few stars"):
        refused = mark.post(f"/staff/cases/{case}", page="/staff/cases", decision="hide", reason=reason)
        assert refused.status_code == 422
    stranger = staff_of(rival, "owner")
    assert ids_on(stranger.get("/staff/cases").text) == []
    assert stranger.post(f"/staff/cases/{case}", page="/staff/cases", decision="keep").status_code == 404


def test_words_stay_words_in_every_tongue(tea_house, mark, anna):
    said = " ".join(each for each in PAYLOADS if each.isprintable())
    anna.review(text=f"{said} {LINK}", title=PAYLOADS[0], name=PAYLOADS[1])
    for locale, word in {"en": "To decide", "ru": "Решить", "uk": "Вирішити", "pl": "Do rozstrzygnięcia"}.items():
        with writing() as session:
            session.merge(mark.staff).locale = locale
        shown = mark.get("/staff/cases").text
        assert word in shown
        assert "<script>top" not in shown
        assert "&lt;script&gt;top.__xss=1" in shown
