"""What can be shared: a review, a question or an answer that everybody can see, or a product.

A link can also be of a comment; it leads to what that stands on.
"""

import uuid
from dataclasses import dataclass
from typing import Any

from goodword.attribution.models import Link
from goodword.catalog import queries as products
from goodword.catalog.models import Product
from goodword.comments.kinds import COMMENT
from goodword.contributions.lifecycle import PUBLISHED
from goodword.contributions.rules import PREFIXES
from goodword.lib import ids
from goodword.lib.addresses import addresses
from goodword.lib.db import session
from goodword.lib.errors import NotFound
from goodword.questions import kinds as questions
from goodword.questions.models import Answer, Question
from goodword.reviews.models import Review
from goodword.shops import queries as shops
from goodword.shops.models import Shop

PRODUCT = "product"
SHARED = ("review", "question", "answer")
_MODELS: dict[str, type[Any]] = {"review": Review, "question": Question, "answer": Answer, "comment": COMMENT.model}


@dataclass(frozen=True, kw_only=True)
class Subject:
    """Something that is shared; ``row`` is the words, None for a product. ``question`` is what an answer answers."""

    kind: str
    id: uuid.UUID
    shop: Shop
    product: Product
    row: Any = None
    question: Question | None = None

    @property
    def locale(self) -> str:
        """In which language it is."""
        return (self.row and self.row.locale) or self.shop.locale

    @property
    def path(self) -> str | None:
        """Its page on our host, and the place on it; a product has none."""
        if self.question is not None:
            place = f"#{ids.show('ans', self.id)}" if self.kind == "answer" else ""
            return f"/q/{ids.show('que', self.question.id)}{place}"
        return f"/r/{ids.show('rev', self.id)}" if self.kind == "review" else None

    @property
    def address(self) -> str | None:
        """Its page: ours, or the product's own."""
        return addresses.of(self.path) if self.path else self.product.url


def of_id(shop: Shop, shown: str) -> Subject:
    """The words with this id.

    :raises NotFound: there are none, or not everybody can see them.
    """
    kind = next((kind for kind, prefix in PREFIXES.items() if shown.startswith(f"{prefix}_")), "")
    row_id = ids.parse(PREFIXES[kind], shown) if kind in SHARED else None
    found = seen(shop, kind, row_id) if row_id else None
    if found is None:
        raise NotFound("There is nothing here to share")
    return found


def of_product(shop: Shop, ref: str) -> Subject:
    """The product that the shop calls so.

    :raises NotFound: there is none.
    """
    product = products.by_ref(shop.id, ref)
    if product is None:
        raise NotFound("There is no such product")
    return Subject(kind=PRODUCT, id=product.id, shop=shop, product=product)


def of_review(review: Review) -> Subject:
    """A review that everybody can see."""
    product = products.by_id(review.shop_id, review.product_id)
    return Subject(kind="review", id=review.id, shop=shops.by_id(review.shop_id), product=product, row=review)


def of_question(question: Question) -> Subject:
    """A question that everybody can see."""
    product = products.by_id(question.shop_id, question.product_id)
    shop = shops.by_id(question.shop_id)
    return Subject(kind="question", id=question.id, shop=shop, product=product, row=question, question=question)


def is_seen(shop_id: uuid.UUID, kind: str, row_id: uuid.UUID) -> bool:
    """Whether everybody can see it; a product can be seen always."""
    return kind == PRODUCT or seen(shops.by_id(shop_id), kind, row_id) is not None


def of_link(link: Link) -> Subject:
    """What a link leads to: what was shared, or its product when not everybody can see that any more."""
    shop = shops.by_id(link.shop_id)
    if link.kind == PRODUCT:
        return Subject(kind=PRODUCT, id=link.target_id, shop=shop, product=products.by_id(shop.id, link.target_id))
    return seen(shop, link.kind, link.target_id) or _product_under(shop, link)


def seen(shop: Shop, kind: str, row_id: uuid.UUID) -> Subject | None:
    """What everybody can see; None when not everybody can. Of a comment, what it stands on."""
    row = session().get(_MODELS[kind], (shop.id, row_id))
    if row is None or row.status != PUBLISHED:
        return None
    if kind == COMMENT.name:
        return seen(shop, row.on_kind, row.on_id)
    question = questions.question_of(row) if kind == "answer" else row if kind == "question" else None
    if question is not None and question.status != PUBLISHED:
        return None
    product = products.by_id(shop.id, (question or row).product_id)
    return Subject(kind=kind, id=row_id, shop=shop, product=product, row=row, question=question)


def _product_under(shop: Shop, link: Link) -> Subject:
    row = session().get(_MODELS[link.kind], (shop.id, link.target_id))
    if row is None:
        raise NotFound("What was shared is gone")
    words = {each.name: each for each in (questions.ANSWER, COMMENT)}
    product_id = words[link.kind].product_of(row) if link.kind in words else row.product_id
    return Subject(kind=PRODUCT, id=product_id, shop=shop, product=products.by_id(shop.id, product_id))
