"""What is known when something is sent, by statements that are built once: to build one costs more than to ask it.

They run while a submission holds the writers' turn.
"""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    CompoundSelect,
    Select,
    bindparam,
    case,
    func,
    literal,
    or_,
    select,
    true,
    tuple_,
    union_all,
)

from goodword.lib import clock
from goodword.lib.db import session
from goodword.moderation import prints
from goodword.moderation.models import Fingerprint, FingerprintBand, Insider, Overlap, ShopWord, Sighting
from goodword.staff.models import Staff, StaffInvitation, StaffRole

DAY = timedelta(days=1)
LISTS: dict[str, type[Any]] = {"looked": list, "spared": list, "listed": set, "staff": set}


@dataclass(frozen=True)
class Known:
    """Of whoever sends: how many others in 24 hours, the last one, whether the form was used, and shared products."""

    others: int
    last: datetime | None
    form_used: bool
    overlap_products: int
    overlap_reviewers: int


@dataclass(frozen=True)
class Lists:
    """A shop's own lists: words to look at, words that it does not mind, addresses of its people; and its staff's."""

    looked: list[str]
    spared: list[str]
    listed: set[str]
    staff: set[str]

    @property
    def insiders(self) -> set[str]:
        """Whoever belongs to the shop, listed by hand or not."""
        return self.listed | self.staff


def known_of(sighting: Sighting, *, overlaps_since: datetime) -> Known:
    """What is known of whoever sends this, in one question."""
    asked = {name: getattr(sighting, name) for name in ("shop_id", "kind", "target_id", "identity", "guest_id", "form")}
    row = session().execute(_known(), asked | {"day_ago": sighting.at - DAY, "overlaps_since": overlaps_since}).one()
    return Known(row[0], row[1], bool(row[2]), row[3] or 0, row[4] or 0)


def lists_of(shop_id: uuid.UUID) -> Lists:
    """What the shop itself has listed, in one question."""
    rows = session().execute(_lists(), {"shop_id": shop_id, "moment": clock.now()}).all()
    return Lists(**{name: each([said for said, on in rows if on == name]) for name, each in LISTS.items()})


def twin(sighting: Sighting, sketch: bytes, bands: Sequence[str]) -> tuple[float, Fingerprint | None]:
    """The text by somebody else that shares most with this one, in any shop of the installation; by index only."""
    near = session().scalars(_near(), {"target_id": sighting.target_id, "bands": list(bands)})
    others = [one for one in near if not _is_hers(one, sighting)]
    best = max(others, key=lambda one: prints.share(sketch, one.sketch), default=None)
    return (prints.share(sketch, best.sketch), best) if best else (0.0, None)


@cache
def _known() -> Select[Any]:
    in_shop, of_form = Sighting.shop_id == _given(Sighting.shop_id), Sighting.form == _given(Sighting.form)
    another = in_shop & (Sighting.target_id != _given(Sighting.target_id))
    hers = or_(Sighting.identity == _given(Sighting.identity), Sighting.guest_id == _given(Sighting.guest_id))
    lately = Sighting.at > bindparam("day_ago", type_=Sighting.at.type)
    others = (
        select(func.count().label("number"), func.max(Sighting.at).label("last"))
        .where(another, Sighting.kind == _given(Sighting.kind), hers, lately)
        .subquery()
    )
    shared = (
        select(Overlap.products, Overlap.reviewers)
        .where(Overlap.shop_id == _given(Sighting.shop_id), Overlap.identity == _given(Sighting.identity))
        .where(Overlap.found_at > bindparam("overlaps_since", type_=Sighting.at.type))
        .order_by(Overlap.found_at.desc())
        .limit(1)
        .subquery()
    )
    used = select(Sighting.id).where(another, of_form).exists()
    found = select(others.c.number, others.c.last, used, shared.c.products, shared.c.reviewers)
    return found.select_from(others.outerjoin(shared, true()))


@cache
def _lists() -> CompoundSelect[Any]:
    on = case((ShopWord.looks, literal("looked")), else_=literal("spared"))
    words = select(ShopWord.word, on).where(ShopWord.shop_id == _given(ShopWord.shop_id))
    people = select(Insider.address, literal("listed")).where(Insider.shop_id == _given(ShopWord.shop_id))
    return union_all(words, people, *(each.add_columns(literal("staff")) for each in _staff()))


def _staff() -> tuple[Select[Any], Select[Any]]:
    """Addresses of those who have joined, and of those who still may."""
    joined = select(Staff.email).join(StaffRole, StaffRole.staff_id == Staff.id)
    is_open = StaffInvitation.used_at.is_(None) & StaffInvitation.revoked_at.is_(None)
    still = StaffInvitation.expires_at > bindparam("moment", type_=StaffInvitation.expires_at.type)
    return (
        joined.where(StaffRole.shop_id == _given(ShopWord.shop_id)),
        select(StaffInvitation.email).where(StaffInvitation.shop_id == _given(ShopWord.shop_id), is_open, still),
    )


@cache
def _near() -> Select[Any]:
    of_bands = FingerprintBand.band.in_(bindparam("bands", expanding=True))
    alike = select(FingerprintBand.shop_id, FingerprintBand.fingerprint_id).where(of_bands)
    print_id = tuple_(Fingerprint.shop_id, Fingerprint.id)
    other = Fingerprint.target_id != _given(Fingerprint.target_id)
    return select(Fingerprint).where(print_id.in_(alike), other).limit(200)


def _given(column: Any) -> BindParameter[Any]:
    return bindparam(column.key, type_=column.type)


def _is_hers(one: Fingerprint, sighting: Sighting) -> bool:
    is_same_guest = one.guest_id is not None and one.guest_id == sighting.guest_id
    return one.shop_id == sighting.shop_id and (one.identity == sighting.identity or is_same_guest)
