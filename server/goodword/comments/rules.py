"""Sizes, sorts and labels."""

TEXT_MAX, NAME_MAX = 2_000, 80
PAGE_MAX, DEFAULT_LIMIT = 50, 20
REPLIES_SHOWN = 3
"""Replies that a thread shows under each comment; the others are a page of their own."""

ORDER, NEWEST, HELPFUL = "order", "newest", "helpful"
SORTS = (ORDER, NEWEST, HELPFUL)

STAFF = "staff"
"""What kind of writer the shop itself is."""
