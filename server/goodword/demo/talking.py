"""What people say to each other in the demo shop: comments with replies, and an announced hour with an expert."""

import json
import uuid
from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select

from goodword.comments.kinds import COMMENT
from goodword.comments.models import Comment
from goodword.demo import shelf
from goodword.demo.asking import SOURCE, written
from goodword.hours import queries, rules, service
from goodword.hours.models import Hour
from goodword.lib import clock, ids
from goodword.lib.db import session, writing
from goodword.questions.kinds import QUESTION
from goodword.reviews.models import Review
from goodword.shoppers.models import Expert, Shopper
from goodword.shops.models import Shop

AHEAD, EVENING = timedelta(days=7), time(19)


def comment(shop_id: uuid.UUID) -> None:
    """Put the comments under their reviews; those that are there stay."""
    with writing():
        ours = select(Comment.source_id).where(Comment.shop_id == shop_id, Comment.source == SOURCE)
        known = set(session().scalars(ours))
        for line in (shelf.CONTENT / "comments.jsonl").read_text("utf-8").splitlines():
            said = json.loads(line)
            review = select(Review.id).where(Review.shop_id == shop_id, Review.source_id == said["on"])
            on_id = session().scalar(review)
            if on_id is not None and said["id"] not in known:
                _comment(shop_id, said, on_kind="review", on_id=on_id)


def _comment(shop_id: uuid.UUID, said: dict[str, Any], **place: Any) -> None:
    top = written(COMMENT, shop_id, said, _ago(said), source_id=said["id"], **place)
    for each in said.get("replies", ()):
        reply = each | {"locale": said["locale"]}
        under = {"parent_id": top.id, "answers_id": top.id}
        written(COMMENT, shop_id, reply, _ago(each), source_id=each["id"], **place, **under)


def announce(shop_id: uuid.UUID) -> None:
    """An hour next week with two questions that were voted on; as long as one is to come, no other is announced."""
    with writing():
        if any(service.state_of(each) in rules.AHEAD for each in queries.every(shop_id)):
            return
        said = json.loads((shelf.CONTENT / "hour.json").read_text("utf-8"))
        shop = session().get_one(Shop, shop_id)
        plan = service.Plan(title=said["title"], text=said["text"], begins_at=_next_week(shop))
        hour = service.announce(shop=shop, expert=_expert(shop_id, said), plan=plan, actor=SOURCE)
        for each in said["questions"]:
            written(QUESTION, shop_id, each, _ago(each), source_id=_its(hour, each), product_id=hour.product_id)


def _its(hour: Hour, said: dict[str, Any]) -> str:
    return f"{said['id']} {hour.id.hex}"


def _next_week(shop: Shop) -> datetime:
    here = ZoneInfo(shop.time_zone)
    return datetime.combine(clock.now().astimezone(here).date() + AHEAD, EVENING, here).astimezone(UTC)


def _expert(shop_id: uuid.UUID, said: dict[str, Any]) -> Expert:
    hers = (Expert.shop_id == shop_id) & (Expert.email == said["email"])
    if (known := session().scalar(select(Expert).where(hers))) is not None:
        return known
    shopper = Shopper(shop_id=shop_id, id=ids.new(), name=said["expert"], email=said["email"])
    expert = Expert(shop_id=shop_id, id=ids.new(), email=said["email"], shopper_id=shopper.id, topics=["tea", "water"])
    expert.name, expert.title, expert.accepted_at = said["expert"], said["title_of"], clock.now()
    session().add(shopper)
    session().flush()
    session().add(expert)
    session().flush()
    return expert


def _ago(said: dict[str, Any]) -> datetime:
    return clock.now() - timedelta(hours=said["hours_ago"])
