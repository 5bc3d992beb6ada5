"""Which event becomes which letter to whom. Whether and when it leaves, its reader decides."""

from goodword.catalog import queries as products
from goodword.catalog.models import Product
from goodword.letters import service as letters
from goodword.lib import text as plain
from goodword.lib.addresses import addresses
from goodword.moderation.events import CaseOpened
from goodword.reviews import queries as reviews
from goodword.reviews.events import ReviewHidden, ReviewReplied
from goodword.reviews.models import Review
from goodword.shoppers import queries as people
from goodword.shops import queries as shops
from goodword.shops.models import Shop
from goodword.staff import queries as staff
from goodword.staff.rules import allows

QUOTED = 300
BECAUSE = {"hold": "held", "flags": "flagged", "burst": "burst"}


def on_review_replied(event: ReviewReplied) -> None:
    """The shop has answered her review."""
    review = reviews.by_id(event.shop_id, event.review_id)
    reply = reviews.reply_to(review)
    if reply is not None:
        quoted = plain.excerpt(review.text or review.title, QUOTED) or ""
        _to_writer(review, "shop_replied", quoted=quoted, text=plain.excerpt(reply.text, QUOTED))


def on_review_hidden(event: ReviewHidden) -> None:
    """Her review was on the page, and is not any more. Of one that was held she is told by the room itself."""
    if event.was_seen:
        review = reviews.by_id(event.shop_id, event.review_id)
        said = {"name": review.author_name or "", "title": review.title, "text": plain.excerpt(review.text, QUOTED)}
        _to_writer(review, "review_taken_down", reason=event.reason, reasons=[], **said)


def on_case_opened(event: CaseOpened) -> None:
    """Something waits for a person: tell those who may decide."""
    shop = shops.by_id(event.shop_id)
    product = _product(event)
    for person, role in staff.people_of(shop.id):
        if allows(role, "cases:write"):
            letters.write(
                shop_id=shop.id,
                shop_name=shop.name,
                kind="case_opened",
                to=person.email,
                locale=person.locale,
                product_name=name_of(product) if product else shop.name,
                because=BECAUSE.get(event.opened_by, "other"),
                link=addresses.of("/staff/cases"),
            )


def name_of(product: Product) -> str:
    """What a letter calls it."""
    return product.name or products.ref_of(product.shop_id, product.id)


def page_of(shop: Shop, product: Product) -> str:
    """Where a letter's button leads."""
    return product.url or shop.url or addresses.of("/")


def _to_writer(review: Review, kind: str, **said: object) -> None:
    email = people.email_of(review.shop_id, review.shopper_id)
    if email is None:
        return
    shop, product = shops.by_id(review.shop_id), products.by_id(review.shop_id, review.product_id)
    letters.write(
        shop_id=shop.id,
        shop_name=shop.name,
        kind=kind,
        to=email,
        locale=review.locale or shop.locale,
        about=review.id,
        product_name=name_of(product),
        link=page_of(shop, product),
        **said,
    )


def _product(event: CaseOpened) -> Product | None:
    found = [event.target_id]
    if event.kind == "review":
        found = [reviews.by_id(event.shop_id, event.target_id).product_id]
    return next(iter(products.many(event.shop_id, found)), None)
