"""Who may ask and answer in an hour; of other things questions alone decide."""

from typing import Any

from goodword.catalog import queries as products
from goodword.catalog.models import Product
from goodword.hours import queries, rules, service
from goodword.hours.models import Hour
from goodword.lib import ids
from goodword.lib.errors import Conflict
from goodword.questions.models import Question
from goodword.shoppers import experts
from goodword.submissions.writers import Sending


def may_ask(product: Product) -> None:
    """Questions are taken from the day that the shop has named until the hour ends.

    :raises Conflict: not now.
    """
    hour = _hour(product)
    if hour is not None and (state := service.state_of(hour)) not in rules.ASKABLE:
        raise Conflict(f"This hour takes no questions: it is {state}")


def may_answer(question: Question, sender: Sending) -> None:
    """The expert answers, while it lasts and after; nobody else but the shop.

    :raises Conflict: it is not her, or the hour does not take place.
    """
    hour = _hour(products.by_id(question.shop_id, question.product_id))
    if hour is None:
        return
    expert = experts.by_id(hour.shop_id, hour.expert_id)
    is_hers = sender.shopper is not None and sender.shopper.id == expert.shopper_id and expert.removed_at is None
    if not is_hers or service.state_of(hour) == rules.CANCELLED:
        raise Conflict(f"Questions of this hour are answered by {expert.name}")


def told_of(product: Product) -> dict[str, Any] | None:
    """Who alone answers the questions of an hour, and when; None of anything else."""
    hour = _hour(product)
    if hour is None:
        return None
    return {
        "expert": ids.show("xpt", hour.expert_id),
        "name": experts.by_id(hour.shop_id, hour.expert_id).name,
        "state": service.state_of(hour),
        "begins_at": hour.begins_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
    }


def _hour(product: Product) -> Hour | None:
    return queries.of_product(product.shop_id, product.id) if product.stands_for == service.STANDS_FOR else None
