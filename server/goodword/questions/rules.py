"""Sizes, sorts, roles and states."""

from goodword.submissions.rules import EXPERT, OWNER, SHOPPER, STAFF

QUESTION_MAX, DETAILS_MAX, ANSWER_MAX, NAME_MAX, NOTE_MAX = 300, 3_000, 5_000, 80, 500
PAGE_MAX, DEFAULT_LIMIT = 50, 10
ANSWERS_SHOWN = 2
"""Answers that a list shows of each question; the others are a page of their own."""

SORTS = ("helpful", "newest", "unanswered")

OPEN, WAITING, ANSWERED, CLOSED = "open", "waiting", "answered", "closed"
STATES = (OPEN, WAITING, ANSWERED, CLOSED)
"""Nobody has answered; the shop has asked for details; somebody has; nobody is expected to any more."""

CLOSE_REASONS = ("duplicate", "no_details", "discontinued", "answered_directly", "resolved")
"""Asked before; the details never came; the product is no more; it was about her own order; she has found out."""

WEIGHTS = {STAFF: 3, EXPERT: 2, OWNER: 1, SHOPPER: 0}
"""Who answers, and who stands first among equally helpful answers."""

ASKER, SHOP = "asker", "shop"
"""Who has accepted an answer. The shop does not take the asker's choice back."""

USUAL_DAYS, USUAL_LEAST = 90, 5
"""“Usually answered within” is said of this many days, and of no fewer answers."""
