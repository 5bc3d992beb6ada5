"""A review on its way: sent, screened, confirmed, arrived; improved and sent again. The stars decide nothing here."""

import uuid
from dataclasses import dataclass, replace

from goodword.catalog import queries as products
from goodword.catalog import service as catalog
from goodword.catalog.models import Product
from goodword.contributions import rules as common
from goodword.contributions import service as contributions
from goodword.contributions.lifecycle import HELD, HIDDEN, PUBLISHED, REPLACED, UNCONFIRMED, WITHDRAWN, checked_move
from goodword.fields import queries as answers
from goodword.fields import service as own
from goodword.lib import clock, ids
from goodword.lib.db import session
from goodword.lib.errors import Conflict, Invalid, NotFound
from goodword.moderation import screening
from goodword.moderation import service as moderation
from goodword.moderation.rules import HOLD, Verdict, side_of
from goodword.reviews import photos, queries, service, telling
from goodword.reviews.models import Review
from goodword.reviews.service import KIND, Words
from goodword.shoppers import experts
from goodword.shoppers import queries as people
from goodword.shoppers import service as shoppers
from goodword.shoppers.models import Shopper
from goodword.shops import settings
from goodword.shops.models import Shop
from goodword.submissions import withdrawing, writers
from goodword.submissions.writers import Said, Sending


@dataclass(frozen=True)
class Received:
    """A review just sent, and what was found about it."""

    review: Review
    verdict: Verdict


def submit(
    *,
    shop: Shop,
    product_ref: str,
    facts: catalog.Facts,
    words: Words,
    name: str,
    locale: str | None,
    sending: Sending,
) -> Received:
    """Take a review. A guest's stays unseen until her address is proven, if the shop asks for that; a shopper is known.

    :raises ProofNeeded: a moment of work is asked for first.
    :raises Refused: a rule refuses it.
    :raises Invalid: the name is the shop's own.
    """
    writers.check_name(shop, name, sending.shopper)
    product = _product(shop, product_ref, facts)
    guest, email = sending.guest, sending.email or ""
    if sending.shopper is not None:
        people.by_id(shop.id, sending.shopper.id, lock=True)  # two reviews of hers at once become one after the other
    review = _take(shop, guest.id, product, words, name, locale)
    if sending.shopper is not None:
        service.verify(review, writers.level_of(shop.id, product.id, sending.shopper))
    verdict = writers.let_through(shop, KIND, screening.screen(_sent(shop, review, sending)))
    if sending.shopper is not None:
        return Received(become_hers(shop, review, sending.shopper, verdict), verdict)
    if not settings.value(shop.settings, "confirm_guests"):
        return Received(arrive(shop=shop, review=review, verdict=verdict), verdict)
    token = shoppers.ask_proof(guest=guest, email=email, name=name, locale=locale, purpose=KIND, target_id=review.id)
    telling.ask_to_confirm(shop, review, email=email, product_name=product.name or product_ref, token=token)
    return Received(review, verdict)


def arrive(*, shop: Shop, review: Review, verdict: Verdict) -> Review:
    """Publish what needs no further step; hold what a rule holds, or what the shop wants to read first."""
    if verdict.outcome == HOLD:
        moderation.hold(shop_id=shop.id, kind=KIND, target_id=review.id, verdict=verdict)
    if writers.arrives_as(shop, verdict) == PUBLISHED:
        return service.show(review)
    review.status = checked_move(review.status, HELD)
    return review


def confirm(*, shop: Shop, review: Review, shopper_id: uuid.UUID) -> Review:
    """Her address is proven: the review is hers. If she has one of this product, that one is edited."""
    if withdrawing.was_unproven(review):
        review.status = checked_move(review.status, withdrawing.taken_up(review))
    if review.status != UNCONFIRMED:
        return review
    verdict = screening.standing(shop.id, KIND, review.id)
    arrived = become_hers(shop, review, people.by_id(shop.id, shopper_id), verdict)
    if arrived.status == HELD and verdict.outcome == HOLD:
        telling.held(shop, arrived, verdict)
    return arrived


def improve(*, shop: Shop, review: Review, words: Words, name: str, locale: str | None, sending: Sending) -> Received:
    """She has changed her words and sends them again: they are screened anew, and may release what is held.

    :raises NotFound: it is not hers.
    :raises Conflict: it was hidden or has been replaced.
    :raises Invalid: the name is the shop's own.
    """
    hers = sending.shopper.id if sending.shopper else None
    if not contributions.is_hers(review, sending.guest.id, hers):
        raise NotFound("There is no such review")
    if review.status not in {UNCONFIRMED, HELD, PUBLISHED} and not withdrawing.may_return(review):
        raise Conflict("This review cannot be changed any more")
    writers.check_name(shop, name, sending.shopper)
    was_held_by_rule = screening.standing(shop.id, KIND, review.id).outcome == HOLD
    service.edit(review=review, words=words, by=sending.guest.id)
    if review.shopper_id is not None:
        service.verify(review, writers.level_of(shop.id, review.product_id, people.by_id(shop.id, review.shopper_id)))
    review.author_name, review.locale = name, locale
    session().flush()
    known = replace(sending, email=people.email_of(shop.id, review.shopper_id))
    verdict = writers.let_through(shop, KIND, screening.rescreen(_sent(shop, review, known)))
    return Received(_follow(shop, review, verdict, was_held_by_rule=was_held_by_rule), verdict)


def become_hers(shop: Shop, review: Review, shopper: Shopper, verdict: Verdict) -> Review:
    """It is known who wrote what nobody has seen yet. If she has a review of this product, that one is edited."""
    level = writers.level_of(shop.id, review.product_id, shopper)
    earlier = queries.of_shopper(shop.id, review.product_id, shopper.id, lock=True)
    if earlier is not None:
        service.verify(earlier, level)
        return replace_words(shop, earlier, review, verdict)
    is_expert = experts.is_one(shop.id, shopper.id)
    review.shopper_id, review.author_kind = shopper.id, common.EXPERT if is_expert else common.SHOPPER
    service.verify(review, level)
    return arrive(shop=shop, review=review, verdict=verdict)


def _follow(shop: Shop, review: Review, verdict: Verdict, *, was_held_by_rule: bool) -> Review:
    """Let the new verdict take effect on what has arrived already, or was withdrawn."""
    if review.status == WITHDRAWN:
        return _return(shop, review, verdict)
    if review.status == PUBLISHED and (
        verdict.outcome == HOLD or settings.value(shop.settings, "publish") == "after_check"
    ):
        service.take_from_view(review, HELD)
    elif review.status == PUBLISHED:
        service.count(review, not_because=verdict.not_counted_because)
    elif review.status == HELD and was_held_by_rule and verdict.outcome != HOLD:
        moderation.mended(shop_id=shop.id, kind=KIND, target_id=review.id)
        if settings.value(shop.settings, "publish") == "at_once":
            service.show(review)
    if review.status == HELD and verdict.outcome == HOLD:
        moderation.hold(shop_id=shop.id, kind=KIND, target_id=review.id, verdict=verdict)
    return review


def _return(shop: Shop, review: Review, verdict: Verdict) -> Review:
    was = withdrawing.taken_up(review)
    if was in {UNCONFIRMED, HIDDEN}:
        review.status = checked_move(review.status, was)
        return review
    moderation.back(shop_id=shop.id, kind=KIND, target_id=review.id)
    return arrive(shop=shop, review=review, verdict=verdict)


def replace_words(shop: Shop, earlier: Review, later: Review, verdict: Verdict) -> Review:
    """The later review's words, answers and photos become the earlier one's; the old words are kept as a revision."""
    was_held_by_rule = screening.standing(shop.id, KIND, earlier.id).outcome == HOLD
    service.edit(review=earlier, words=Words(rating=later.rating, title=later.title, text=later.text), photos_of=later)
    service.answer_again(earlier, answers.answers_of(shop.id, later.id))
    earlier.author_name, earlier.locale, earlier.guest_id = later.author_name, later.locale, later.guest_id
    if later.status != REPLACED:
        later.status = checked_move(later.status, REPLACED)
    screening.move(shop_id=shop.id, kind=KIND, source_id=later.id, target_id=earlier.id)
    return _follow(shop, earlier, verdict, was_held_by_rule=was_held_by_rule)


def _sent(shop: Shop, review: Review, sending: Sending) -> screening.Sent:
    said = Said(
        kind=KIND,
        row=review,
        text="\n".join(filter(None, (review.title, review.text, *answers.own_words(shop.id, review.id)))),
        product_id=review.product_id,
        side=side_of(review.rating),
        trusted=review.is_verified,
    )
    return writers.sent(shop, said, sending)


def _product(shop: Shop, ref: str, facts: catalog.Facts) -> Product:
    if settings.value(shop.settings, "unknown_products") == "refuse" and products.by_ref(shop.id, ref) is None:
        raise Invalid.of("/product", "unknown", "This shop takes reviews of the products it has listed only")
    product = catalog.know(shop_id=shop.id, ref=ref, facts=facts)
    if product.stands_for is not None:
        raise Invalid.of("/product", "unknown", "This is no product: it can be asked about, not reviewed")
    return product


def _take(shop: Shop, guest_id: uuid.UUID, product: Product, words: Words, name: str, locale: str | None) -> Review:
    review = Review(
        shop_id=shop.id,
        id=ids.new(),
        product_id=product.id,
        guest_id=guest_id,
        author_name=name,
        locale=locale,
        status=UNCONFIRMED,
    )
    review.created_at = review.sorted_at = clock.now()
    service.write(review, words)
    session().add(review)
    session().flush()
    answered = own.Record(review.id, review.product_id, service.checked_answers(review, words.fields or {}))
    own.record(shop_id=shop.id, records=[answered], published=False)
    if words.photo_ids:
        photos.attach(review=review, guest_id=guest_id, photo_ids=words.photo_ids)
    return review
