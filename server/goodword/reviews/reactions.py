"""What the room does when it is told something."""

from goodword.contributions.lifecycle import HELD, HIDDEN, PUBLISHED
from goodword.lib.errors import NotFound
from goodword.moderation.events import CaseDecided
from goodword.reviews import queries, sending, service
from goodword.shoppers.events import EmailProven
from goodword.shops import queries as shops


def on_email_proven(event: EmailProven) -> None:
    """Her address is proven: let the review that waited for it arrive."""
    if event.purpose != service.KIND:
        return
    try:
        review = queries.by_id(event.shop_id, event.target_id, lock=True)
    except NotFound:
        return
    sending.confirm(shop=shops.by_id(event.shop_id), review=review, shopper_id=event.shopper_id)


def on_case_decided(event: CaseDecided) -> None:
    """A person has decided: show what was held, hide it for the reason, or count what a burst left out."""
    if event.kind == "product" and event.decision == "count":
        for review in queries.left_out(event.shop_id, event.target_id, because="burst"):
            service.count(review, not_because=None)
    if event.kind != service.KIND:
        return
    review = queries.by_id(event.shop_id, event.target_id, lock=True)
    if event.decision == "keep" and review.status in {HELD, HIDDEN}:
        service.publish(review=review, actor=event.actor)
    elif event.decision == "hide" and review.status in {HELD, PUBLISHED}:
        service.hide(review=review, actor=event.actor, reason=event.reason)
