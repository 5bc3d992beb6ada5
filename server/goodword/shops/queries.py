"""Reading shops."""

import uuid
from collections.abc import Sequence

from sqlalchemy import select

from goodword.lib import secrets
from goodword.lib.addresses import addresses
from goodword.lib.db import session
from goodword.lib.errors import Invalid, NotFound, Unauthorized
from goodword.shops.models import ApiKey, Origin, Shop
from goodword.shops.rules import normal_origin


def by_site_key(site_key: str) -> Shop:
    """The shop whose public key this is.

    :raises NotFound: there is none.
    """
    shop = session().scalar(select(Shop).where(Shop.site_key == site_key))
    if shop is None:
        raise NotFound("No shop has this site key")
    return shop


def by_id(shop_id: uuid.UUID) -> Shop:
    """The shop itself; the id comes from our own rows."""
    return session().get_one(Shop, shop_id)


def many(_shop_id: uuid.UUID, shop_ids: Sequence[uuid.UUID]) -> Sequence[Shop]:
    """These shops, for their snapshots."""
    return session().scalars(select(Shop).where(Shop.id.in_(shop_ids)).execution_options(populate_existing=True)).all()


def the_shop(name_or_key: str | None) -> Shop:
    """The shop that the command line means: the only one, or the one named.

    :raises Invalid: none is named and there are several, or none fits.
    """
    shops = every()
    if name_or_key:
        shops = [s for s in shops if name_or_key in {s.name, s.site_key, str(s.id)}]
    if not shops:
        raise Invalid("There is no such shop; goodword shop create NAME makes one")
    if len(shops) > 1:
        raise Invalid("Name the shop with --shop NAME or its site key; goodword shop list shows them")
    return shops[0]


def keys_of(shop: Shop) -> Sequence[ApiKey]:
    """The shop's secret keys, revoked ones too, oldest first."""
    return session().scalars(select(ApiKey).where(ApiKey.shop_id == shop.id).order_by(ApiKey.created_at)).all()


def every() -> Sequence[Shop]:
    """All shops of the installation: for whoever runs it, never for a shop."""
    return session().scalars(select(Shop).order_by(Shop.created_at)).all()


def origins_of(shop: Shop) -> Sequence[str]:
    """The origins whose pages may write; ``*`` is every one."""
    return session().scalars(select(Origin.origin).where(Origin.shop_id == shop.id)).all()


def lists_origin(shop: Shop, origin: str) -> bool:
    """Whether pages of this origin may write: those that the shop has listed, and the ones of our own host.

    Ours are there for every shop (an expert's hour, the demo). That widens nothing: our pages run our own scripts only,
    show words as text, and what a browser writes with is a bearer, which is of one shop and opens no other.
    """
    return (bool(origin) and origin == normal_origin(addresses.public_url)) or session().scalar(
        select(Origin.origin).where(Origin.shop_id == shop.id, Origin.origin.in_([origin, "*"]))
    ) is not None


def by_secret_key(bearer: str) -> tuple[Shop, ApiKey]:
    """The shop and the key behind a secret.

    :raises Unauthorized: unknown or revoked.
    """
    found = (
        session()
        .execute(
            select(Shop, ApiKey)
            .join(ApiKey, ApiKey.shop_id == Shop.id)
            .where(ApiKey.digest == secrets.digest(bearer), ApiKey.revoked_at.is_(None))
        )
        .first()
    )
    if found is None:
        raise Unauthorized("This secret key is unknown or revoked")
    return found[0], found[1]
