"""The systems whose tables we know: by which columns each is recognised, and which words it uses otherwise.

A name becomes the source of the reviews, so the import and the export form of one system share it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Source:
    """One system. ``marks`` are sets of columns; all of one set must be there.

    ``special`` says what a column means here, against the general table; an empty word leaves it out.
    ``exact`` words come as they are, without HTML entities; ``html`` ones may have tags.
    ``shop_reviews`` are products that stand for the shop itself, whose reviews are not of a product.
    """

    name: str
    title: str
    marks: tuple[frozenset[str], ...]
    special: Mapping[str, str] = field(default_factory=dict)
    exact: bool = False
    html: bool = False
    shop_reviews: frozenset[str] = frozenset()

    def strength(self, header: Iterable[str]) -> int:
        """How many columns tell that a table is of this system; 0 when it is not."""
        names = set(header)
        return max((len(marks) for marks in self.marks if marks <= names), default=0)


def _marks(*sets: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(each.split()) for each in sets)


SOURCES = (
    Source("goodword", "Goodword", _marks("product rating"), exact=True),
    Source("judgeme", "Judge.me", _marks("title body rating review_date reviewer_name")),
    Source(
        "loox",
        "Loox",
        _marks(
            "id status rating review date product_id handle img verified_purchase",
            "product_handle rating author body created_at photo_url",
        ),
        special={"full_name": "private_name", "variant": "own"},
    ),
    Source(
        "yotpo",
        "Yotpo",
        _marks(
            "review_content review_score display_name",
            "review_content review_score reviewer_display_name",
            "review_content review_score review_title product_id",
        ),
        special={"comment_content": "reply", "comment_created_at": "reply_date", "comment_date": "reply_date"},
        shop_reviews=frozenset({"yotpo_site_reviews"}),
    ),
    Source(
        "shopify_product_reviews",
        "Shopify Product Reviews",
        _marks("product_handle state rating author body created_at replied_at", "product_handle state rating body"),
    ),
    Source(
        "okendo",
        "Okendo",
        _marks(
            "name body rating date_created",
            "review_id product_id rating title body reviewer_name date_created",
            "review_id product_id rating body is_verified_buyer",
        ),
    ),
    Source(
        "stamped",
        "Stamped",
        _marks("product_id rating author body created_at"),
        special={"votes_up": "helpful", "votes_down": ""},
    ),
    Source("powerreviews", "PowerReviews", _marks("page_id review_text rating review_date")),
    Source(
        "cusrev",
        "CusRev",
        _marks(
            "review_content review_score date product_id display_name email order_id media",
            "review_content review_score date product_id display_name order_id",
        ),
        shop_reviews=frozenset({"-1"}),
    ),
    Source(
        "site_reviews",
        "Site Reviews",
        _marks("date rating assigned_posts", "date rating content is_approved is_verified"),
        special={"score": "helpful"},
        html=True,
    ),
    Source(
        "woocommerce",
        "WooCommerce",
        _marks("comment_post_id comment_content rating", "comment_post_id comment_author rating"),
        html=True,
    ),
)
WOMENS_CLOTHING = Source(
    "womens_clothing",
    "Women's Clothing E-Commerce Reviews",
    _marks("clothing_id review_text rating positive_feedback_count"),
    special={"clothing_id": "product", "positive_feedback_count": "helpful", "recommended_ind": "recommend"}
    | dict.fromkeys(("age", "division_name", "department_name", "class_name"), ""),
    exact=True,
)
GENERIC = Source("csv", "a table of its own kind", ())


def source_of(header: Iterable[str]) -> Source | None:
    """The system that a header tells of; None for a table of somebody's own."""
    names = set(header)
    best = max((*SOURCES, WOMENS_CLOTHING), key=lambda source: source.strength(names))
    return best if best.strength(names) else None
