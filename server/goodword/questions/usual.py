"""Within how many hours a shop's questions are usually answered: measured, and said only when enough is known."""

import math
import uuid
from collections import defaultdict
from collections.abc import Mapping
from datetime import timedelta
from statistics import median

from sqlalchemy import select

from goodword.catalog import service as catalog
from goodword.catalog.models import Product
from goodword.contributions.lifecycle import WITHDRAWN
from goodword.lib import clock
from goodword.lib.db import reading, session, writing
from goodword.questions.models import Question, QuestionFigure
from goodword.questions.rules import USUAL_DAYS, USUAL_LEAST


def measure() -> None:
    """Renew the figure of every shop; its pages follow where the figure is another."""
    with reading():
        known = {one.shop_id: one.usually_hours for one in session().scalars(select(QuestionFigure))}
        now = {shop_id: hours for shop_id, hours in usual().items() if shop_id in known or hours is not None}
    for shop_id in known.keys() | now.keys():
        if known.get(shop_id) != now.get(shop_id):
            with writing():
                _keep(shop_id, now.get(shop_id))


def usual() -> dict[uuid.UUID, int | None]:
    """The median of the first answers of the last 90 days, in hours rounded up; None of fewer than five."""
    return {shop_id: _hours(seconds) for shop_id, seconds in took().items()}


def took(shop_id: uuid.UUID | None = None) -> Mapping[uuid.UUID, list[float]]:
    """How many seconds each first answer of the last 90 days took: of every shop, or of this one.

    Left out are questions of the shop's own people, those taken back, and those of an expert's hour.
    """
    lately = Question.first_answered_at > clock.now() - timedelta(days=USUAL_DAYS)
    told = Question.counted & (Question.status != WITHDRAWN)
    its = (Product.shop_id == Question.shop_id) & (Product.id == Question.product_id)
    sold = its & Product.stands_for.is_(None)
    moments = select(Question.shop_id, Question.arrived_at, Question.first_answered_at)
    found = moments.join(Product, sold).where(lately, told)
    if shop_id is not None:
        found = found.where(Question.shop_id == shop_id)
    seconds: dict[uuid.UUID, list[float]] = defaultdict(list)
    for answered_shop, arrived, answered in session().execute(found):
        if arrived and answered:
            seconds[answered_shop].append(max((answered - arrived).total_seconds(), 0))
    return seconds


def _hours(seconds: list[float]) -> int | None:
    return max(1, math.ceil(median(seconds) / 3600)) if len(seconds) >= USUAL_LEAST else None


def _keep(shop_id: uuid.UUID, hours: int | None) -> None:
    session().merge(QuestionFigure(shop_id=shop_id, usually_hours=hours, measured_at=clock.now()))
    catalog.touch_all(shop_id=shop_id)
