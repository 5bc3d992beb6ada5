"""The clock of the hours, each minute; whatever is done twice is as done once."""

import uuid

import structlog
from sqlalchemy import ColumnElement, exists, select

from goodword.consents import queries as consents
from goodword.consents.purposes import EXPERT_HOURS
from goodword.contributions.lifecycle import PUBLISHED
from goodword.hours import queries, rules, service, times
from goodword.hours.models import Hour
from goodword.letters import service as letters
from goodword.lib import clock, ids
from goodword.lib.addresses import addresses
from goodword.lib.db import reading, session, writing
from goodword.questions.models import Question
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
            while _tell_some(shop_id, hour_id) or _tell_news(shop_id, hour_id):
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


def _tell_news(shop_id: uuid.UUID, hour_id: uuid.UUID) -> bool:
    """Write to the next ones whom its news touches; whether there are more."""
    with writing():
        hour = queries.by_id(shop_id, hour_id, lock=True)
        if hour.news is None or service.state_of(hour) not in rules.FITS[hour.news]:
            hour.news = hour.news_up_to = None
            return False
        some = _whom_it_touches(hour)
        for shopper in some:
            _write(hour, shopper, hour.news)
            hour.news_up_to = shopper.id
        if len(some) < AT_ONCE:
            hour.news = hour.news_up_to = None
        return hour.news is not None


def _who_asked(hour: Hour) -> list[Shopper]:
    """Who wants to be told of such hours."""
    return _next(hour, _wants_hours(hour), after=hour.told_up_to)


def _whom_it_touches(hour: Hour) -> list[Shopper]:
    """They, and who has asked in it."""
    hers = (Question.shop_id == hour.shop_id) & (Question.shopper_id == Shopper.id)
    asked = exists().where(hers, Question.product_id == hour.product_id, Question.status == PUBLISHED)
    return _next(hour, asked | _wants_hours(hour), after=hour.news_up_to)


def _wants_hours(hour: Hour) -> ColumnElement[bool]:
    return consents.allowed(hour.shop_id, Shopper.guest_id, EXPERT_HOURS.name)


def _next(hour: Hour, who: ColumnElement[bool], *, after: uuid.UUID | None) -> list[Shopper]:
    reached = (Shopper.shop_id == hour.shop_id) & Shopper.email.is_not(None) & Shopper.joined_to.is_(None)
    wanted = select(Shopper).where(reached, who)
    if after is not None:
        wanted = wanted.where(Shopper.id > after)
    return list(session().scalars(wanted.order_by(Shopper.id).limit(AT_ONCE)))


def _write(hour: Hour, shopper: Shopper, news: str = "announced") -> None:
    shop = shops.by_id(hour.shop_id)
    said = hour.cancelled_because or "" if news == rules.CANCELLED else hour.text or hour.title
    letters.write(
        shop_id=shop.id,
        shop_name=shop.name,
        kind=f"expert_hour_{news}",
        to=shopper.email or "",
        locale=shopper.locale or shop.locale,
        about=hour.id,
        expert=experts.by_id(hour.shop_id, hour.expert_id).name,
        when=times.shown(shop, hour.begins_at).isoformat(),
        text=said,
        link=addresses.of(f"/h/{ids.show(service.PREFIX, hour.id)}"),
    )
