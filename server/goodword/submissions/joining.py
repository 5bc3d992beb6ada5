"""A guest turns out to be a shopper, or two shoppers one: what they wrote and voted becomes hers."""

import uuid
from contextlib import suppress

from goodword.catalog import service as catalog
from goodword.contributions import service as contributions
from goodword.contributions.lifecycle import UNCONFIRMED
from goodword.lib.errors import OwnReview
from goodword.moderation import screening
from goodword.shoppers import queries as people
from goodword.shoppers import service as people_service
from goodword.shoppers.models import Shopper
from goodword.shops.models import Shop
from goodword.submissions import queries, sending, withdrawing, writers
from goodword.submissions.kinds import Kind
from goodword.submissions.models import Submission


def take_over_guests(kind: Kind, shop: Shop, *, guest_id: uuid.UUID, pen_id: uuid.UUID, shopper: Shopper) -> None:
    """Words of a guest that are nobody's yet become the shopper's; those that waited for her address arrive.

    What waits for another address stays as it is: two may use one browser.
    """
    table = kind.model
    nobodys = (table.shop_id == shop.id) & (table.guest_id == guest_id) & table.shopper_id.is_(None)
    hers = people.emails_of(shopper)
    for row in queries.locked(kind, nobodys & ~people.asked_elsewhere(shop.id, table.id, hers)):
        verdict = screening.standing(shop.id, kind.name, row.id)
        if withdrawing.was_unproven(row):
            row.withdrawn_from = writers.arrives_as(shop, verdict)
        _move(kind, row, pen_id, shopper)
        if row.status == UNCONFIRMED:
            sending.arrive(kind=kind, shop=shop, row=row, verdict=verdict)


def take_over_shoppers(kind: Kind, shop: Shop, *, gone_id: uuid.UUID, pen_id: uuid.UUID, shopper: Shopper) -> None:
    """Words of a shopper who is another one become hers."""
    table = kind.model
    for row in queries.locked(kind, (table.shop_id == shop.id) & (table.shopper_id == gone_id)):
        _move(kind, row, pen_id, shopper)


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


def _move(kind: Kind, row: Submission, pen_id: uuid.UUID, shopper: Shopper) -> None:
    """It hangs on her pen and bears her name, like all that she writes; a vote of hers for it is none."""
    people_service.remember(shopper, names=[row.author_name])
    row.guest_id, row.author_name = pen_id, shopper.name or row.author_name
    contributions.take_back_vote(kind=kind.name, target=row, voter_id=pen_id)
    sending.become_hers(kind, row, shopper)
