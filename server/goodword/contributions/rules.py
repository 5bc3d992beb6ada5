"""Closed lists: why something may be hidden, why it may be flagged, how sure we are of its author."""

HIDE_REASONS = ("spam", "offensive", "off_topic", "personal_data", "not_genuine", "duplicate", "legal")
FLAG_REASONS = ("spam", "offensive", "off_topic", "personal_data", "not_genuine", "other")

PREFIXES = {"review": "rev", "question": "que", "answer": "ans", "comment": "cmt"}
"""How the id of each kind begins where it is shown."""

SHOPPER, EXPERT = "shopper", "expert"
"""What kind of person wrote it, once she is known."""

UNPROVEN, EMAIL, SHOP, PURCHASE, CLAIMED = "none", "email", "shop", "purchase", "claimed"
"""Nothing proven; the address is hers; the shop vouches for her; and for her order; another system said so."""
SURENESS = (UNPROVEN, CLAIMED, SHOP, EMAIL, PURCHASE)
"""From nothing to the surest."""
