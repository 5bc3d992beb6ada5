"""The staff's page about shoppers' names and pictures: what the shop cannot let stand is taken away, with a reason."""

from flask import Response, request

from goodword.contributions.rules import HIDE_REASONS
from goodword.lib import ids
from goodword.lib import text as plain
from goodword.profiles import taking_away
from goodword.profiles.pictures import picture_of
from goodword.reviews.words import words
from goodword.shoppers.rules import initials
from goodword.staff import frame
from goodword.staff.guards import staff
from goodword.staff.sessions import Seat
from goodword.web.edge import reads, writes

pages = frame.blueprint("faces")


@pages.get("/shoppers")
@reads(staff("reviews:read"))
def newest(seat: Seat) -> Response:
    """The newest, or those of a name."""
    named = (plain.line(request.args.get("name", "")) or "")[:80]
    found = taking_away.seen(frame.shop_of(seat).id, named)
    return frame.show(
        "shoppers.html",
        seat=seat,
        tab="shoppers",
        named=named,
        shoppers=[(each, initials(each.name), picture_of(each)) for each in found],
        reasons={reason: words(seat.staff.locale)["checks"][reason] for reason in HIDE_REASONS},
    )


@pages.post("/shoppers/<string:shopper_id>/take-away/<any(name,picture):what>")
@writes(staff("reviews:write"))
def take_away(seat: Seat, shopper_id: str, what: str) -> Response:
    """Her name or picture is seen nowhere any more."""
    shopper = taking_away.by_id(frame.shop_of(seat).id, ids.parse("shr", shopper_id))
    taking_away.take_away(shopper=shopper, what=what, reason=request.form.get("reason", ""), actor=seat.actor)
    return frame.go("/staff/shoppers?done=taken_away")
