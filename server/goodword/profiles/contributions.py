"""Her own list: everything that she wrote, in whatever state, with the reasons and what she can do about them."""

import uuid
from collections.abc import Sequence
from typing import Any

from goodword.catalog import queries as products
from goodword.contributions.lifecycle import HELD, HIDDEN, PUBLISHED, UNCONFIRMED, WITHDRAWN
from goodword.contributions.models import Contribution
from goodword.fields import queries as own
from goodword.lib.pages import cut, read_cursor
from goodword.moderation import queries as verdicts
from goodword.moderation.models import VerdictRow
from goodword.moderation.rules import HOLD, NOT_COUNTED
from goodword.moderation.sentences import findings
from goodword.profiles import taking_away
from goodword.profiles.words import WORDS
from goodword.reviews import authors, hers, pages, photos, queries
from goodword.reviews.models import Review
from goodword.reviews.service import KIND
from goodword.reviews.words import language, words
from goodword.submissions import withdrawing

HIDDEN_BY_SHOP = "hidden"
WITHOUT_WRITING = frozenset({"withdraw"})
"""What she may do where the shop takes no words of hers."""


def page(
    shop_id: uuid.UUID,
    guest_id: uuid.UUID,
    shopper_id: uuid.UUID | None,
    *,
    may_write: bool,
    lang: str,
    limit: int,
    cursor: str | None = None,
) -> dict[str, Any]:
    """One page of what she wrote, the newest first; and why she can write nothing here, if she cannot."""
    place = [shop_id.hex, "mine", guest_id.hex, (shopper_id or guest_id).hex]
    after = read_cursor(place, cursor) if cursor else None
    found = hers.page(shop_id, guest_id, shopper_id, after=after, limit=limit + 1)
    shown, following = cut(found, limit, place, hers.position)
    taken = taking_away.told(shop_id, shopper_id, lang)
    return as_page(as_shown(shop_id, shown, lang), following, taken=taken, may_write=may_write, lang=lang)


def as_page(
    mine: list[dict[str, Any]], following: str | None, *, taken: Any, may_write: bool, lang: str
) -> dict[str, Any]:
    """A page of hers; who can write nothing here can still take back what she wrote."""
    if may_write:
        return {"data": mine, "next": following, "taken": taken, "closed": None}
    for one in mine:
        one["can"] = [deed for deed in one["can"] if deed in WITHOUT_WRITING]
    return {"data": mine, "next": following, "taken": taken, "closed": WORDS[language(lang)]["closed"]}


def as_shown(shop_id: uuid.UUID, reviews: Sequence[Review], lang: str) -> list[dict[str, Any]]:
    """Her reviews as she sees them."""
    review_ids = [review.id for review in reviews]
    product_ids = {review.product_id for review in reviews}
    refs, named = (
        products.refs_of(shop_id, product_ids),
        {each.id: each for each in products.many(shop_id, [*product_ids])},
    )
    found = verdicts.findings_on_many(shop_id, KIND, review_ids)
    answers, media = own.values_of(shop_id, review_ids), photos.of(shop_id, review_ids)
    faces, replies = authors.of(shop_id, reviews), queries.replies_to(shop_id, review_ids)
    return [
        {
            "kind": KIND,
            "product": {
                "ref": refs[review.product_id],
                "name": named[review.product_id].name,
                "url": named[review.product_id].url,
            },
            "review": pages.as_shown(
                review,
                replies.get(review.id),
                fields=answers.get(review.id),
                media=media.get(review.id, ()),
                author=faces.get(review.id, authors.NOBODY),
            ),
            "status": review.status,
            "why": why(review, found[review.id], lang),
            "can": can(review),
        }
        for review in reviews
    ]


def why(review: Contribution, found: Sequence[VerdictRow], lang: str) -> list[dict[str, str]]:
    """What stands against showing it plainly, or why the shop hides it."""
    if review.status == HIDDEN:
        reason = words(language(lang))["checks"].get(review.moderation_reason or "", "")
        return [{"rule": HIDDEN_BY_SHOP, "text": reason}] if reason else []
    tells = {HELD: {HOLD, NOT_COUNTED}, UNCONFIRMED: {HOLD, NOT_COUNTED}, PUBLISHED: {NOT_COUNTED}}
    told = findings(found, lang)
    return [
        {"rule": each["rule"], "text": each["text"]} for each in told if each["outcome"] in tells.get(review.status, ())
    ]


def can(review: Contribution) -> list[str]:
    """What she can do with it."""
    if review.status == WITHDRAWN:
        return ["edit", "restore"] if withdrawing.may_return(review) else ["restore"]
    return ["withdraw"] if review.status == HIDDEN else ["edit", "withdraw"]
