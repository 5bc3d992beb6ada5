"""What time it is: UTC, aware. Tests move the real clock, so nothing here is replaceable."""

from datetime import UTC, datetime


def now() -> datetime:
    """The present moment in UTC."""
    return datetime.now(UTC)
