"""A made-up letter of every kind: what its context holds. Previews show it, tests begin with it.

Whoever writes a kind gives what stands here. ``due`` and ``when`` are moments with the shop's own offset, as ISO 8601.
"""

from collections.abc import Mapping
from typing import Any

LINK = "https://reviews.tea-house.example/r/2f9c"
_PRODUCT = {"product_name": "Copper kettle 1.2 l", "link": LINK}
_REVIEW = _PRODUCT | {
    "name": "Anna",
    "title": "Pours exactly",
    "text": "It pours where I look.\nMy old one never did.",
}
_JUDGED = _REVIEW | {"reasons": [], "reason": ""}
_QUESTION = "Does it whistle, and can one switch that off?\nI get up before everybody else."
_ANSWER = "It does, loudly. Lift the small lid on the spout and it boils in silence."
_TO_ANSWER = _PRODUCT | {"author": "Boris", "text": _QUESTION, "due": "2026-03-13T14:00:00+01:00"}
_TEXT_JUDGED: dict[str, Any] = _PRODUCT | {
    "what": "question",
    "name": "Anna",
    "title": None,
    "text": _QUESTION,
    "reasons": [],
    "reason": "",
}

_HOUR = {
    "expert": "Yulia Orlova",
    "when": "2026-03-20T19:00:00+01:00",
    "text": "Water, its hardness, and what it does to tea and kettles.",
    "link": LINK,
}

SAMPLES: Mapping[str, Mapping[str, Any]] = {
    "confirm_review": _REVIEW | {"rating": 4},
    "sign_in": {"code": "204 816", "link": LINK},
    "review_held": _JUDGED | {"reasons": ["It holds an address of the web.", "It was sent within a few seconds."]},
    "review_kept": _JUDGED,
    "review_hidden": _JUDGED | {"reason": "off_topic"},
    "review_taken_down": _JUDGED | {"reason": "personal_data"},
    "staff_invite": {"link": LINK},
    "staff_reset": {"link": LINK},
    "test_letter": {"link": LINK},
    "expert_invite": {"name": "Yulia", "link": LINK},
    "confirm_words": _PRODUCT | {"what": "question", "name": "Anna", "text": _QUESTION},
    "words_held": _TEXT_JUDGED | {"reasons": ["It holds an address of the web."]},
    "words_kept": _TEXT_JUDGED,
    "words_hidden": _TEXT_JUDGED | {"reason": "off_topic"},
    "words_taken_down": _TEXT_JUDGED | {"reason": "personal_data"},
    "question_asked": _TO_ANSWER | {"role": "staff", "details": "It is for a gas stove."},
    "question_warning": _TO_ANSWER,
    "question_escalated": _TO_ANSWER,
    "case_opened": _PRODUCT | {"because": "flagged"},
    "question_answered": _PRODUCT
    | {"author": "Yulia", "role": "expert", "question": _QUESTION, "text": _ANSWER, "accept_link": f"{LINK}/accept"},
    "answer_accepted": _PRODUCT | {"by": "asker", "question": _QUESTION, "text": _ANSWER},
    "details_asked": _PRODUCT | {"question": _QUESTION, "text": "Do you mean the 1.2 l or the 2 l kettle?"},
    "question_closed": _PRODUCT | {"because": "answered_directly", "question": _QUESTION},
    "shop_replied": _PRODUCT
    | {"quoted": _REVIEW["text"], "text": "Thank you, Anna. The old one is in our museum now."},
    "comment_new": _PRODUCT
    | {"on": "review", "author": "Boris", "quoted": _REVIEW["text"], "text": "Mine pours past the cup when full."},
    "comment_reply": _PRODUCT
    | {"author": "Anna", "quoted": "Mine pours past the cup when full.", "text": "Fill it to the rivet, not above."},
    "expert_hour_announced": _HOUR,
    **dict.fromkeys(("expert_hour_moved", "expert_hour_begins"), _HOUR),
    "expert_hour_cancelled": _HOUR | {"text": "Yulia is ill; we look for another day."},
    "posts_wait": {"count": "3", "text": "Heron kettle, 1.2 l\nTray of cherry wood", "link": LINK},
    "digest": {
        "period": "daily",
        "items": [
            _PRODUCT | {"kind": "question_answered", "author": "Yulia", "text": _ANSWER},
            _PRODUCT | {"kind": "comment_new", "author": "Boris", "text": "Mine pours past the cup when full."},
        ],
    },
}

VARIANTS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(
        ("confirm_words", "words_held", "words_kept", "words_hidden", "words_taken_down"),
        ("question", "answer", "comment"),
    ),
    "question_asked": ("staff", "expert", "owner"),
    "question_answered": ("staff", "expert", "owner", "shopper"),
    "answer_accepted": ("asker", "shop"),
    "comment_new": ("review", "answer"),
    "case_opened": ("held", "flagged", "burst", "other"),
    "question_closed": ("duplicate", "no_details", "discontinued", "answered_directly", "resolved"),
    "digest": ("daily", "weekly"),
}
"""The kinds that are said in several ways, with all of them."""
