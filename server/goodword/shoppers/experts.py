"""Experts: shoppers whom the shop has asked to write under their own names. They are no staff, and decide nothing."""

import uuid
from collections.abc import Collection, Sequence

from sqlalchemy import select

from goodword.audit import service as audit
from goodword.letters import service as letters
from goodword.lib import clock, ids
from goodword.lib import text as plain
from goodword.lib.addresses import addresses
from goodword.lib.db import session
from goodword.lib.errors import Conflict, Invalid, NotFound
from goodword.lib.events import emit
from goodword.shoppers import service
from goodword.shoppers.erased import ERASED
from goodword.shoppers.events import EmailProven, ExpertChanged
from goodword.shoppers.models import Expert, Proof, Shopper
from goodword.shoppers.rules import normal_email
from goodword.shops.models import Shop

PURPOSE = "expert"
_EMPTY = f"{ERASED} "
"""What the address of a badge begins with that was hers who is forgotten: no address has a blank."""


def invite(*, shop: Shop, email: str, name: str, title: str | None, topics: Sequence[str], actor: str) -> Expert:
    """Mail somebody a link; she is an expert when she has pressed its button. Asked again, she gets another link.

    :raises Invalid: no address, or no name.
    :raises Conflict: she is one already.
    """
    address, called = normal_email(email), plain.line(name)
    if address is None:
        raise Invalid.of("/email", "invalid", "This is not an e-mail address")
    if called is None:
        raise Invalid.of("/name", "required", "An expert writes under a name: it needs letters")
    expert = session().scalar(select(Expert).where(Expert.shop_id == shop.id, Expert.email == address))
    if expert is not None and expert.accepted_at and not expert.removed_at:
        raise Conflict(f"{expert.name} is an expert already")
    if expert is None:
        expert = Expert(shop_id=shop.id, id=ids.new(), email=address)
        session().add(expert)
    expert.name, expert.title, expert.locale = called, plain.line(title), shop.locale
    expert.topics = list(filter(None, map(plain.line, topics)))
    expert.invited_at, expert.accepted_at, expert.removed_at = clock.now(), None, None
    session().flush()
    _write(shop, expert)
    _note(expert, actor, "invited")
    return expert


def accept(event: EmailProven) -> None:
    """The link in her letter was pressed: the address is hers, and so is the badge."""
    if event.purpose != PURPOSE:
        return
    expert = session().get(Expert, (event.shop_id, event.target_id))
    if expert is None or expert.removed_at or expert.accepted_at:
        return
    shopper = session().get_one(Shopper, (event.shop_id, event.shopper_id))
    if shopper.name is None or expert.shopper_id is not None:  # asked anew, she takes the name that she was asked by
        was, shopper.name = shopper.name, expert.name
        service.remember(shopper, names=[was])
    expert.shopper_id, expert.accepted_at = event.shopper_id, clock.now()
    _note(expert, f"shopper:{event.shopper_id.hex}", "accepted")
    emit(ExpertChanged(shop_id=event.shop_id, shopper_id=event.shopper_id, is_expert=True))


def remove(*, expert: Expert, actor: str) -> Expert:
    """She is a shopper like all others from now on; what she wrote stays.

    :raises Conflict: she is none any more.
    """
    if expert.removed_at is not None:
        raise Conflict(f"{expert.name} is no expert any more")
    expert.removed_at = clock.now()
    _note(expert, actor, "removed")
    session().flush()
    if expert.shopper_id is not None:  # she may have been asked under two addresses
        still = is_one(expert.shop_id, expert.shopper_id)
        emit(ExpertChanged(shop_id=expert.shop_id, shopper_id=expert.shopper_id, is_expert=still))
    return expert


def unname(*, expert: Expert, name: str) -> None:
    """She is forgotten; for what hangs on her badge an empty one stays, with this name, and nobody's."""
    expert.shopper_id = expert.title = expert.locale = None
    expert.name, expert.email, expert.topics = name, f"{_EMPTY}{expert.id.hex}", []
    expert.removed_at = expert.removed_at or clock.now()
    session().flush()


def every(shop_id: uuid.UUID) -> Sequence[Expert]:
    """All of the shop, those of before too, the first invited first; none who is forgotten."""
    known = (Expert.shop_id == shop_id) & Expert.email.not_like(f"{_EMPTY}%")
    return session().scalars(select(Expert).where(known).order_by(Expert.id)).all()


def by_id(shop_id: uuid.UUID, expert_id: uuid.UUID | None) -> Expert:
    """One of them.

    :raises NotFound: not of this shop.
    """
    found = session().get(Expert, (shop_id, expert_id)) if expert_id else None
    if found is None:
        raise NotFound
    return found


def by_email(shop_id: uuid.UUID, email: str) -> Expert:
    """The one with this address.

    :raises NotFound: there is none.
    """
    found = session().scalar(select(Expert).where(Expert.shop_id == shop_id, Expert.email == normal_email(email)))
    if found is None:
        raise NotFound(f"No expert has the address {email}")
    return found


def titles_of(shop_id: uuid.UUID, shopper_ids: Collection[uuid.UUID]) -> dict[uuid.UUID, str | None]:
    """What the shop calls these experts."""
    now = (Expert.shop_id == shop_id) & Expert.accepted_at.is_not(None) & Expert.removed_at.is_(None)
    hers = select(Expert.shopper_id, Expert.title).where(now, Expert.shopper_id.in_(shopper_ids))
    rows = session().execute(hers.order_by(Expert.id))
    return {shopper_id: title for shopper_id, title in rows if shopper_id}


def names_of(shop_id: uuid.UUID, shopper_id: uuid.UUID) -> Sequence[str]:
    """By what names the shop has invited her who is an expert now; none for whoever is none."""
    now = (Expert.shop_id == shop_id) & Expert.accepted_at.is_not(None) & Expert.removed_at.is_(None)
    return session().scalars(select(Expert.name).where(now, Expert.shopper_id == shopper_id)).all()


def ids_of(shop_id: uuid.UUID, shopper_id: uuid.UUID) -> Sequence[uuid.UUID]:
    """As which of the shop's experts she writes now: of several, if she was asked under several addresses."""
    now = (Expert.shop_id == shop_id) & Expert.accepted_at.is_not(None) & Expert.removed_at.is_(None)
    return session().scalars(select(Expert.id).where(now, Expert.shopper_id == shopper_id).order_by(Expert.id)).all()


def is_one(shop_id: uuid.UUID, shopper_id: uuid.UUID | None) -> bool:
    """Whether this shopper is an expert now."""
    hers = (Expert.shop_id == shop_id) & (Expert.shopper_id == shopper_id)
    now = Expert.accepted_at.is_not(None) & Expert.removed_at.is_(None)
    return shopper_id is not None and session().scalar(select(Expert.id).where(hers, now).limit(1)) is not None


def state_of(expert: Expert) -> str:
    """``invited``, ``accepted`` or ``removed``."""
    return "removed" if expert.removed_at else "accepted" if expert.accepted_at else "invited"


def invited_by(proof: Proof) -> Expert:
    """The expert whom a mailed link is about.

    :raises NotFound: the link is about something else, or she was removed.
    """
    if proof.purpose != PURPOSE:
        raise NotFound
    expert = by_id(proof.shop_id, proof.target_id)
    if expert.removed_at is not None:
        raise NotFound
    return expert


def _write(shop: Shop, expert: Expert) -> None:
    guest, _ = service.greet(shop_id=shop.id)  # a proof hangs on somebody's key; nobody is told this one's bearer
    token = service.ask_proof(
        guest=guest, email=expert.email, name=expert.name, locale=shop.locale, purpose=PURPOSE, target_id=expert.id
    )
    letters.write(
        shop_id=shop.id,
        shop_name=shop.name,
        kind="expert_invite",
        to=expert.email,
        locale=shop.locale,
        about=expert.id,
        name=expert.name,
        link=addresses.of(f"/expert/{token}"),
    )


def _note(expert: Expert, actor: str, verb: str) -> None:
    audit.note(shop_id=expert.shop_id, actor=actor, verb=verb, target_kind="expert", target_id=expert.id)
