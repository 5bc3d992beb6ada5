"""Closed lists: why something may be hidden, why it may be flagged, how sure we are of its author."""

HIDE_REASONS = ("spam", "offensive", "off_topic", "personal_data", "not_genuine", "duplicate", "legal")
FLAG_REASONS = ("spam", "offensive", "off_topic", "personal_data", "not_genuine", "other")

UNPROVEN, EMAIL, PURCHASE, CLAIMED = "none", "email", "purchase", "claimed"
"""Nothing proven; the address is hers; the order is ours; another system said so."""
