"""Questions of the demo shop and their answers, written for it in its languages."""

import json
import uuid
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

from goodword.catalog import queries as products
from goodword.contributions import rules as common
from goodword.contributions.lifecycle import UNCONFIRMED
from goodword.demo import shelf
from goodword.lib import clock, ids
from goodword.lib.db import session, writing
from goodword.questions import rules, service, usual
from goodword.questions.kinds import ANSWER, QUESTION
from goodword.questions.models import Question
from goodword.shoppers import service as shoppers
from goodword.submissions import service as words
from goodword.submissions.kinds import Kind

SOURCE = "demo"


def ask(shop_id: uuid.UUID) -> None:
    """Put them on the products' pages; what is there already stays as it is."""
    lines = (shelf.CONTENT / "questions.jsonl").read_text("utf-8").splitlines()
    with writing():
        ours = select(Question.source_id).where(Question.shop_id == shop_id, Question.source == SOURCE)
        known = set(session().scalars(ours))
        for said in map(json.loads, lines):
            product = products.by_ref(shop_id, said["product"])
            if product is not None and said["id"] not in known:
                _ask(shop_id, product.id, said)
    usual.measure()


def _ask(shop_id: uuid.UUID, product_id: uuid.UUID, said: dict[str, Any]) -> None:
    at = clock.now() - timedelta(hours=said["hours_ago"])
    question = written(QUESTION, shop_id, said, at, source_id=said["id"], product_id=product_id)
    for each in said["answers"]:
        when = at + timedelta(hours=each["after"])
        answer = written(ANSWER, shop_id, each | {"locale": said["locale"]}, when, question_id=question.id)
        if each.get("accepted"):
            service.accept(question=question, answer=answer, by=rules.ASKER, actor=SOURCE)
    if "closed" in said:
        service.close(question=question, reason=said["closed"], actor=SOURCE)


def written(kind: Kind, shop_id: uuid.UUID, said: dict[str, Any], at: datetime, **of: Any) -> Any:
    """Words of the demo, on the page since that moment."""
    row = kind.model(shop_id=shop_id, id=ids.new(), source=SOURCE, status=UNCONFIRMED, **of)
    row.author_name, row.locale, row.helpful = said["author"], said["locale"], said.get("helpful", 0)
    row.created_at = row.sorted_at = row.received_at = row.arrived_at = row.published_at = at
    is_staff = said.get("role") == rules.STAFF
    row.author_kind = rules.STAFF if is_staff else common.SHOPPER
    row.verification_level = common.PURCHASE if said.get("role") == rules.OWNER else common.EMAIL
    row.guest_id = None if is_staff else shoppers.greet(shop_id=shop_id)[0].id
    kind.write(row, said)
    session().add(row)
    session().flush()
    words.sign(kind, row)
    words.show(kind, row)
    return row
