"""Opening a shop, its keys, origins and settings."""

import uuid
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from goodword.audit import service as audit
from goodword.lib import clock, secrets
from goodword.lib.db import session
from goodword.lib.errors import Invalid
from goodword.shops import settings
from goodword.shops.models import ApiKey, Origin, Shop
from goodword.shops.rules import SCOPES, is_locale, normal_origin


def open_shop(
    *, name: str, locale: str = "en", time_zone: str = "UTC", url: str | None = None, site_key: str | None = None
) -> Shop:
    """A new shop with a site key of its own."""
    if not name.strip():
        raise Invalid.of("/name", "required", "A shop needs a name")
    _check_zone(time_zone)
    if not is_locale(locale):
        raise Invalid.of("/locale", "unknown", f"{locale} is not a language such as en, uk or pt-BR")
    shop = Shop(
        name=name, locale=locale, time_zone=time_zone, url=url, site_key=site_key or secrets.site_key(), settings={}
    )
    session().add(shop)
    session().flush()
    audit.note(shop_id=shop.id, actor="command", verb="opened", target_kind="shop", target_id=shop.id)
    return shop


def move(*, shop: Shop, time_zone: str, actor: str) -> Shop:
    """The shop's clocks are those of another time zone from now on."""
    _check_zone(time_zone)
    shop.time_zone = time_zone
    audit.note(shop_id=shop.id, actor=actor, verb="moved", target_kind="shop", target_id=shop.id, time_zone=time_zone)
    return shop


def allow_origin(*, shop: Shop, origin: str) -> str:
    """List an origin whose pages may write; ``*`` lists every one. Gives it back as browsers send it."""
    normal = normal_origin(origin)
    if normal is None:
        raise Invalid.of("/origin", "invalid", f"{origin} is not an origin such as https://shop.example")
    session().merge(Origin(shop_id=shop.id, origin=normal))
    return normal


def create_key(*, shop: Shop, name: str, scopes: list[str], actor: str = "command") -> tuple[ApiKey, str]:
    """A secret key with exactly these scopes, and the secret itself, which is never shown again."""
    if unknown := [s for s in scopes if s not in SCOPES]:
        raise Invalid.of("/scopes", "unknown", f"There is no scope {unknown[0]}; there are: {', '.join(SCOPES)}")
    shown = secrets.bearer("gws")
    key = ApiKey(
        shop_id=shop.id, name=name, hint=shown[:8], digest=secrets.digest(shown), scopes=" ".join(sorted(set(scopes)))
    )
    session().add(key)
    session().flush()
    audit.note(shop_id=shop.id, actor=actor, verb="created", target_kind="api_key", target_id=key.id, scopes=key.scopes)
    return key, shown


def revoke_key(*, shop: Shop, key: ApiKey, actor: str = "command") -> ApiKey:
    """The key opens nothing from now on."""
    key.revoked_at = key.revoked_at or clock.now()
    audit.note(shop_id=shop.id, actor=actor, verb="revoked", target_kind="api_key", target_id=key.id)
    return key


def foresee(*, shop_id: uuid.UUID, part: str) -> None:
    """From now on the shop's pages fetch this part of the widget beside the reviews, not after them."""
    shop = session().get_one(Shop, shop_id)
    known = (shop.usual or "").split()
    if part not in known:
        shop.usual = " ".join([*known, part])
        shop.version += 1


def change_settings(*, shop: Shop, actor: str, changes: dict[str, Any]) -> Shop:
    """Set some settings; all of them or none."""
    shop.settings = shop.settings | {name: settings.checked(name, given) for name, given in changes.items()}
    shop.version += 1
    audit.note(
        shop_id=shop.id, actor=actor, verb="changed settings", target_kind="shop", target_id=shop.id, changes=changes
    )
    return shop


def _check_zone(time_zone: str) -> None:
    if time_zone not in _time_zones():
        raise Invalid.of(
            "/time_zone", "unknown", f"{time_zone} is not a time zone, such as {ZoneInfo('Europe/Kyiv').key}"
        )


@cache
def _time_zones() -> set[str]:
    return available_timezones()  # reads six hundred files
