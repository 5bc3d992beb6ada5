"""What the room does when it is told something."""

from goodword.contributions.lifecycle import HELD, HIDDEN, PUBLISHED
from goodword.lib.errors import NotFound
from goodword.moderation.events import CaseDecided
from goodword.reviews import deciding, joining, queries, sending, service
from goodword.shoppers import queries as people
from goodword.shoppers.events import EmailProven, ExpertChanged, GuestJoined, ShoppersJoined
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


def on_guest_joined(event: GuestJoined) -> None:
    """A guest is a shopper: her reviews and votes are the shopper's."""
    shop, shopper = shops.by_id(event.shop_id), people.by_id(event.shop_id, event.shopper_id)
    hers = {"guest_id": event.guest_id, "pen_id": event.pen_id}
    joining.take_over_guests(shop, **hers, shopper=shopper)
    joining.take_over_votes(shop_id=shop.id, **hers, shopper_id=shopper.id)


def on_shoppers_joined(event: ShoppersJoined) -> None:
    """Two shoppers are one: she has one review of a product."""
    shop, shopper = shops.by_id(event.shop_id), people.by_id(event.shop_id, event.into_id)
    assert shopper.guest_id is not None
    joining.take_over_shoppers(shop, gone_id=event.gone_id, pen_id=shopper.guest_id, shopper=shopper)


def on_expert_changed(event: ExpertChanged) -> None:
    """A shopper has become an expert, or is none any more: all her reviews say so."""
    for review in queries.all_of_shopper(event.shop_id, event.shopper_id):
        service.sign(review, as_expert=event.is_expert)


def on_case_decided(event: CaseDecided) -> None:
    """A person has decided: show what was held, hide it for the reason, or count what a burst left out."""
    if event.kind == "product" and event.decision == "count":
        for review in queries.left_out(event.shop_id, event.target_id, because="burst"):
            service.count(review, not_because=None)
    if event.kind != service.KIND:
        return
    review = queries.by_id(event.shop_id, event.target_id, lock=True)
    if event.decision == "keep" and review.status in {HELD, HIDDEN}:
        deciding.publish(review=review, actor=event.actor)
    elif event.decision == "hide" and review.status in {HELD, PUBLISHED}:
        deciding.hide(review=review, actor=event.actor, reason=event.reason)
