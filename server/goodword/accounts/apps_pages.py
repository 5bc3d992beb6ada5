"""The staff's page of networks: which are offered, the shop's own applications there, its share buttons."""

from typing import Any

from flask import Response, request

from goodword.accounts import service
from goodword.accounts.models import NetworkApp
from goodword.accounts.peers import BY_BOT, back_of, peers
from goodword.accounts.words import words
from goodword.lib.errors import Invalid, NotFound, Problem
from goodword.networks import sharing
from goodword.networks.contract import Network
from goodword.shops import service as shops
from goodword.shops import settings
from goodword.shops.models import Shop
from goodword.staff import frame
from goodword.staff.guards import staff
from goodword.staff.sessions import Seat
from goodword.web.edge import reads, writes

pages = frame.blueprint("networks", __name__)
_SURE = staff("feeds:write", fresh=True)
SECRET_MAX = 4000
LINES = ("post_networks", "share_networks")
"""Settings that are lines of networks."""


@pages.get("/networks")
@reads(staff("feeds:read"))
def every(seat: Seat) -> Response:
    """Which there are."""
    return _page(seat)


@pages.post("/networks/<string:network>/app")
@writes(_SURE)
def bring(seat: Seat, network: str) -> Response:
    """The shop's application, or another one."""
    known = _known(network)
    client_id, secret = frame.field("client_id", longest=SECRET_MAX), frame.field("client_secret", longest=SECRET_MAX)
    for name, given in (("client_id", client_id), ("client_secret", secret)):
        if not given:
            missing = Invalid.of(f"/{name}", "required", "This is needed")
            return _page(seat, missing, typing={"network": network, "client_id": client_id})
    said = {"network": known.name, "client_id": client_id, "client_secret": secret}
    service.bring_app(shop=frame.shop_of(seat), **said, actor=seat.actor)
    return frame.go("/staff/networks?done=saved")


@pages.post("/networks/<string:network>/app/remove")
@writes(_SURE)
def remove(seat: Seat, network: str) -> Response:
    """It has none there any more."""
    if not service.drop_app(shop=frame.shop_of(seat), network=_known(network).name, actor=seat.actor):
        raise NotFound
    return frame.go("/staff/networks?done=removed")


@pages.post("/networks/shown")
@writes(staff("settings:write"))
def show(seat: Seat) -> Response:
    """Which networks can be linked, or which share buttons there are, in which order."""
    typed = {name: _line(request.form[name]) for name in LINES if name in request.form}
    try:
        _check(typed.get("post_networks", ""))
        shops.change_settings(shop=frame.shop_of(seat), actor=seat.actor, changes=typed)
    except Invalid as problem:
        return _page(seat, problem, lines=_lines(frame.shop_of(seat)) | typed)
    return frame.go("/staff/networks?done=saved")


def _known(name: str) -> Network:
    network = peers.of(name)
    if not network.needs_app:
        raise NotFound
    return network


def _page(seat: Seat, problem: Problem | None = None, **more: Any) -> Response:
    shop = frame.shop_of(seat)
    shown: dict[str, Any] = {"typing": {}, "lines": _lines(shop)}
    return frame.show(
        "networks.html",
        seat=seat,
        tab="networks",
        problem=problem,
        n=words(seat.staff.locale),
        networks=_all(shop),
        known={"post_networks": ["all", *_names(shop)], "share_networks": sharing.OFFERED},
        longest=SECRET_MAX,
        **(shown | more),
    )


def _names(shop: Shop) -> list[str]:
    return [each.name for each in peers.told(shop.id)]


def _all(shop: Shop) -> list[dict[str, Any]]:
    apps, offered = service.apps_of(shop.id), peers.offered(shop.id)
    return [
        {
            "network": each,
            "app": apps.get(each.name),
            "state": _state(each, apps.get(each.name), is_offered=each in offered),
            "back": back_of(each.name),
            "is_bot": each.name in BY_BOT,
        }
        for each in peers.told(shop.id)
    ]


def _state(network: Network, app: NetworkApp | None, *, is_offered: bool) -> str:
    if network.needs_app and app is None:
        return "closed"
    if app is not None and not service.can_be_opened(app):
        return "locked"
    return "left_out" if not is_offered else "brought" if app else "open"


def _check(line: str) -> None:
    if line != "all" and set(line.split()) - peers.known.keys():
        raise Invalid.of("/post_networks", "invalid", f"There are: all, or some of {', '.join(peers.known)}")


def _line(typed: str) -> str:
    return " ".join(typed.lower().replace(",", " ").split())


def _lines(shop: Shop) -> dict[str, str]:
    return {name: settings.value(shop.settings, name) for name in LINES}
