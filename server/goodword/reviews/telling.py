"""The letters about a review: confirm it, it is held and why, how it was decided."""

from goodword.catalog import queries as products
from goodword.letters import service as letters
from goodword.lib import text as plain
from goodword.lib.addresses import addresses
from goodword.moderation.rules import Verdict
from goodword.moderation.sentences import why
from goodword.reviews.models import Review
from goodword.shoppers import queries as people
from goodword.shops import queries as shops
from goodword.shops.models import Shop

QUOTED = 300


def ask_to_confirm(shop: Shop, review: Review, *, email: str, product_name: str, token: str) -> None:
    """The letter with the button."""
    letters.write(
        shop_id=shop.id,
        shop_name=shop.name,
        kind="confirm_review",
        to=email,
        locale=review.locale or shop.locale,
        about=review.id,
        product_name=product_name,
        name=review.author_name,
        rating=review.rating,
        title=review.title,
        text=plain.excerpt(review.text, QUOTED),
        link=addresses.of(f"/confirm/{token}"),
    )


def held(shop: Shop, review: Review, verdict: Verdict) -> None:
    """Say why it waits, and where she can write it anew. Only to an address that is proven hers."""
    said = why(verdict, review.locale or shop.locale)
    _write(shop, review, "review_held", reasons=[each["text"] for each in said])


def decided(review: Review, *, decision: str) -> None:
    """Say how a person has decided about what was held: ``keep`` or ``hide``."""
    shop = shops.by_id(review.shop_id)
    _write(shop, review, "review_kept" if decision == "keep" else "review_hidden", reasons=[])


def _write(shop: Shop, review: Review, kind: str, *, reasons: list[str]) -> None:
    email = people.email_of(shop.id, review.shopper_id)
    if email is None:
        return
    product = products.by_id(shop.id, review.product_id)
    letters.write(
        shop_id=shop.id,
        shop_name=shop.name,
        kind=kind,
        to=email,
        locale=review.locale or shop.locale,
        about=review.id,
        product_name=product.name or products.ref_of(shop.id, product.id),
        name=review.author_name or "",
        reasons=reasons,
        reason=review.moderation_reason or "",
        title=review.title,
        text=plain.excerpt(review.text, QUOTED),
        link=product.url or shop.url or "",
    )
