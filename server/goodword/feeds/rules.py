"""The life of a post, and how patiently it is sent."""

import random
from dataclasses import dataclass
from datetime import timedelta

PLANNED = "planned"
QUEUED = "queued"
SENDING = "sending"
SENT = "sent"
UNKNOWN = "unknown"
REFUSED = "refused"
UNLINKED = "unlinked"
FAILED = "failed"
UNDONE = "undone"
WITHDRAWN = "withdrawn"

LISTED = (UNKNOWN, REFUSED, UNLINKED, FAILED)
"""What a person looks at: the shop's people and she herself."""

POST, CHANGE, WITHDRAW, LOOK = "post", "change", "withdraw", "look"
"""What is done at the network."""

A_DAY = 2
"""Posts within 24 hours in one account; what she agrees to beyond waits for the next free moment."""
TEXT_MAX = 10_000
ID_PREFIX, VOICE_PREFIX = "pst", "voi"
VOICE_MAX = 1000
VOICES_MAX = 20
"""Templates of a shop for one kind, language and network."""


@dataclass(frozen=True)
class Pace:
    """How long things may take. After ``attempt`` a worker is taken for dead; its calls have ended before that."""

    attempt: timedelta = timedelta(minutes=3)
    look_after: timedelta = timedelta(seconds=30)
    again_after: timedelta = timedelta(seconds=20)
    again_at_most: timedelta = timedelta(hours=6)
    tries: int = 12
    opens_after: int = 8
    stays_open: timedelta = timedelta(minutes=1)

    @property
    def calls(self) -> timedelta:
        """So long an attempt may call; the rest is for writing down how it went."""
        return self.attempt * 5 / 6

    def wait(self, tries: int) -> timedelta:
        """Until the next try: longer each time, and never for all at the same moment."""
        longest = min(self.again_after * 3 ** max(0, tries - 1), self.again_at_most)
        return longest * random.uniform(0.5, 1.0)  # noqa: S311 - jitter, not a secret
