"""What the room does when it is told something: the same for every kind of words."""

from goodword.contributions import rules as common
from goodword.contributions.lifecycle import HELD, HIDDEN, PUBLISHED
from goodword.lib.errors import NotFound
from goodword.moderation.events import CaseDecided
from goodword.shoppers import queries as people
from goodword.shoppers.events import EmailProven, ExpertChanged, GuestJoined, ShoppersJoined
from goodword.shops import queries as shops
from goodword.submissions import joining, queries, sending, service
from goodword.submissions.kinds import kinds


def on_email_proven(event: EmailProven) -> None:
    """Her address is proven: let the words that waited for it arrive."""
    kind = kinds.find(event.purpose)
    if kind is None:
        return
    try:
        row = queries.by_id(kind, event.shop_id, event.target_id, lock=True)
    except NotFound:
        return
    sending.confirm(kind=kind, shop=shops.by_id(event.shop_id), row=row, shopper_id=event.shopper_id)


def on_guest_joined(event: GuestJoined) -> None:
    """A guest is a shopper: her words and votes are the shopper's."""
    shop, shopper = shops.by_id(event.shop_id), people.by_id(event.shop_id, event.shopper_id)
    hers = {"guest_id": event.guest_id, "pen_id": event.pen_id}
    for kind in kinds.every():
        joining.take_over_guests(kind, shop, **hers, shopper=shopper)
        joining.take_over_votes(kind, shop_id=shop.id, **hers, shopper_id=shopper.id)


def on_shoppers_joined(event: ShoppersJoined) -> None:
    """Two shoppers are one."""
    shop, shopper = shops.by_id(event.shop_id), people.by_id(event.shop_id, event.into_id)
    assert shopper.guest_id is not None
    for kind in kinds.every():
        joining.take_over_shoppers(kind, shop, gone_id=event.gone_id, pen_id=shopper.guest_id, shopper=shopper)


def on_expert_changed(event: ExpertChanged) -> None:
    """A shopper has become an expert, or is none any more: all her words say so."""
    now = common.EXPERT if event.is_expert else common.SHOPPER
    for kind in kinds.every():
        hers = (kind.model.shop_id == event.shop_id) & (kind.model.shopper_id == event.shopper_id)
        for row in queries.locked(kind, hers & (kind.model.author_kind != now)):
            row.author_kind = now
            row.version += 1
            service.sign(kind, row)


def on_case_decided(event: CaseDecided) -> None:
    """A person has decided: show what was held, or hide it for the reason."""
    kind = kinds.find(event.kind)
    if kind is None:
        return
    row = queries.by_id(kind, event.shop_id, event.target_id, lock=True)
    if event.decision == "keep" and row.status in {HELD, HIDDEN}:
        service.publish(kind=kind, row=row, actor=event.actor)
    elif event.decision == "hide" and row.status in {HELD, PUBLISHED}:
        service.hide(kind=kind, row=row, actor=event.actor, reason=event.reason)
