"""English."""

from typing import Any

WORDS: dict[str, Any] = {
    "title": "Can you answer this?",
    "asked_by": "Asked by {name}",
    "somebody": "somebody",
    "your_answer": "Your answer",
    "your_name": "Your name, as it will be shown",
    "as_": {
        "staff": "Your answer appears under the question, as one of {shop}. Without a name it is the shop’s own.",
        "expert": "Your answer appears under the question, by {name}, with the badge of an expert.",
        "owner": "Your answer appears under the question, with a note that you have bought it. Your address is never "
        "shown.",
    },
    "send": "Send the answer",
    "rather_not": "If you would rather not, close the page: opening it has done nothing.",
    "so_far": "Answers so far",
    "see": "To the question",
    "done_title": "Thank you, that helps",
    "done_text": "Your answer is under the question now. Whoever asked hears of it.",
    "held_title": "Thank you, it is with the shop",
    "held_text": "{shop} reads your answer before it appears.",
    "closed_title": "It takes no answers any more",
    "closed_text": "{shop} has closed this question, so there is nothing left to do. Thank you for coming.",
    "over_title": "This link is over",
    "over_text": "A link from our letter works for 14 days, and only for the one whom it was sent to.",
    "busy_title": "One moment, please",
    "busy_text": "Too much came at once. Try again in a minute.",
    "trouble": {
        "text": "An answer needs words, and not more of them than fit here.",
        "name": "This name cannot stand here. Choose another one.",
        "refused": "{shop} does not take it in these words.",
    },
    "roles": {"staff": "{shop}", "expert": "expert", "owner": "has bought it", "shopper": ""},
    "you_asked": "You asked:",
    "accept_ask_title": "Does this answer your question?",
    "accept_ask_text": "If so, it stands first, and everybody who wants to know the same finds it at once.",
    "accept": "Yes, it does",
    "accept_rather_not": "If not, close the page: opening it has done nothing.",
    "accept_done_title": "Thank you",
    "accept_done_text": "This answer stands first now, and whoever wrote it hears that it helped.",
}
