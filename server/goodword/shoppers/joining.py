"""Two of us turn out to be one: only by proof, never by an equal address alone. The rooms above follow at once.

Who has asked to be forgotten is joined to nobody (see ``leaving``): what she asked about stays what goes.
"""

import uuid

from sqlalchemy import delete, exists, update
from sqlalchemy.orm import aliased

from goodword.lib.db import session
from goodword.lib.errors import IdentityExpired, Unauthorized
from goodword.lib.events import emit
from goodword.shoppers import bearers, experts, leaving, queries, service
from goodword.shoppers.events import ExpertChanged, GuestJoined, ShoppersJoined
from goodword.shoppers.models import Expert, Guest, Purchase, Shopper


def join_bearer(*, shop_id: uuid.UUID, also: str | None, into: Shopper) -> None:
    """She holds this bearer too: that is the proof. One that opens nothing proves nothing, and costs nothing.

    Whoever finds a shopper's bearer must not become her with an account of her own: its proof has to be fresh.
    """
    try:
        if also and also.startswith(f"{bearers.PREFIX}_"):
            bearer, other, _ = queries.shopper_by_bearer(shop_id, also)
            if bearer.fresh_until:
                join_shoppers(gone=other, into=into)
        elif also:
            join_guest(queries.guest_by_bearer(shop_id, also), into=into)
    except (Unauthorized, IdentityExpired):
        return


def join_guest(guest: Guest, *, into: Shopper) -> None:
    """What a guest wrote, voted and sent with this key is the shopper's; the key opens nothing any more."""
    pen = service.pen_of(into)
    if guest.id == pen.id or leaving.is_any(guest.shop_id, (guest.id, pen.id)):
        return
    if guest.joined_to is None:
        _hand_over_key(guest, into, pen)


def join_shoppers(*, gone: Shopper, into: Shopper) -> None:
    """Both were proven in one sitting, or the shop vouches for the address: all of hers hangs on one from now on.

    Nothing happens when the shop knows both by ids of its own: those are two to it.
    """
    if gone.id == into.id or (gone.ref is not None and into.ref is not None):
        return
    shop_id, email, name, proven_at = gone.shop_id, gone.email, gone.name, gone.proven_at
    pen, its_pen = service.pen_of(gone), service.pen_of(into)
    if leaving.is_any(shop_id, (pen.id, its_pen.id)):
        return
    gone.email, gone.name, gone.slug, gone.joined_to = None, None, None, into.id
    session().flush()
    if into.email is None:
        into.email, into.proven_at = email, proven_at
    into.name = into.name or name
    service.remember(into, names=[name, *(gone.former_names or ())], emails=[email, *(gone.former_emails or ())])
    gone.former_names = gone.former_emails = None
    for table in (Shopper, Guest):
        earlier = (table.shop_id == shop_id) & (table.joined_to == gone.id)
        session().execute(update(table).where(earlier).values(joined_to=into.id))
    _hand_over(gone, into)
    bearers.revoke_all(shop_id=shop_id, shopper_id=gone.id)
    emit(ShoppersJoined(shop_id=shop_id, gone_id=gone.id, into_id=into.id))
    _hand_over_key(pen, into, its_pen)
    if experts.is_one(shop_id, into.id):
        emit(ExpertChanged(shop_id=shop_id, shopper_id=into.id, is_expert=True))


def _hand_over_key(guest: Guest, into: Shopper, pen: Guest) -> None:
    guest.joined_to, guest.digest = into.id, f"joined {guest.id.hex}"
    session().flush()  # before anything is handed over: on PostgreSQL what is being written with the key comes first
    emit(GuestJoined(shop_id=guest.shop_id, guest_id=guest.id, shopper_id=into.id, pen_id=pen.id))


def _hand_over(gone: Shopper, into: Shopper) -> None:
    other = aliased(Purchase)
    both = (other.shop_id == Purchase.shop_id) & (other.shopper_id == into.id)
    line = (other.order_ref == Purchase.order_ref) & (other.product_ref == Purchase.product_ref)
    gone_twice = (Purchase.shop_id == gone.shop_id) & (Purchase.shopper_id == gone.id) & exists().where(both, line)
    session().execute(delete(Purchase).where(gone_twice))  # the shop has told one order of both
    for table in (Purchase, Expert):
        hers = (table.shop_id == gone.shop_id) & (table.shopper_id == gone.id)
        session().execute(update(table).where(hers).values(shopper_id=into.id))
