"""Reading for the rules (velocities, copies, insiders, words) and for people (cases, verdicts)."""

import uuid
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, func, select, tuple_

from goodword.contributions.models import Flag
from goodword.lib.db import session
from goodword.lib.errors import NotFound
from goodword.moderation import knowing, people
from goodword.moderation.models import (
    Case,
    Fingerprint,
    KeyNetwork,
    ShopWord,
    Sighting,
    VerdictRow,
)
from goodword.moderation.rules import DROPPED
from goodword.shops import queries as shops
from goodword.shops.models import Shop

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
BURST_DAYS = 28
OPEN, DECIDED = "open", "decided"


def from_network(
    sighting: Sighting, networks: Sequence[str], *, window: timedelta, wide: bool = False
) -> tuple[int, int, int]:
    """How many others came from these networks: of the same product, in the whole shop, and in the last hour."""
    if not networks:
        return 0, 0, 0
    column = Sighting.wide_network if wide else Sighting.network
    of_product = func.count().filter(Sighting.product_id == sighting.product_id)
    in_an_hour = func.count().filter(Sighting.at > sighting.at - HOUR)
    found = select(of_product, func.count(), in_an_hour).where(
        *_others(sighting), column.in_(networks), Sighting.at > sighting.at - window
    )
    product, shop, hour = session().execute(found).one()
    return product, shop, hour


def votes_from(shop_id: uuid.UUID, kind: str, networks: Sequence[str], since: datetime) -> int:
    """How many votes came from these networks since then."""
    mine = (Sighting.shop_id == shop_id) & (Sighting.kind == kind) & Sighting.network.in_(networks)
    return session().scalar(select(func.count()).select_from(Sighting).where(mine, Sighting.at > since)) or 0


def burst(sighting: Sighting) -> tuple[int, float]:
    """Arrivals of the product's last 24 hours on the sighting's side of the scale, and the usual number a day.

    The one place that looks at the stars: at up and down alike, never at which of the two it is.
    """
    if sighting.side == 0:
        return 0, 0.0
    arrived = Sighting.arrived_at
    mine = (
        *_others(sighting),
        Sighting.product_id == sighting.product_id,
        Sighting.side == sighting.side,
        arrived > sighting.at - DAY - timedelta(days=BURST_DAYS),
    )
    lately = func.count().filter(arrived > sighting.at - DAY)
    now, all_of_them = session().execute(select(lately, func.count()).where(*mine)).one()
    return now + 1, (all_of_them - now) / BURST_DAYS


def form_used(shop_id: uuid.UUID, number: str, target_id: uuid.UUID) -> bool:
    """Whether something else was sent from the form of this number."""
    used = (Sighting.shop_id == shop_id) & (Sighting.form == number) & (Sighting.target_id != target_id)
    return session().scalar(select(Sighting.id).where(used).limit(1)) is not None


def sighting_of(shop_id: uuid.UUID, kind: str, target_id: uuid.UUID) -> Sighting | None:
    """When and from where this was sent, while that is still known."""
    mine = (Sighting.shop_id == shop_id) & (Sighting.kind == kind) & (Sighting.target_id == target_id)
    return session().scalars(select(Sighting).where(mine).order_by(Sighting.at.desc())).first()


def print_of(shop_id: uuid.UUID, kind: str, target_id: uuid.UUID) -> Fingerprint | None:
    """The fingerprint of this text, if it has one."""
    mine = (Fingerprint.shop_id == shop_id) & (Fingerprint.kind == kind) & (Fingerprint.target_id == target_id)
    return session().scalar(select(Fingerprint).where(mine))


def is_key_network(shop_id: uuid.UUID, networks: Sequence[str]) -> bool:
    """Whether a secret key of the shop was used from one of these networks."""
    mine = (KeyNetwork.shop_id == shop_id) & KeyNetwork.network.in_(networks)
    return bool(networks) and session().scalar(select(KeyNetwork.network).where(mine).limit(1)) is not None


def words_of(shop_id: uuid.UUID) -> Sequence[ShopWord]:
    """The words that the shop itself has listed."""
    return session().scalars(select(ShopWord).where(ShopWord.shop_id == shop_id).order_by(ShopWord.word)).all()


def flags_on(shop_id: uuid.UUID, kind: str, target_id: uuid.UUID) -> Sequence[Flag]:
    """The flags on something."""
    mine = (Flag.shop_id == shop_id) & (Flag.kind == kind) & (Flag.target_id == target_id)
    return session().scalars(select(Flag).where(mine)).all()


def belongs(shop: Shop, address: str, *, listed: Iterable[str] | None = None) -> str:
    """How an address belongs to the shop: ``address``, ``domain``, or not at all (empty)."""
    hosts = [people.host_of(each) for each in (shop.url or "", *shops.origins_of(shop))]
    known = knowing.lists_of(shop.id).insiders if listed is None else listed
    return people.belongs(address, listed=known, shop_hosts=hosts)


def staff_among(shop_id: uuid.UUID, kind: str, target_id: uuid.UUID) -> set[uuid.UUID]:
    """Who of those that were seen at this belongs to the shop."""
    mine = (Sighting.shop_id == shop_id) & (Sighting.kind == kind) & (Sighting.target_id == target_id)
    return {one for one in session().scalars(select(Sighting.guest_id).where(mine, Sighting.insider.is_(True))) if one}


def upheld_share(shop_id: uuid.UUID, voter_id: uuid.UUID) -> float | None:
    """Which share of a voter's decided flags led to hiding; None when none has been decided."""
    hers = (
        select(func.count(), func.count().filter(Case.decision == "hide"))
        .select_from(Flag)
        .join(Case, (Case.shop_id == Flag.shop_id) & (Case.kind == Flag.kind) & (Case.target_id == Flag.target_id))
        .where(Flag.shop_id == shop_id, Flag.id == voter_id, Case.state == DECIDED, Case.opened_by == "flags")
        .where(Case.decision != DROPPED)
    )
    decided, hidden = session().execute(hers).one()
    return hidden / decided if decided else None


def case_by_id(shop_id: uuid.UUID, case_id: uuid.UUID | None, *, lock: bool = False) -> Case:
    """The case.

    :raises NotFound: this shop has none with this id.
    """
    case = session().get(Case, (shop_id, case_id), with_for_update=lock or None) if case_id else None
    if case is None:
        raise NotFound("There is no such case")
    return case


def open_case(shop_id: uuid.UUID, kind: str, target_id: uuid.UUID) -> Case | None:
    """The open case about something."""
    mine = (Case.shop_id == shop_id) & (Case.kind == kind) & (Case.target_id == target_id) & (Case.state == OPEN)
    return session().scalars(select(Case).where(mine).order_by(Case.opened_at)).first()


def last_case_by_others(shop_id: uuid.UUID, kind: str, target_id: uuid.UUID) -> Case | None:
    """The newest case about something that its own words have not opened: flags have, or a copy of it."""
    mine = (Case.shop_id == shop_id) & (Case.kind == kind) & (Case.target_id == target_id) & (Case.opened_by != "hold")
    return session().scalars(select(Case).where(mine).order_by(Case.opened_at.desc(), Case.id.desc())).first()


def cases(shop_id: uuid.UUID, *, state: str, after: Sequence[Any] | None, limit: int) -> Sequence[Case]:
    """Cases of one state, the newest first. The order cannot see the stars."""
    keys = (Case.opened_at, Case.id)
    wanted = select(Case).where(Case.shop_id == shop_id, Case.state == state)
    if after is not None:
        moment, identity = datetime.fromisoformat(after[0]), uuid.UUID(after[1])
        wanted = wanted.where(tuple_(*keys) < tuple_(moment, identity))
    return session().scalars(wanted.order_by(Case.opened_at.desc(), Case.id.desc()).limit(limit)).all()


def waiting(shop_id: uuid.UUID, *, limit: int) -> Sequence[Case]:
    """Open cases, those that have waited longest first. The order cannot see the stars."""
    mine = select(Case).where(Case.shop_id == shop_id, Case.state == OPEN)
    return session().scalars(mine.order_by(Case.opened_at, Case.id).limit(limit)).all()


def count_open(shop_id: uuid.UUID) -> int:
    """How many cases wait."""
    mine = select(func.count()).select_from(Case).where(Case.shop_id == shop_id, Case.state == OPEN)
    return session().scalar(mine) or 0


def findings_on(shop_id: uuid.UUID, kind: str, target_id: uuid.UUID) -> Sequence[VerdictRow]:
    """What the newest screening of something found."""
    return findings_on_many(shop_id, kind, [target_id])[target_id]


def findings_on_many(
    shop_id: uuid.UUID, kind: str, target_ids: Sequence[uuid.UUID]
) -> dict[uuid.UUID, list[VerdictRow]]:
    """What the newest screening of each of these found."""
    mine = (VerdictRow.shop_id == shop_id) & (VerdictRow.kind == kind) & VerdictRow.target_id.in_(target_ids)
    latest_first = (VerdictRow.at.desc(), VerdictRow.id.desc())
    place = func.row_number().over(partition_by=VerdictRow.target_id, order_by=latest_first).label("place")
    placed = select(VerdictRow.screening_id, place).where(mine).subquery()
    newest = select(placed.c.screening_id).where(placed.c.place == 1)
    found: dict[uuid.UUID, list[VerdictRow]] = {each: [] for each in target_ids}
    rows = select(VerdictRow).where(mine, VerdictRow.screening_id.in_(newest)).order_by(VerdictRow.at, VerdictRow.id)
    for row in session().scalars(rows):
        found[row.target_id].append(row)
    return found


def _others(sighting: Sighting) -> tuple[ColumnElement[bool], ...]:
    return (
        Sighting.shop_id == sighting.shop_id,
        Sighting.kind == sighting.kind,
        Sighting.target_id != sighting.target_id,
    )
