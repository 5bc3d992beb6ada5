"""The shop's side: publish, hide with a reason, reply; versions, counters, a row for every deed."""

import pytest
from goodword.audit.models import Deed
from goodword.contributions.rules import HIDE_REASONS
from goodword.lib.db import reading
from sqlalchemy import select

from tests.server.reviews.shelf import put


@pytest.fixture
def review(tea_house) -> str:
    return put(tea_house, [{"rating": 4, "text": "Good."}])[0]


def test_what_is_hidden_is_gone_from_lists_and_sums_and_can_come_back(tea_house, review):
    hidden = tea_house.manage("POST", f"/reviews/{review}/hide", {"reason": "off_topic"})
    assert (hidden.json["status"], hidden.json["moderation_reason"]) == ("hidden", "off_topic")
    page = tea_house.reviews()
    assert (page["data"], page["rating"]["count"], page["counts"]["words"]) == ([], 0, 0)

    shown = tea_house.manage("POST", f"/reviews/{review}/publish", {})
    assert (shown.json["status"], shown.json["moderation_reason"]) == ("published", None)
    page = tea_house.reviews()
    assert [r["id"] for r in page["data"]] == [review]
    assert page["rating"]["histogram"]["4"] == page["counts"]["words"] == 1


@pytest.mark.parametrize("reason", [None, "", "too few stars", "SPAM", ["spam"], 1])
def test_the_reason_is_from_the_closed_list(tea_house, review, reason):
    answer = tea_house.manage("POST", f"/reviews/{review}/hide", {"reason": reason})
    assert (answer.status_code, answer.json["errors"][0]["pointer"]) == (422, "/reason")
    assert tea_house.reviews()["rating"]["count"] == 1


def test_there_is_no_reason_about_the_stars():
    assert set(HIDE_REASONS) == {
        "spam",
        "offensive",
        "off_topic",
        "personal_data",
        "not_genuine",
        "duplicate",
        "legal",
    }


def test_how_many_are_hidden_and_why_is_public(house, tea_house):
    made = put(tea_house, [{} for _ in range(3)])
    for review, reason in zip(made, ("spam", "spam", "legal"), strict=True):
        tea_house.manage("POST", f"/reviews/{review}/hide", {"reason": reason})
    page = house.get(f"{tea_house.at}/checks").text
    assert "Spam" in page or "spam" in page
    assert "3" in page


def test_an_edit_of_what_has_changed_is_refused(tea_house, review):
    read = tea_house.manage("GET", f"/reviews/{review}")
    assert read.headers["ETag"] == f'"{read.json["version"]}"'
    first = tea_house.manage("PUT", f"/reviews/{review}/reply", {"text": "Thanks."}, if_match=read.headers["ETag"])
    assert first.status_code == 200
    for method, path, body in (
        ("PUT", "reply", {"text": "Other."}),
        ("POST", "hide", {"reason": "spam"}),
        ("POST", "publish", {}),
    ):
        late = tea_house.manage(method, f"/reviews/{review}/{path}", body, if_match=read.headers["ETag"])
        assert (late.status_code, late.json["type"]) == (409, "urn:goodword:problem:conflict")
    assert tea_house.reviews()["data"][0]["reply"]["text"] == "Thanks."
    again = tea_house.manage("PUT", f"/reviews/{review}/reply", {"text": "Other."}, if_match=first.headers["ETag"])
    assert again.status_code == 200


def test_hiding_and_showing_raise_the_version_so_that_a_late_edit_is_noticed(tea_house, review):
    versions = [
        tea_house.manage("POST", f"/reviews/{review}/{path}", body).json["version"]
        for path, body in (("hide", {"reason": "spam"}), ("publish", {}), ("hide", {"reason": "legal"}))
    ]
    assert versions == [2, 3, 4]
    late = tea_house.manage("POST", f"/reviews/{review}/publish", {}, if_match='"3"')
    assert late.status_code == 409


@pytest.mark.parametrize("tag", ["1", '"1"', 'W/"1"', "*"])
def test_a_version_is_written_in_these_ways(tea_house, review, tag):
    answer = tea_house.manage("PUT", f"/reviews/{review}/reply", {"text": "Thanks."}, if_match=tag)
    assert answer.status_code == 200


@pytest.mark.parametrize(
    "tag", ['"x"', '"-1"', '"٣"'.encode().decode("latin-1"), '"1", "2"', '"' + "9" * 100 + '"', ""]
)
def test_a_version_that_is_none_is_refused(tea_house, review, tag):
    answer = tea_house.manage("POST", f"/reviews/{review}/hide", {"reason": "spam"}, if_match=tag)
    assert (answer.status_code, answer.json["errors"][0]["pointer"]) == (422, "/If-Match")


def test_a_second_reply_takes_the_place_of_the_first(tea_house, review):
    for text in ("First.", " Second.\r\n\r\n\r\nMore. "):
        assert tea_house.manage("PUT", f"/reviews/{review}/reply", {"text": text}).status_code == 200
    shown = tea_house.reviews()["data"][0]
    assert (shown["reply"]["text"], shown["reply"]["author"]) == ("Second.\n\nMore.", "Tea House")
    assert shown["version"] == 3


@pytest.mark.parametrize("text", ["", " \n", "\x00", None, "r" * 5001, 1, ["a"]])
def test_a_reply_needs_words_and_not_too_many(tea_house, review, text):
    answer = tea_house.manage("PUT", f"/reviews/{review}/reply", {"text": text})
    assert (answer.status_code, answer.json["errors"][0]["pointer"]) == (422, "/text")
    assert tea_house.reviews()["data"][0]["reply"] is None


def test_the_shop_cannot_change_what_she_said(house, tea_house, review):
    for field in ("rating", "author_name", "created_at", "verification_level", "status", "text", "shop_id", "helpful"):
        for method, path, body in (("POST", "publish", {}), ("POST", "hide", {"reason": "spam"})):
            answer = tea_house.manage(method, f"/reviews/{review}/{path}", body | {field: 1})
            assert (answer.status_code, answer.json["errors"][0]["code"]) == (422, "unknown")
    assert tea_house.reviews()["data"][0]["rating"] == 4


@pytest.mark.parametrize(
    ("status", "deed", "answer"),
    [
        ("published", "publish", 409),
        ("hidden", "hide", 409),
        ("unconfirmed", "hide", 409),
        ("replaced", "publish", 409),
        ("replaced", "hide", 409),
        ("held", "hide", 200),
        ("held", "publish", 200),
    ],
)
def test_every_state_has_its_ways(tea_house, status, deed, answer):
    review = put(tea_house, [{"status": status}])[0]
    done = tea_house.manage("POST", f"/reviews/{review}/{deed}", {"reason": "spam"} if deed == "hide" else {})
    assert done.status_code == answer


def test_every_deed_is_written_down_with_its_reason(tea_house, review):
    tea_house.manage("POST", f"/reviews/{review}/hide", {"reason": "legal"})
    tea_house.manage("POST", f"/reviews/{review}/publish", {})
    tea_house.manage("PUT", f"/reviews/{review}/reply", {"text": "Thanks."})
    tea_house.manage("POST", f"/reviews/{review}/publish", {})
    with reading() as session:
        deeds = session.scalars(select(Deed).where(Deed.target_kind == "review").order_by(Deed.id)).all()
    assert [(deed.verb, deed.reason) for deed in deeds] == [("hid", "legal"), ("published", None), ("replied", None)]
    assert all(deed.actor.startswith("key:") and deed.at for deed in deeds)
    assert {f"rev_{deed.target_id.hex}" for deed in deeds} == {review}


def test_the_queue_shows_each_once_newest_first(tea_house):
    made = put(tea_house, [{"status": "held", "rating": 1 + n % 5} for n in range(25)])
    seen, cursor = [], {}
    for _ in range(10):
        page = tea_house.manage("GET", "/reviews?" + "&".join(f"{k}={v}" for k, v in ({"limit": 7} | cursor).items()))
        seen += [r["id"] for r in page.json["data"]]
        if page.json["next"] is None:
            break
        cursor = {"cursor": page.json["next"]}
    assert seen == list(reversed(made))
    assert tea_house.manage("GET", f"/reviews?status=hidden&cursor={cursor['cursor']}").status_code == 422


def test_a_key_sent_twice_does_it_once(tea_house, review):
    answers = [
        tea_house.manage("PUT", f"/reviews/{review}/reply", {"text": "Thanks."}, key="0190-the-key") for _ in range(2)
    ]
    assert answers[0].json == answers[1].json
    assert answers[0].json["version"] == 2


def test_a_key_is_for_one_version(tea_house, review):
    said = {"text": "Thanks."}
    first = tea_house.manage("PUT", f"/reviews/{review}/reply", said, key="0190-the-key", if_match='"1"')
    other = tea_house.manage("PUT", f"/reviews/{review}/reply", said, key="0190-the-key", if_match='"2"')
    assert (first.status_code, other.status_code) == (200, 422)
    assert other.json["type"] == "urn:goodword:problem:idempotency-mismatch"
