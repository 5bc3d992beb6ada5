"""She changes what is known of her: her name, her picture, and whether there is a page about her."""

from goodword.audit import service as audit
from goodword.consents import service as consents
from goodword.consents.purposes import PUBLIC_PROFILE
from goodword.lib.errors import Invalid
from goodword.media import avatars
from goodword.media.models import Photo
from goodword.moderation.naming import check_name
from goodword.reviews import hers
from goodword.shoppers import profiles, taken
from goodword.shoppers import service as shoppers
from goodword.shoppers.models import Guest, Shopper
from goodword.shops.models import Shop
from goodword.submissions import hers as her_words


def rename(*, shop: Shop, shopper: Shopper, name: str | None, locale: str) -> None:
    """She calls herself so from now on, beside everything that she wrote.

    :raises Invalid: there is something in it that no name holds.
    """
    if name is None:
        raise Invalid.of("/name", "required", "A name needs letters")
    if name == shopper.name:
        return
    check_name(shop=shop, name=name, locale=locale)
    taken.check(shopper, name)
    was, shopper.name = shopper.name, name
    shoppers.remember(shopper, names=[was])
    for written in (hers, her_words):
        written.renamed(shop_id=shop.id, shopper_id=shopper.id, name=name)
    _note(shopper, "renamed herself")


def make_public(*, shop: Shop, shopper: Shopper, pen: Guest, locale: str) -> None:
    """There is a page about her from now on; that she wants it is kept with the text that she read.

    :raises Invalid: she has no name yet.
    """
    if shopper.name is None:
        raise Invalid.of("/name", "required", "A public profile needs a name")
    if shopper.slug is None:
        profiles.make_public(shopper=shopper)
        _decided(shop, shopper, pen, locale, given=True)


def make_private(*, shop: Shop, shopper: Shopper, pen: Guest, locale: str) -> None:
    """There is no page about her any more."""
    if shopper.slug is not None:
        profiles.make_private(shopper=shopper)
        _decided(shop, shopper, pen, locale, given=False)


def wear(*, shopper: Shopper, photo: Photo) -> None:
    """This is her picture from now on."""
    avatars.wear(photo=photo)
    for written in (hers, her_words):
        written.looks_otherwise(shop_id=shopper.shop_id, shopper_id=shopper.id)


def take_off(*, shopper: Shopper, pen: Guest) -> None:
    """She has no picture any more; her initials stand in its place."""
    if avatars.take_off(shop_id=shopper.shop_id, guest_id=pen.id):
        for written in (hers, her_words):
            written.looks_otherwise(shop_id=shopper.shop_id, shopper_id=shopper.id)


def _decided(shop: Shop, shopper: Shopper, pen: Guest, locale: str, *, given: bool) -> None:
    purpose = PUBLIC_PROFILE.name
    consents.decide(shop_id=shop.id, guest_id=pen.id, purpose=purpose, given=given, locale=locale or shop.locale)
    for written in (hers, her_words):
        written.looks_otherwise(shop_id=shop.id, shopper_id=shopper.id)
    _note(shopper, "made her profile public" if given else "made her profile private")


def _note(shopper: Shopper, verb: str) -> None:
    audit.note(
        shop_id=shopper.shop_id,
        actor=f"shopper:{shopper.id.hex}",
        verb=verb,
        target_kind="shopper",
        target_id=shopper.id,
    )
