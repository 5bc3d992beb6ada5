"""Yulia, an expert of the tea house, and an hour of hers."""

from datetime import timedelta
from typing import Any

from goodword.lib import clock, ids
from goodword.lib.db import writing
from goodword.shoppers.models import Expert, Shopper
from sqlalchemy import select

from tests.cast import GuestOnStage, ShopOnStage


def expert_of(stage: ShopOnStage) -> tuple[GuestOnStage, str]:
    """She has accepted to be one; her bearer and her id."""
    yulia = stage.known(name="Yulia Orlova", email="yulia@example.net")
    with writing() as session:
        hers = session.scalars(
            select(Shopper).where(Shopper.shop_id == stage.shop.id, Shopper.email == "yulia@example.net")
        )
        made = Expert(
            shop_id=stage.shop.id, id=ids.new(), shopper_id=hers.one().id, accepted_at=clock.now(),
            email="yulia@example.net", name="Yulia Orlova", title="Tea taster", topics=["tea"],
        )  # fmt: skip
        session.add(made)
        return yulia, ids.show("xpt", made.id)


def announced(stage: ShopOnStage, expert_id: str, **said: Any) -> dict[str, Any]:
    """An hour that begins tomorrow; questions are taken at once."""
    begins = (clock.now() + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
    plan = {"expert": expert_id, "title": "Water and tea", "text": "Hard or soft?", "begins_at": begins} | said
    answer = stage.manage("POST", "/hours", plan)
    assert answer.status_code == 201, answer.text
    told: dict[str, Any] = answer.json
    return told
