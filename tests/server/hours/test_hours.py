"""An expert's hour from its announcement to the answers that stay."""

import re
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from goodword.audit.models import Deed
from goodword.hours import jobs, times
from goodword.hours.models import Hour
from goodword.letters.models import Letter
from goodword.lib import clock
from goodword.lib.db import reading, session, writing
from goodword.promises.models import Promise
from goodword.shops.models import Shop
from sqlalchemy import func, select, update

from tests.cast import GuestOnStage, ShopOnStage
from tests.letters import newest, text_of
from tests.server.hours.stage import announced, expert_of
from tests.staffers import staff_of


@pytest.fixture(autouse=True)
def _at_once(tea_house):
    tea_house.set(confirm_guests=False)


def asked(by: GuestOnStage, hour: dict[str, Any], text: str, **more: Any) -> Any:
    form = {"token": by.at.form(timedelta(minutes=1))}
    said = {"product": hour["product"], "text": text, "name": "Anna", "email": "anna@example.com", "form": form}
    sent = by.send("POST", "/questions", said | more)
    by.at.let_a_day_pass()
    return sent


def answered(by: GuestOnStage, question: str, text: str) -> Any:
    form = {"token": by.at.form(timedelta(minutes=1))}
    said = {"text": text, "name": "Yulia", "email": "yulia@example.net", "form": form}
    return by.send("POST", f"/questions/{question}/answers", said)


ROUNDS = ([(True, False), (False, True)], [(False, True), (True, False)])


def now_is(stage: ShopOnStage, **columns: Any) -> None:
    """Time passes: what was to come begins so much earlier."""
    with writing() as open_session:
        open_session.execute(update(Hour).where(Hour.shop_id == stage.shop.id).values(**columns))


def news(stage: ShopOnStage, hour: dict[str, Any], since: int = 0) -> Any:
    return stage.house.get(f"{stage.at}/hours/{hour['id']}/news?since={since}").json


def page(stage: ShopOnStage, hour: dict[str, Any], lang: str = "en") -> str:
    answer = stage.house.get(f"/h/{hour['id']}?lang={lang}")
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", answer.text)


def test_questions_are_collected_voted_on_answered_live_and_remain_readable(tea_house, anna, boris):
    yulia, expert_id = expert_of(tea_house)
    hour = announced(tea_house, expert_id)
    assert (hour["state"], hour["expert"]["name"], hour["questions_count"]) == ("collecting", "Yulia Orlova", 0)
    first, second = (asked(anna, hour, text).json["id"] for text in ("Hard water?", "Iron or steel?"))
    before = news(tea_house, hour)
    assert boris.send("PUT", f"/questions/{second}/vote", {}).status_code == 200
    after = news(tea_house, hour, before["version"])
    assert (after["changed"], news(tea_house, hour, after["version"])["changed"]) == (True, False)
    listed = tea_house.house.get(f"{tea_house.at}/questions", query_string={"product": hour["product"]}).json
    assert [one["id"] for one in listed["data"]] == [second, first]
    assert listed["hour"] == {
        "expert": expert_id,
        "name": "Yulia Orlova",
        "state": "collecting",
        "begins_at": hour["begins_at"],
    }
    assert (yulia.send("GET", "/me").json["experts"], boris.send("GET", "/me").json["experts"]) == ([expert_id], [])
    assert tea_house.questions()["hour"] is None
    assert answered(boris, second, "Steel.").status_code == 409  # the expert answers here
    now_is(tea_house, begins_at=clock.now() - timedelta(minutes=1))
    jobs.turn()
    assert news(tea_house, hour)["state"] == "live"
    again = tea_house.house.get(f"{tea_house.at}/questions", query_string={"product": hour["product"]}).json
    assert again["hour"]["state"] == "live"
    said = answered(yulia, second, "Iron keeps the warmth.")
    assert (said.status_code, said.json["status"]) == (201, "published"), said.text
    shown = page(tea_house, hour)
    assert shown.index("Iron or steel?") < shown.index("Iron keeps the warmth.") < shown.index("Hard water?")
    assert "Live now" in shown
    now_is(tea_house, begins_at=clock.now() - timedelta(days=1))
    jobs.turn()
    assert (news(tea_house, hour)["state"], news(tea_house, hour)["again_in"]) == ("over", None)
    assert asked(anna, hour, "Too late?").status_code == 409
    late = answered(yulia, first, "Soft water is better.")
    assert late.status_code == 201
    for lang, word in (("en", "Over"), ("ru", "Завершён"), ("uk", "Завершено"), ("pl", "Zakończona")):
        assert word in page(tea_house, hour, lang)
    assert "gw-questions" not in page(tea_house, hour)
    with reading():
        assert session().scalar(select(func.count()).select_from(Promise)) == 0  # no clock but the hour's


def told(house, work_off) -> list[str]:
    """The minute passes, twice; who was written to so far, and of what."""
    for _ in range(2):
        jobs.turn()
        work_off()
    with reading():
        written = session().execute(select(Letter.to, Letter.kind).order_by(Letter.created_at, Letter.id))
        return [f"{to.partition('@')[0]} {kind.removeprefix('expert_hour_')}" for to, kind in written]


def test_everything_asked_in_a_past_hour_can_be_read_page_by_page(tea_house, anna, monkeypatch):
    _, expert_id = expert_of(tea_house)
    hour = announced(tea_house, expert_id)
    for text in ("Hard water?", "Iron or steel?"):
        asked(anna, hour, text)
    now_is(tea_house, begins_at=clock.now() - timedelta(days=1))
    jobs.turn()
    monkeypatch.setattr("goodword.hours.page.MOST", 1)
    first = page(tea_house, hour)
    onward = re.search(r'href="(\?[^"]*after=[^"]*)"', first)[1].replace("&amp;", "&")
    second = tea_house.house.get(f"/h/{hour['id']}{onward}").text
    assert [("Hard water?" in shown, "Iron or steel?" in shown) for shown in (first, second)] in ROUNDS
    assert ("The first questions" in second, "More questions" in second) == (True, False)
    whole = re.search(r'href="([^"]*/q/[^"]*)"', second)[1]
    assert tea_house.house.get(whole.removeprefix("http://goodword.test")).status_code == 200
    assert tea_house.house.get(f"/h/{hour['id']}?after=forged").status_code == 404


def test_whoever_asked_in_it_hears_once_that_it_is_moved_that_it_begins_and_that_it_is_cancelled(
    tea_house, house, work_off
):
    dora, anna, silent = (tea_house.known(name=name, email=f"{name}@example.com") for name in ("dora", "anna", "vera"))
    assert dora.send("PUT", "/me/consents/expert_hours", {"given": True, "version": 1}).status_code == 200
    assert silent.send("GET", "/me").status_code == 200
    _, expert_id = expert_of(tea_house)
    hour, other = (announced(tea_house, expert_id) for _ in range(2))
    for each in (hour, other):
        assert asked(anna, each, f"Hard water? {each['id']}", email=None).json["status"] == "published"
    so_far = ["dora announced", "dora announced"]
    assert told(house, work_off) == so_far
    later = {"begins_at": "2198-12-31T10:00:00Z", "minutes": 90, "title": "Tea and water", "text": None}
    changed = tea_house.manage("PATCH", f"/hours/{hour['id']}", later)
    assert (changed.status_code, changed.json["ends_at"]) == (200, "2198-12-31T11:30:00Z"), changed.text
    assert "Tea and water" in page(tea_house, hour)
    so_far += ["dora moved", "anna moved"]
    assert told(house, work_off) == so_far
    tea_house.manage("PATCH", f"/hours/{hour['id']}", {"minutes": 30})
    assert told(house, work_off) == so_far, "words and length are no news"
    tea_house.manage("POST", f"/hours/{hour['id']}/open", {})
    so_far += ["dora begins", "anna begins"]
    assert told(house, work_off) == so_far
    assert tea_house.manage("PATCH", f"/hours/{hour['id']}", later).status_code == 409, "it has begun"
    tea_house.manage("POST", f"/hours/{other['id']}/cancel", {"reason": "She is ill."})
    letters = told(house, work_off)
    assert letters == [*so_far, "dora cancelled", "anna cancelled"]
    assert tea_house.manage("PATCH", f"/hours/{other['id']}", {"title": "Tea"}).status_code == 409
    with reading():
        noted = select(Deed.verb).where(Deed.target_kind == "hour", Deed.verb == "changed")
        assert session().scalars(noted).all() == ["changed"] * 2


def test_an_hour_begins_by_the_shops_clock_though_nobody_watched_and_the_clocks_have_changed(
    tea_house, house, work_off
):
    with writing() as open_session:
        open_session.get_one(Shop, tea_house.shop.id).time_zone = "Europe/Kyiv"
    with time_machine.travel("2027-03-27T12:00:00+00:00", tick=False) as now:
        _, expert_id = expert_of(tea_house)
        anna = tea_house.known(name="anna", email="anna@example.com")
        with reading() as open_session:
            typed = times.typed(open_session.get_one(Shop, tea_house.shop.id), "2027-03-28 19:00")
        hour = announced(tea_house, expert_id, begins_at=typed.strftime("%Y-%m-%dT%H:%M:%SZ"))
        assert asked(anna, hour, "Hard water?", email=None).json["status"] == "published"
        now.move_to("2027-03-28T15:59:00+00:00")
        assert told(house, work_off) == []
        now.move_to("2027-03-28T16:07:00+00:00")  # 19:07 in summer time; nothing ran at seven
        assert told(house, work_off) == ["anna begins"]


def test_an_hour_is_no_product(tea_house, anna):
    _, expert_id = expert_of(tea_house)
    hour = announced(tea_house, expert_id)
    assert anna.review(product=hour["product"]).status_code == 422
    asked(anna, hour, "Hard water?")
    listed = tea_house.house.get(f"{tea_house.at}/hours", query_string={"state": "collecting"}).json["data"]
    assert [one["id"] for one in listed] == [hour["id"]]
    assert tea_house.house.get(f"{tea_house.at}/hours?state=over").json["data"] == []


def test_whoever_asked_to_be_told_gets_one_letter_and_nobody_else(tea_house, house, work_off):
    told, silent = (tea_house.known(name=name, email=f"{name}@example.com") for name in ("dora", "vera"))
    allowed = told.send("PUT", "/me/consents/expert_hours", {"given": True, "version": 1})
    assert allowed.status_code == 200, allowed.text
    assert silent.send("GET", "/me").status_code == 200
    _, expert_id = expert_of(tea_house)
    hour = announced(tea_house, expert_id)
    for _ in range(2):  # done twice is done once
        jobs.turn()
        work_off()
    letter = newest(house.mailbox)
    assert letter["To"] == "dora@example.com"
    assert hour["url"] in text_of(letter)
    assert len(list(house.mailbox.glob("*.eml"))) == 1


def test_it_is_opened_closed_and_cancelled_by_the_shop_and_by_the_experts_leaving(tea_house, anna):
    _, expert_id = expert_of(tea_house)
    first, second = (announced(tea_house, expert_id) for _ in range(2))
    at = f"/hours/{first['id']}"
    assert tea_house.manage("POST", f"{at}/close", {}).status_code == 409
    assert tea_house.manage("POST", f"{at}/open", {}).json["state"] == "live"
    assert tea_house.manage("POST", f"{at}/open", {}).status_code == 409
    closed = tea_house.manage("POST", f"{at}/close", {})
    assert (closed.json["state"], tea_house.manage("POST", f"{at}/cancel", {}).status_code) == ("over", 409)
    assert tea_house.manage("DELETE", f"/experts/{expert_id}").status_code == 200
    jobs.turn()
    gone = tea_house.house.get(f"{tea_house.at}/hours/{second['id']}").json
    assert gone["state"] == "cancelled"
    assert asked(anna, second, "Hard water?").status_code == 409
    assert "Cancelled" in page(tea_house, second)
    late = {"expert": expert_id, "title": "Tea", "begins_at": "2199-01-01T10:00:00Z"}
    assert tea_house.manage("POST", "/hours", late).status_code == 409  # she is no expert any more


def test_what_is_wrong_with_an_hour_is_named(tea_house):
    _, expert_id = expert_of(tea_house)
    right = {"expert": expert_id, "title": "Tea", "begins_at": "2199-01-01T10:00:00Z"}
    for wrong, pointer in (
        ({"begins_at": "2020-01-01T10:00:00Z"}, "/begins_at"),
        ({"minutes": 5}, "/minutes"),
        ({"products": ["unheard of"]}, "/products"),
        ({"title": "\u200b"}, "/title"),
    ):
        refused = tea_house.manage("POST", "/hours", right | wrong)
        assert (refused.status_code, refused.json["errors"][0]["pointer"]) == (422, pointer), refused.text
    assert datetime.fromisoformat(tea_house.manage("POST", "/hours", right).json["ends_at"]).hour == 11
    assert tea_house.house.get("/h/hou_" + "0" * 32).status_code == 404


def test_no_letter_says_that_an_hour_begins_or_has_moved_when_it_is_over(tea_house):
    _, expert_id = expert_of(tea_house)
    dora = tea_house.known(name="Dora", email="dora@example.com")
    assert dora.send("PUT", "/me/consents/expert_hours", {"given": True, "version": 1}).status_code == 200
    closed, moved = announced(tea_house, expert_id), announced(tea_house, expert_id, title="Another")
    for verb in ("open", "close"):
        assert tea_house.manage("POST", f"/hours/{closed['id']}/{verb}", {}).status_code == 200
    later = {"begins_at": (clock.now() + timedelta(days=2)).strftime("%Y-%m-%dT%H:%M:%SZ")}
    assert tea_house.manage("PATCH", f"/hours/{moved['id']}", later).status_code == 200
    now_is(tea_house, begins_at=clock.now() - timedelta(days=1), collects_at=clock.now() - timedelta(days=2))
    jobs.turn()
    with reading():
        told = set(session().scalars(select(Letter.kind)))
        assert session().scalars(select(Hour.news)).all() == [None, None]
    assert not told & {"expert_hour_begins", "expert_hour_moved"}


def test_a_day_at_the_edges_of_the_calendar_is_no_day_for_an_hour(tea_house):
    olga, (_, expert_id) = staff_of(tea_house), expert_of(tea_house)
    plan = {"expert": expert_id, "title": "Water", "minutes": "60", "text": ""}
    for zone in ("Europe/Kyiv", "America/New_York"):
        with writing() as opened:
            opened.get_one(Shop, tea_house.shop.id).time_zone = zone
        for typed in ("0001-01-01T00:00", "9999-12-31T23:59", "0001-01-01T00:00+14:00"):
            sent = olga.post("/staff/hours", page="/staff/hours", begins_at=typed, **plan)
            assert 400 <= sent.status_code < 500, sent.status
