"""The staff's page of posts that need a person: what has become of them, where to look, what can be done."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time
from flask import Response

from goodword.feeds import breakers, previews, queries, service, things
from goodword.feeds.models import Post
from goodword.feeds.outbox import outbox
from goodword.feeds.rules import FAILED, ID_PREFIX, REFUSED, SENT, UNKNOWN, UNLINKED
from goodword.feeds.words import posts as said
from goodword.lib import ids
from goodword.lib.addresses import addresses
from goodword.lib.errors import Conflict, Problem
from goodword.shares import subjects
from goodword.shares.service import is_of_the_web
from goodword.shops.models import Shop
from goodword.staff import frame
from goodword.staff.guards import staff
from goodword.staff.sessions import Seat
from goodword.web.edge import reads, writes

pages = frame.blueprint("posts", __name__)
_MAY = staff("feeds:write")
MOST = 30
STATES = (UNKNOWN, FAILED, REFUSED)


@pages.get("/posts")
@reads(staff("feeds:read"))
def waiting(seat: Seat) -> Response:
    """What waits for a person."""
    return _page(seat)


@pages.post("/posts/<string:post_id>/again")
@writes(_MAY)
def again(seat: Seat, post_id: str) -> Response:
    """Send it once more; whoever presses has looked that it is not there."""
    return _done(seat, post_id, lambda post: service.send_again(post=post))


@pages.post("/posts/<string:post_id>/stands")
@writes(_MAY)
def stands(seat: Seat, post_id: str) -> Response:
    """It is there."""
    return _done(seat, post_id, lambda post: service.stands(post=post))


def _done(seat: Seat, shown: str, deed: Callable[[Post], Post]) -> Response:
    try:
        deed(queries.of_shop(frame.shop_of(seat).id, ids.parse(ID_PREFIX, shown)))
    except Conflict as problem:
        return _page(seat, problem)
    return frame.go("/staff/posts?done=saved")


def _page(seat: Seat, problem: Problem | None = None) -> Response:
    shop, lang = frame.shop_of(seat), seat.staff.locale
    numbers = queries.count_by_state(shop.id, (*STATES, UNLINKED))

    def when(moment: datetime) -> str:
        here = moment.astimezone(ZoneInfo(shop.time_zone))
        return f"{format_date(here, 'medium', locale=lang)}, {format_time(here, 'short', locale=lang)}"

    return frame.show(
        "posts.html",
        seat=seat,
        tab="posts",
        problem=problem,
        p=said.words(lang),
        posts=[_shown(shop, post, account) for post, account in queries.listed(shop.id, STATES, limit=MOST)],
        more=max(0, sum(numbers[state] for state in STATES) - MOST),
        unlinked=numbers[UNLINKED],
        resting=[(previews.title_of(each.network), each) for each in breakers.resting(shop.id, outbox.pace)],
        when=when,
    )


def _shown(shop: Shop, post: Post, account: Any) -> dict[str, Any]:
    """One of them. Whose account it is, is shown only where somebody has to look there."""
    thing = things.find(shop.id, post.kind, post.target_id)
    subject = subjects.seen(shop, post.kind, post.target_id)
    return {
        "post": post,
        "network": previews.title_of(post.network),
        "product": thing.product if thing else "",
        "words": addresses.of(subject.path) if subject and subject.path else None,
        "state": post.state if post.wish == SENT else "undo",
        "looks": post.state == UNKNOWN,
        "handle": account.handle if post.state == UNKNOWN else None,
        "there": _way(post.remote_url or (account.url if post.state == UNKNOWN else None)),
        "moment": post.started_at or post.planned_at,
        "can_be_sent": account.state == "linked",
    }


def _way(said: str | None) -> str | None:
    """What a network names as an address, if a browser may be sent there."""
    return said if said and is_of_the_web(said) else None
