"""Sizes, sorts and badges."""

from goodword.contributions import rules

TITLE_MAX, TEXT_MAX, NAME_MAX, NOTE_MAX, REPLY_MAX = 150, 10_000, 80, 500, 5_000
PAGE_MAX = 50

SORTS = ("helpful", "newest", "highest", "lowest")
"""What a reader may choose. Only ``highest`` and ``lowest`` look at the stars, because she asks for it."""

BADGES = ("verified_buyer", "email_confirmed", "imported", "incentivized", "staff", "expert")
"""In the order in which they are shown."""


def badges(*, verification_level: str, source: str, has_incentive: bool, is_staff: bool, is_expert: bool) -> list[str]:
    """Facts about a review, in the order in which they are shown."""
    facts = (
        verification_level == rules.PURCHASE,
        verification_level == rules.EMAIL,
        source.startswith("import:"),
        has_incentive,
        is_staff,
        is_expert,
    )
    return [badge for badge, holds in zip(BADGES, facts, strict=True) if holds]
