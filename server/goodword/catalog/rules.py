"""What ratings add up to."""

from typing import Any


def rating(histogram: dict[str, int]) -> dict[str, Any]:
    """Count, plain mean (two decimals; None without ratings) and histogram of 1 to 5 stars."""
    count = sum(histogram.values())
    total = sum(int(stars) * number for stars, number in histogram.items())
    return {"count": count, "average": round(total / count, 2) if count else None, "histogram": histogram}


def own_address(url: str | None, origin: str) -> str | None:
    """The address if it lies on the page's own origin: a page cannot send our readers elsewhere."""
    return url if url and url.lower().startswith(f"{origin.lower()}/") else None


NO_RATING = rating({str(stars): 0 for stars in range(1, 6)})
