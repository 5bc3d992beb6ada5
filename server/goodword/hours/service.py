"""The verbs of expert hours."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from goodword.audit import service as audit
from goodword.catalog import queries as products
from goodword.catalog import service as catalog
from goodword.catalog.models import Product
from goodword.hours import rules
from goodword.hours.events import HourTurned
from goodword.hours.models import Hour
from goodword.lib import clock, ids
from goodword.lib import text as plain
from goodword.lib.addresses import addresses
from goodword.lib.db import session
from goodword.lib.errors import Conflict, Invalid
from goodword.lib.events import emit
from goodword.shoppers import experts
from goodword.shoppers.models import Expert
from goodword.shops.models import Shop

PREFIX, STANDS_FOR = "hou", "hour"
LATEST = datetime(2200, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What an hour is to be. Questions are taken from ``collects_at`` on, at once if that is None.

    ``about`` are refs of the shop's products; none: anything in the shop.
    """

    title: str
    begins_at: datetime
    text: str | None = None
    minutes: int = 60
    collects_at: datetime | None = None
    about: Sequence[str] = ()


def announce(*, shop: Shop, expert: Expert, plan: Plan, actor: str) -> Hour:
    """A date with an expert who has accepted. Whoever asked to be told of such hours gets a letter by the clock's job.

    :raises Invalid: no title, a beginning that is over, a length that is none, or products that are not known.
    :raises Conflict: she is no expert.
    """
    if experts.state_of(expert) != "accepted":
        raise Conflict(f"{expert.name} is no expert, or has not accepted yet")
    _check_times(plan)
    hour = Hour(shop_id=shop.id, id=ids.new(), expert_id=expert.id, title=_titled(plan.title))
    hour.text, hour.products = plain.paragraphs(plan.text), _known(shop, plan.about)
    hour.begins_at, hour.minutes = plan.begins_at, plan.minutes
    hour.collects_at = min(max(plan.collects_at or clock.now(), clock.now()), plan.begins_at)
    hour.product_id = _stand_in(hour).id
    session().add(hour)
    session().flush()
    _note(hour, actor, "announced")
    return turn(hour)


@dataclass(frozen=True, kw_only=True)
class Change:
    """What is to be otherwise; None leaves it as it is, an empty text takes it away."""

    title: str | None = None
    text: str | None = None
    begins_at: datetime | None = None
    minutes: int | None = None


def change(*, hour: Hour, to: Change, actor: str) -> Hour:
    """Another date, length or other words. Whoever is concerned by another date gets a letter by the clock's job.

    :raises Invalid: as when it was announced.
    :raises Conflict: it has ended, or has begun and is to begin at another time.
    """
    _refuse_ended(hour)
    was = hour.begins_at
    if to.begins_at is not None and to.begins_at != was:
        _move(hour, to.begins_at)
    if to.minutes is not None:
        _check_minutes(to.minutes)
        hour.minutes = to.minutes
    if to.text is not None:
        hour.text = plain.paragraphs(to.text)
    if to.title is not None:
        hour.title = _titled(to.title)
        _stand_in(hour)
    _note(hour, actor, "changed", **({"was": was.isoformat()} if hour.begins_at != was else {}))
    return turn(hour)


def cancel(*, hour: Hour, reason: str | None, actor: str) -> Hour:
    """It does not take place; its questions stay readable.

    :raises Conflict: it is over, or cancelled already.
    """
    _refuse_ended(hour)
    hour.cancelled_at, hour.cancelled_because = clock.now(), plain.line(reason)
    _note(hour, actor, "cancelled")
    return turn(hour)


def open_now(*, hour: Hour, actor: str) -> Hour:
    """It begins now, for as long as was planned.

    :raises Conflict: it has begun, or ended.
    """
    _refuse_ended(hour)
    if state_of(hour) == rules.LIVE:
        raise Conflict("This hour has begun already")
    hour.begins_at = clock.now()
    hour.collects_at = min(hour.collects_at, hour.begins_at)
    _note(hour, actor, "opened")
    return turn(hour)


def close_now(*, hour: Hour, actor: str) -> Hour:
    """It ends now.

    :raises Conflict: it has not begun, or has ended.
    """
    if state_of(hour) != rules.LIVE:
        raise Conflict("This hour is not live")
    hour.ended_at = clock.now()
    _note(hour, actor, "closed")
    return turn(hour)


def unname(*, hour: Hour, unnamed: Callable[[str], str]) -> None:
    """Its expert is forgotten: it is over now or does not take place, and its words do not name her."""
    if (state := state_of(hour)) in rules.AHEAD:
        cancel(hour=hour, reason=None, actor="clock")
    elif state == rules.LIVE:
        close_now(hour=hour, actor="clock")
    hour.title, hour.text = unnamed(hour.title), hour.text and unnamed(hour.text)
    hour.cancelled_because = hour.cancelled_because and unnamed(hour.cancelled_because)
    _stand_in(hour)
    turn(hour)


def turn(hour: Hour) -> Hour:
    """Tell of the state that it has come into, once; pages that show it are stale."""
    session().flush()
    if (now := state_of(hour)) != hour.state:
        hour.state = now
        if now in {rules.LIVE, rules.CANCELLED}:
            _tell(hour, rules.BEGINS if now == rules.LIVE else rules.CANCELLED)
        session().flush()
        emit(HourTurned(shop_id=hour.shop_id, hour_id=hour.id, state=now))
    catalog.touch(shop_id=hour.shop_id, product_id=hour.product_id)
    return hour


def state_of(hour: Hour) -> str:
    """Where it stands now."""
    return rules.state_of(hour, clock.now())


def _titled(title: str) -> str:
    called = plain.line(title)
    if called is None:
        raise Invalid.of("/title", "required", "An hour needs a title")
    if len(called) > rules.TITLE_MAX:
        raise Invalid.of("/title", "too_long", f"A title has at most {rules.TITLE_MAX} characters")
    return called


def _stand_in(hour: Hour) -> Product:
    """What its questions are about."""
    shown = ids.show(PREFIX, hour.id)
    facts, ref = catalog.Facts(name=hour.title, url=addresses.of(f"/h/{shown}")), f"hour:{shown}"
    catalog.know_stand_in(shop_id=hour.shop_id, ref=ref, stands_for=STANDS_FOR, facts=facts)
    return catalog.describe(shop_id=hour.shop_id, ref=ref, facts=facts)


def _move(hour: Hour, begins_at: datetime) -> None:
    if state_of(hour) not in rules.AHEAD:
        raise Conflict("This hour has begun already")
    _check_beginning(begins_at)
    hour.begins_at, hour.collects_at = begins_at, min(hour.collects_at, begins_at)
    _tell(hour, rules.MOVED)


def _tell(hour: Hour, news: str) -> None:
    hour.news, hour.news_up_to = news, None


def _check_times(plan: Plan) -> None:
    _check_beginning(plan.begins_at)
    _check_minutes(plan.minutes)


def _check_beginning(begins_at: datetime) -> None:
    if not clock.now() < begins_at < LATEST:
        raise Invalid.of("/begins_at", "invalid", "An hour begins later than now")


def _check_minutes(minutes: int) -> None:
    least, most = rules.MINUTES
    if not least <= minutes <= most:
        raise Invalid.of("/minutes", "invalid", f"It lasts {least} to {most} minutes")


def _known(shop: Shop, about: Sequence[str]) -> list[str]:
    refs = list(dict.fromkeys(about))
    if len(refs) > rules.MOST_PRODUCTS:
        raise Invalid.of("/products", "too_long", f"At most {rules.MOST_PRODUCTS} products")
    for ref in refs:
        if products.by_ref(shop.id, ref) is None:
            raise Invalid.of("/products", "unknown", f"The shop has no product {ref}")
    return refs


def _refuse_ended(hour: Hour) -> None:
    if (state := state_of(hour)) in rules.ENDED:
        raise Conflict(f"This hour is {state}")


def _note(hour: Hour, actor: str, verb: str, **details: str) -> None:
    audit.note(shop_id=hour.shop_id, actor=actor, verb=verb, target_kind="hour", target_id=hour.id, **details)
