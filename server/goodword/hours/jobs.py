"""The clock of the hours, each minute; whatever is done twice is as done once."""

import uuid

import structlog
from sqlalchemy import select

from goodword.consents import queries as consents
from goodword.consents.purposes import EXPERT_HOURS
from goodword.hours import queries, rules, service, times
from goodword.hours.models import Hour
from goodword.letters import service as letters
from goodword.lib import clock, ids
from goodword.lib.addresses import addresses
from goodword.lib.db import reading, session, writing
from goodword.shoppers import experts
from goodword.shoppers.models import Shopper
from goodword.shops import queries as shops

log = structlog.get_logger(__name__)
AT_ONCE = 100


def turn() -> None:
    """Each hour comes into the state that the clock says, and is told of to whoever wants to hear."""
    with reading():
        under_way = queries.under_way()
    for shop_id, hour_id in under_way:
        try:
            with writing():
                _follow(queries.by_id(shop_id, hour_id, lock=True))
            while _tell_some(shop_id, hour_id):
                pass
        except Exception:  # one hour that cannot be turned shall not stop the others
            log.exception("hour")


def _follow(hour: Hour) -> None:
    expert = experts.by_id(hour.shop_id, hour.expert_id)
    if expert.removed_at is not None and service.state_of(hour) in rules.AHEAD:
        service.cancel(hour=hour, reason=None, actor="clock")
    elif service.state_of(hour) != hour.state:
        service.turn(hour)


def _tell_some(shop_id: uuid.UUID, hour_id: uuid.UUID) -> bool:
    """Write to the next ones who asked to be told; whether there are more."""
    with writing():
        hour = queries.by_id(shop_id, hour_id, lock=True)
        if hour.told_at is not None or hour.state not in rules.AHEAD:
            return False
        some = _who_asked(hour)
        for shopper in some:
            _write(hour, shopper)
            hour.told_up_to = shopper.id
        if len(some) < AT_ONCE:
            hour.told_at = clock.now()
        return hour.told_at is None


def _who_asked(hour: Hour) -> list[Shopper]:
    asked = (Shopper.shop_id == hour.shop_id) & Shopper.email.is_not(None) & Shopper.joined_to.is_(None)
    wanted = select(Shopper).where(asked, consents.allowed(hour.shop_id, Shopper.guest_id, EXPERT_HOURS.name))
    if hour.told_up_to is not None:
        wanted = wanted.where(Shopper.id > hour.told_up_to)
    return list(session().scalars(wanted.order_by(Shopper.id).limit(AT_ONCE)))


def _write(hour: Hour, shopper: Shopper) -> None:
    shop = shops.by_id(hour.shop_id)
    letters.write(
        shop_id=shop.id,
        shop_name=shop.name,
        kind="expert_hour_announced",
        to=shopper.email or "",
        locale=shopper.locale or shop.locale,
        about=hour.id,
        expert=experts.by_id(hour.shop_id, hour.expert_id).name,
        when=times.shown(shop, hour.begins_at).isoformat(),
        text=hour.text or hour.title,
        link=addresses.of(f"/h/{ids.show(service.PREFIX, hour.id)}"),
    )
