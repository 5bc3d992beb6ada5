"""What the hours know of a person: that she was the expert of some. They are the shop's, and stay without her."""

import uuid
from collections.abc import Sequence
from typing import Any

from sqlalchemy import or_, select

from goodword.hours import queries, service
from goodword.letters import service as letters
from goodword.lib.db import session
from goodword.lib.people import Person, told
from goodword.lib.unnaming import without
from goodword.shoppers import experts
from goodword.shoppers.models import Expert
from goodword.shops import queries as shops

SHOWN = ("id", "title", "text", "begins_at", "minutes", "state", "cancelled_because", "created_at")


def collect(shop_id: uuid.UUID, person: Person) -> dict[str, Any]:
    """The hours that she was the expert of."""
    hers = [hour for expert in _badges(shop_id, person) for hour in queries.of_expert(shop_id, expert.id)]
    return {"hours": [told(each, *SHOWN) for each in hers]}


def erase(shop_id: uuid.UUID, person: Person, *, keep_words: bool) -> None:  # noqa: ARG001 - an hour's words are the shop's
    """No hour with her takes place any more, and those that have are held in the shop's name."""
    for expert in _badges(shop_id, person):
        if hers := queries.of_expert(shop_id, expert.id, lock=True):
            for hour in hers:
                service.unname(hour=hour, unnamed=without(person.called))
            letters.forget_unsent(shop_id=shop_id, about=[hour.id for hour in hers])
            experts.unname(expert=expert, name=shops.by_id(shop_id).name)


def _badges(shop_id: uuid.UUID, person: Person) -> Sequence[Expert]:
    hers = or_(Expert.shopper_id.in_(person.shopper_ids), Expert.email.in_(person.emails))
    return session().scalars(select(Expert).where(Expert.shop_id == shop_id, hers).order_by(Expert.id)).all()
