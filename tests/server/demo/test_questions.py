"""The demo shop has questions in its languages, answered by everybody who can answer; filling it twice adds none."""

from collections import Counter
from datetime import datetime, timedelta

from goodword.demo import service
from goodword.lib import clock
from goodword.lib.db import reading
from goodword.questions.models import Question
from sqlalchemy import select


def test_the_demo_is_asked_and_answered_in_four_languages(house):
    for _ in range(2):
        with service.source(None) as file:
            service.fill(file, is_ours=True, progress=lambda _done: None)
    with reading() as session:
        asked = session.scalars(select(Question)).all()
        assert {each.locale for each in asked} == {"en", "ru", "uk", "pl"}
        assert {each.state for each in asked} == {"open", "answered", "closed"}
        assert Counter(each.source_id for each in asked).most_common(1)[0][1] == 1
    page = house.get("/v1/shops/pk_demo/questions?product=kettle-12").json
    assert (page["count"], page["unanswered"], page["usually_hours"]) == (5, 1, 3)
    assert page["data"][0]["answers"][0]["accepted"]
    assert {answer["author"]["kind"] for each in page["data"] for answer in each["answers"]} == {"staff", "owner"}


def test_people_talk_there_and_an_expert_comes_next_week(house):
    for _ in range(2):
        with service.source(None) as file:
            service.fill(file, is_ours=True, progress=lambda _done: None)
    reviews = house.get("/v1/shops/pk_demo/reviews?product=kettle-12&limit=50").json["data"]
    (talked,) = [each for each in reviews if each["comments_count"] == 4]
    thread = house.get(f"/v1/shops/pk_demo/comments?on={talked['id']}").json["data"]
    assert sorted(len(each["replies"]) for each in thread) == [0, 2]
    assert {reply["author"]["kind"] for each in thread for reply in each["replies"]} == {"shopper", "staff"}
    (hour,) = house.get("/v1/shops/pk_demo/hours").json["data"]
    assert (hour["state"], hour["expert"]["name"], hour["unanswered"]) == ("collecting", "Yulia Orlova", 2)
    away = datetime.fromisoformat(hour["begins_at"]) - clock.now()
    assert timedelta(days=6) < away < timedelta(days=8)
    asked = house.get("/v1/shops/pk_demo/questions", query_string={"product": hour["product"]}).json["data"]
    assert [each["helpful"] for each in asked] == [9, 4]
    assert hour["url"] in house.get("/demo/").text
