"""A guest turns out to be a shopper, or two shoppers one: what they wrote and voted becomes hers."""

import uuid
from contextlib import suppress

from goodword.catalog import service as catalog
from goodword.contributions import service as contributions
from goodword.contributions.lifecycle import UNCONFIRMED
from goodword.lib.errors import OwnReview
from goodword.moderation import screening
from goodword.shoppers import queries as people
from goodword.shoppers.models import Shopper
from goodword.shops.models import Shop
from goodword.submissions import queries, sending
from goodword.submissions.kinds import Kind


def take_over_guests(kind: Kind, shop: Shop, *, guest_id: uuid.UUID, pen_id: uuid.UUID, shopper: Shopper) -> None:
    """Words of a guest that are nobody's yet become the shopper's; those that waited for her address arrive.

    What waits for another address stays as it is: two may use one browser.
    """
    table = kind.model
    nobodys = (table.shop_id == shop.id) & (table.guest_id == guest_id) & table.shopper_id.is_(None)
    hers = [each for each in (shopper.email, *(shopper.former_emails or ())) if each]
    for row in queries.locked(kind, nobodys & ~people.asked_elsewhere(shop.id, table.id, hers)):
        row.guest_id = pen_id
        sending.become_hers(kind, row, shopper)
        if row.status == UNCONFIRMED:
            verdict = screening.standing(shop.id, kind.name, row.id)
            sending.arrive(kind=kind, shop=shop, row=row, verdict=verdict)


def take_over_shoppers(kind: Kind, shop: Shop, *, gone_id: uuid.UUID, pen_id: uuid.UUID, shopper: Shopper) -> None:
    """Words of a shopper who is another one become hers."""
    table = kind.model
    for row in queries.locked(kind, (table.shop_id == shop.id) & (table.shopper_id == gone_id)):
        row.guest_id = pen_id
        sending.become_hers(kind, row, shopper)


def take_over_votes(
    kind: Kind, *, shop_id: uuid.UUID, guest_id: uuid.UUID, pen_id: uuid.UUID, shopper_id: uuid.UUID
) -> None:
    """Her votes count once, and not for her own words."""
    for row_id in contributions.voted_by(shop_id=shop_id, kind=kind.name, voter_id=guest_id):
        row = queries.by_id(kind, shop_id, row_id, lock=True)
        before = row.helpful
        contributions.take_back_vote(kind=kind.name, target=row, voter_id=guest_id)
        with suppress(OwnReview):
            contributions.vote(kind=kind.name, target=row, voter_id=pen_id, shopper_id=shopper_id)
        if row.helpful != before:
            catalog.touch(shop_id=shop_id, product_id=kind.product_of(row))
