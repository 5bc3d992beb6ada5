"""How addresses are written and hidden, and how long links live."""

import re
from datetime import timedelta
from typing import TypedDict

from goodword.lib.emails import normal_email

__all__ = ("LETTERS_A_DAY", "LINK_LIVES", "email_hint", "normal_email")

LINK_LIVES = timedelta(days=7)
BEARER_RESTS = timedelta(hours=1)
BEARER_LIVES = timedelta(hours=24)
PROOF_IS_FRESH = timedelta(minutes=10)
"""Before what cannot be undone she shows again who she is, unless she did so a moment ago."""
USED_AGAIN_AFTER = timedelta(minutes=1)
"""That a bearer is in use is written no oftener than this."""
SHOP, EMAIL, GUEST = "shop", "email", "guest"
"""How somebody is known: the shop vouches for her, she reads the mail of an address, or she holds a page's key."""
HS256, ES256, ASSERTION_TYPE = "HS256", "ES256", "shopper+jwt"
LONGEST_ASSERTION, LARGEST_ASSERTION = 600, 8_192
"""Seconds that the shop's word for a shopper may live, and characters that it may have."""
CLOCKS_DIFFER = 30
"""Seconds that the shop's clock may be ahead of ours; of the end nothing is forgiven."""
LIVE_AT_ONCE = 2
"""So that a shop can change its secret without a moment when neither is taken."""
LETTERS_A_DAY = 5
"""To one address from one shop: nobody can have a stranger flooded with our letters."""

SIGN_IN_LIVES = timedelta(minutes=10)
SIGN_IN_TRIES = 5
"""Wrong codes and numbers in all: with six digits one guess in 200,000 sign-ins is right."""
SIGN_IN_ANSWERS = timedelta(minutes=2)
"""How long the page that asked may fetch the bearer again: its answer may be lost on the way."""


class Limit(TypedDict):
    """A limit that rows count: ``most`` in any span of ``within``."""

    what: str
    most: int
    within: timedelta


LETTERS_TO_ADDRESS: tuple[Limit, ...] = (
    {"what": "sign-in letter to", "most": 5, "within": timedelta(hours=1)},
    {"what": "sign-in letter to, today", "most": 12, "within": timedelta(days=1)},
)
LETTERS_TO_NETWORK: Limit = {"what": "sign-in letter from", "most": 30, "within": timedelta(hours=1)}
LETTERS_TO_SHOP: Limit = {"what": "sign-in letters", "most": 3_000, "within": timedelta(hours=1)}


def email_hint(email: str) -> str:
    """Enough for its owner to recognise, nothing for anybody else: ``a•••@example.com``."""
    local, _, domain = email.rpartition("@")
    return f"{local[:1]}•••@{domain}"


def initials(name: str | None) -> str:
    """One or two letters that stand for a name; none for none."""
    words = [each for each in re.split(r"[\s\-–.]+", name or "") if each[:1].isalnum()]
    return "".join(each[0] for each in (words[:1] + words[1:][-1:])).upper()


TAKEN_AWAY = {"name": "took the name away", "picture": "took the picture away"}
"""What of a person the shop can take away, and how the audit calls it."""
