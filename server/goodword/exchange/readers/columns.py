"""Names of columns: how other systems and people call what we know, and what we leave behind."""

import re
from collections.abc import Iterable, Mapping

_HUMPS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_OTHER = re.compile(r"[^\w]+|_+")

ALIASES: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "review_id", "comment_id", "source_id"),
    "product": ("product", "assigned_posts", "page_id", "товар", "produkt"),
    "product_id": ("product_id", "comment_post_id", "external_product_id", "shopify_product_id"),
    "handle": ("handle", "product_handle", "product_slug"),
    "sku": ("sku", "product_sku", "variant_sku"),
    "gtin": ("gtin", "product_gtin", "ean", "upc", "barcode"),
    "rating": (
        "rating", "stars", "review_score", "review_rating", "star_rating", "customer_rating", "score",
        "оценка", "рейтинг", "оцінка", "ocena",
    ),
    "title": ("title", "review_title", "headline", "review_headline", "subject", "заголовок", "tytuł"),
    "text": (
        "text", "body", "review", "content", "review_content", "review_text", "review_body", "review_comments",
        "customer_review", "comment_content", "comment", "message", "отзыв", "текст", "відгук", "treść", "opinia",
    ),
    "author": (
        "nickname", "display_name", "reviewer_display_name", "review_display", "author", "reviewer_name", "name",
        "comment_author", "reviewer", "author_name", "customer_name", "имя", "автор", "ім_я", "autor", "imię",
    ),
    "date": (
        "date_gmt", "comment_date_gmt", "date", "created_at", "review_date", "date_created", "review_creation_date",
        "comment_date", "created", "submitted_at", "дата", "data",
    ),
    "locale": ("locale", "language", "lang", "review_language", "язык", "мова", "język"),
    "verified": ("verified", "verified_purchase", "verified_buyer", "is_verified_buyer", "is_verified"),
    "incentivized": ("incentivized", "is_incentivized", "is_incentivized_review", "incentivised"),
    "helpful": ("helpful", "helpful_votes", "helpful_count", "votes_up", "upvotes", "likes"),
    "reply": ("reply", "response", "reply_content", "merchant_reply", "ответ", "відповідь", "odpowiedź"),
    "reply_date": ("reply_date", "replied_at", "response_date"),
    "product_name": ("product_name", "product_title"),
    "product_url": ("product_url", "product_link"),
    "product_image": ("product_image", "product_image_url"),
    "status": ("status", "state", "review_status", "curated", "published", "comment_approved", "is_approved"),
    "pictures": (
        "pictures", "picture_urls", "photo_url", "photo_urls", "img", "image_url", "image_urls", "images", "photos",
        "media", "review_image_urls",
    ),
    "email": ("email", "reviewer_email", "comment_author_email", "customer_email", "author_email"),
}  # fmt: skip
"""Our name -> theirs, the best first: of two columns for the same thing a row takes the first that says something."""

BEHIND = frozenset(
    {
        "full_name", "ip", "ip_address", "comment_author_ip", "remote_addr", "location", "review_location",
        "reviewer_location", "country", "country_code", "geolocation_city", "geolocation_region", "phone",
        "geolocation_country", "geolocation_continent", "avatar", "comment_author_url", "website", "user_id",
        "author_id", "order_id", "order_number", "customer_id", "profile_url",
    }
)  # fmt: skip
"""About the writer as a person: not needed for the review, so it is not kept."""

TECHNICAL = frozenset(
    {
        "source", "metaobject_handle", "terms", "is_pinned", "assigned_terms", "assigned_users", "comment_parent",
        "comment_type", "type", "form", "url", "badges", "moderation_reason", "received_at", "published_at",
        "edited_at", "version", "withdrawn_at", "helpful_no", "votes_down", "downvotes", "app_key", "user_type",
    }
)  # fmt: skip
"""How the other system keeps its house."""

_BY_THEIRS = {theirs: (ours, place) for ours, names in ALIASES.items() for place, theirs in enumerate(names)}
NAMES = tuple(ALIASES)


def plain(name: str) -> str:
    """A column's name without case, humps, points and spaces: ``Review Date``, ``reviewDate`` are ``review_date``."""
    return _OTHER.sub("_", _HUMPS.sub("_", name.removeprefix("\ufeff").strip())).strip("_").lower()


def meant(name: str, special: Mapping[str, str]) -> tuple[str, int] | None:
    """Our name for a column and its place among those for the same thing; None where we have none."""
    theirs = plain(name)
    if theirs in special:
        return special[theirs], -1
    return _BY_THEIRS.get(theirs)


def is_left_behind(name: str) -> bool:
    """Whether a column is known and on purpose not kept."""
    return plain(name) in BEHIND or plain(name) in TECHNICAL


def all_plain(header: Iterable[str]) -> set[str]:
    """The header in one form."""
    return {plain(name) for name in header}
