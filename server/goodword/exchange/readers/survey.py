"""What must be known of a whole table before its first row: how dates, stars and strange columns are meant."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from goodword.exchange.readers.cells import LONGEST_OWN, number_in
from goodword.exchange.readers.dates import Order, order_in
from goodword.lib.errors import Invalid

MOST_KINDS = 1000
FEWEST_BEYOND = 3
_PERSONAL = re.compile(r"[^\s@]+@[^\s@]+\.[a-z]{2,}|^\+?[\d\s().-]{9,}$|^(\d{1,3}\.){3}\d{1,3}$", re.IGNORECASE)
_PERSONAL_NAME = re.compile(
    r"mail|phone|(^|_)ip($|_)|address|birth|passport|телефон|почта|адрес|telefon|adres", re.IGNORECASE
)


@dataclass
class Strange:
    """A column that we have no place for, as far as it has been seen."""

    name: str
    kinds: Counter[str] = field(default_factory=Counter)
    filled: int = 0
    longest: int = 0
    personal: bool = False

    def see(self, value: str) -> None:
        """One more cell."""
        if not value:
            return
        self.filled += 1
        self.longest = max(self.longest, len(value))
        self.personal = self.personal or bool(_PERSONAL.search(value))
        if len(self.kinds) < MOST_KINDS or value in self.kinds:
            self.kinds[value[:LONGEST_OWN]] += 1

    @property
    def why_not(self) -> str | None:
        """Why it does not become a field of the shop's own; None when it does."""
        if not self.filled:
            return "is empty"
        if self.personal or _PERSONAL_NAME.search(self.name):
            return "looks like personal data"
        if self.longest > LONGEST_OWN:
            return f"is longer than {LONGEST_OWN} characters"
        if self.filled > 20 and len(self.kinds) == min(self.filled, MOST_KINDS):
            return "is different in every row"
        return None


@dataclass
class Survey:
    """What the rows of a table say together. ``orders`` counts what its dates prove."""

    orders: Counter[str] = field(default_factory=Counter)
    ratings: Counter[float] = field(default_factory=Counter)
    strange: dict[str, Strange] = field(default_factory=dict)

    def see(self, dates: Iterable[str], rating: str, strange: Iterable[tuple[str, str]]) -> None:
        """One more row."""
        for date in dates:
            self.orders[order_in(date) or "plain"] += 1
        if (number := number_in(rating) if rating else None) is not None and len(self.ratings) < MOST_KINDS:
            self.ratings[number] += 1
        for name, value in strange:
            self.strange.setdefault(name, Strange(name)).see(value.strip())

    def order(self, wished: Order | None) -> Order | None:
        """Whether the day or the month comes first.

        :raises Invalid: nothing in the file proves it, or it proves both.
        """
        proven = {order for order in ("day", "month") if self.orders[order]}
        if wished is not None or not (proven or self.orders["either"]):
            return wished
        if len(proven) == 1:
            return "day" if proven == {"day"} else "month"
        why = "some dates have the day first and some the month" if proven else "no date in this file shows which"
        raise Invalid(f"Dates such as 05/03/2024 can mean two days, and {why}. Say it: --day-first or --month-first")

    def scale(self, wished: int | None) -> int:
        """The best rating there is.

        :raises Invalid: it is evidently not 5, and nobody said so.
        """
        beyond = sum(number for rating, number in self.ratings.items() if 5 < rating <= 10)
        if wished is not None or beyond < FEWEST_BEYOND or beyond * 10 < self.ratings.total():
            return wished or 5
        seen = ", ".join(f"{rating:g}" for rating in sorted(self.ratings, reverse=True)[:6])
        raise Invalid(
            f"The ratings of this file go beyond 5 ({seen}). If 10 is the best of them, say it: --scale 10; "
            "every two of them are then one star"
        )
