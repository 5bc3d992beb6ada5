"""The verbs of reviews. Nothing here that publishes or hides can see the stars."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from goodword.audit import service as audit
from goodword.catalog import queries as products
from goodword.catalog import service as catalog
from goodword.catalog.models import Product
from goodword.contributions import rules as common
from goodword.contributions import service as contributions
from goodword.contributions.lifecycle import HELD, HIDDEN, PUBLISHED, REPLACED, UNCONFIRMED, WITHDRAWN, checked_move
from goodword.fields import queries as answers
from goodword.fields import service as own
from goodword.letters import service as letters
from goodword.lib import clock, ids
from goodword.lib import text as plain
from goodword.lib.addresses import addresses
from goodword.lib.db import session
from goodword.lib.errors import Conflict, Invalid
from goodword.lib.events import emit
from goodword.reviews import photos, queries
from goodword.reviews.events import ReviewHidden, ReviewPublished
from goodword.reviews.models import UNKNOWN_DATE, Reply, Review
from goodword.reviews.rules import REPLY_MAX
from goodword.shoppers import service as shoppers
from goodword.shoppers.models import Guest
from goodword.shops import settings
from goodword.shops.models import Shop

KIND = "review"
QUOTED = 300


@dataclass(frozen=True, kw_only=True)
class Words:
    """What she says: 1 to 5 stars, words or none, answers to the shop's own fields by key, photos sent before.

    ``fields`` and ``photo_ids`` are None when nothing is said of them; an edit leaves them then.
    """

    rating: int
    title: str | None = None
    text: str | None = None
    fields: Mapping[str, Any] | None = None
    photo_ids: Sequence[uuid.UUID | None] | None = None


def submit(
    *,
    shop: Shop,
    guest: Guest,
    email: str,
    product_ref: str,
    facts: catalog.Facts,
    words: Words,
    name: str,
    locale: str | None,
) -> Review:
    """Take a guest's review. If the shop asks for it, it stays unseen until her address is proven."""
    product = _product(shop, product_ref, facts)
    review = _take(shop, guest.id, product, words, name, locale)
    if not settings.value(shop.settings, "confirm_guests"):
        return arrive(shop=shop, review=review)
    token = shoppers.ask_proof(guest=guest, email=email, name=name, locale=locale, purpose=KIND, target_id=review.id)
    letters.write(
        shop_id=shop.id,
        shop_name=shop.name,
        kind="confirm_review",
        to=email,
        locale=locale or shop.locale,
        product_name=product.name or product_ref,
        name=name,
        rating=review.rating,
        title=review.title,
        text=plain.excerpt(review.text, QUOTED),
        link=addresses.of(f"/confirm/{token}"),
    )
    return review


def write(review: Review, words: Words) -> None:
    """Put words into a review and make them ready for lists and search."""
    review.rating, review.title, review.text = words.rating, plain.line(words.title), plain.paragraphs(words.text)
    review.has_words = bool(review.title or review.text)
    review.search = plain.fold(" ".join(filter(None, (review.title, review.text))))


def arrive(*, shop: Shop, review: Review) -> Review:
    """Publish what needs no further step, or hold it for the shop, as its settings say."""
    if settings.value(shop.settings, "publish") == "at_once":
        return _show(review)
    review.status = checked_move(review.status, HELD)
    return review


def confirm(*, shop: Shop, review: Review, shopper_id: uuid.UUID) -> Review:
    """Her address is proven: the review is hers. If she has one of this product, that one is edited."""
    if review.status != UNCONFIRMED:
        return review
    earlier = queries.of_shopper(shop.id, review.product_id, shopper_id, lock=True)
    if earlier is not None:
        return _replace(shop, earlier, review)
    review.shopper_id, review.author_kind = shopper_id, "shopper"
    review.verification_level = common.EMAIL
    return arrive(shop=shop, review=review)


def edit(*, review: Review, words: Words, photos_of: Review | None = None) -> Review:
    """New words for a review, and the photos of a later one if it has any.

    The old words are kept as a revision, the product's sums follow.
    """
    was = counted(review)
    said = {"rating": review.rating, "title": review.title, "text": review.text}
    answered = answers.values_of(review.shop_id, [review.id]).get(review.id)
    contributions.keep_revision(kind=KIND, target=review, said=said | ({"fields": answered} if answered else {}))
    write(review, words)
    if words.photo_ids is not None:
        photos.attach(review=review, guest_id=review.guest_id, photo_ids=words.photo_ids)
    if photos_of is not None:
        photos.move(source=photos_of, to=review)
    if review.status == PUBLISHED:
        catalog.recount(shop_id=review.shop_id, product_id=review.product_id, was=was, now=counted(review))
    if words.fields is not None:
        _answer_again(review, _checked(review, words.fields))
    return review


def publish(*, review: Review, actor: str) -> Review:
    """The shop shows what was held or hidden.

    :raises Conflict: nobody has pressed the button in the letter yet.
    """
    if review.status == UNCONFIRMED:
        raise Conflict("The writer has not confirmed her address yet")
    _show(review)
    review.moderation_reason = None
    review.version += 1
    _note(review, actor, "published")
    return review


def hide(*, review: Review, actor: str, reason: str) -> Review:
    """The shop hides it for a reason from the closed list; how many are hidden is public."""
    if reason not in common.HIDE_REASONS:
        raise Invalid.of("/reason", "invalid", f"The reason is one of: {', '.join(common.HIDE_REASONS)}")
    _take_from_view(review, HIDDEN)
    review.moderation_reason = reason
    review.version += 1
    _note(review, actor, "hid", reason)
    emit(ReviewHidden(shop_id=review.shop_id, review_id=review.id, reason=reason))
    return review


def reply(*, shop: Shop, review: Review, actor: str, text: str) -> Reply:
    """The shop's answer; a second one takes the place of the first."""
    said = plain.paragraphs(text)
    if said is None:
        raise Invalid.of("/text", "required", "A reply needs words")
    if len(said) > REPLY_MAX:
        raise Invalid.of("/text", "too_long", f"A reply has at most {REPLY_MAX} characters")
    answer = session().get(Reply, (review.shop_id, review.id))
    if answer is None:
        answer = Reply(shop_id=review.shop_id, id=review.id, author=shop.name, text=said, created_at=clock.now())
        session().add(answer)
    else:
        answer.text, answer.edited_at, answer.source = said, clock.now(), None
    review.version += 1
    catalog.touch(shop_id=review.shop_id, product_id=review.product_id)
    _note(review, actor, "replied")
    return answer


def vote(*, review: Review, voter_id: uuid.UUID, helpful: bool) -> Review:
    """Count, or take back, one voter's “helpful”."""
    change = contributions.vote if helpful else contributions.take_back_vote
    if change(kind=KIND, target=review, voter_id=voter_id):
        catalog.touch(shop_id=review.shop_id, product_id=review.product_id)
    return review


def expect_version(review: Review, version: int | None) -> None:
    """Stop an edit of something that changed since it was read.

    :raises Conflict: the version given is not the present one.
    """
    if version is not None and version != review.version:
        raise Conflict(f"The review is at version {review.version} now")


def counted(review: Review) -> catalog.Counted:
    """What the review adds to its product's sums."""
    return catalog.Counted(
        rating=review.rating, has_words=review.has_words, has_media=review.has_media, is_verified=review.is_verified
    )


def dated(review: Review) -> Review:
    """Keep the sort date in step with the date."""
    review.sorted_at = review.created_at or UNKNOWN_DATE
    return review


def _product(shop: Shop, ref: str, facts: catalog.Facts) -> Product:
    if settings.value(shop.settings, "unknown_products") == "refuse" and products.by_ref(shop.id, ref) is None:
        raise Invalid.of("/product", "unknown", "This shop takes reviews of the products it has listed only")
    return catalog.know(shop_id=shop.id, ref=ref, facts=facts)


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
    write(review, words)
    session().add(review)
    session().flush()
    answered = own.Record(review.id, review.product_id, _checked(review, words.fields or {}))
    own.record(shop_id=shop.id, records=[answered], published=False)
    if words.photo_ids:
        photos.attach(review=review, guest_id=guest_id, photo_ids=words.photo_ids)
    return review


def _checked(review: Review, given: Mapping[str, Any]) -> answers.Answered:
    return own.checked(shop_id=review.shop_id, product_id=review.product_id, given=given)


def _answer_again(review: Review, answered: answers.Answered) -> None:
    now = own.Record(review.id, review.product_id, answered)
    own.replace(shop_id=review.shop_id, record=now, published=review.status == PUBLISHED)


def _show(review: Review) -> Review:
    review.status = checked_move(review.status, PUBLISHED)
    review.published_at = review.published_at or clock.now()
    photos.show(review)
    session().flush()
    catalog.count_in(shop_id=review.shop_id, product_id=review.product_id, counted=counted(review))
    own.count_in(shop_id=review.shop_id, review_id=review.id, product_id=review.product_id)
    emit(ReviewPublished(shop_id=review.shop_id, review_id=review.id))
    return review


def _replace(shop: Shop, earlier: Review, later: Review) -> Review:
    edit(review=earlier, words=Words(rating=later.rating, title=later.title, text=later.text), photos_of=later)
    _answer_again(earlier, answers.answers_of(shop.id, later.id))
    earlier.author_name, earlier.locale = later.author_name, later.locale
    later.status = checked_move(later.status, REPLACED)
    if earlier.status == WITHDRAWN:
        return arrive(shop=shop, review=earlier)
    if earlier.status == PUBLISHED and settings.value(shop.settings, "publish") == "after_check":
        _take_from_view(earlier, HELD)
    return earlier


def _take_from_view(review: Review, to: str) -> None:
    was_published = review.status == PUBLISHED
    review.status = checked_move(review.status, to)
    photos.withhold(review)
    if was_published:
        catalog.count_out(shop_id=review.shop_id, product_id=review.product_id, counted=counted(review))
        own.count_out(shop_id=review.shop_id, review_id=review.id, product_id=review.product_id)


def _note(review: Review, actor: str, verb: str, reason: str | None = None) -> None:
    audit.note(shop_id=review.shop_id, actor=actor, verb=verb, target_kind=KIND, target_id=review.id, reason=reason)
