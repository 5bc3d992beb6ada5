"""What its letters ask of a shop: its colour, and how much news an address may get. Who knows it stands above."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass

from goodword.letters.rendering import Look


@dataclass(frozen=True)
class Manners:
    """How a shop writes: at most so many letters of news to one address in a day and in a week; its look."""

    a_day: int = 5
    a_week: int = 12
    look: Look | None = None


class Shops:
    """Who knows the shops: a room above, named in wiring."""

    def __init__(self) -> None:
        self.manners: Callable[[uuid.UUID], Manners] = lambda _shop_id: Manners()

    def connect(self, manners: Callable[[uuid.UUID], Manners]) -> None:
        """Ask this from now on, inside a transaction."""
        self.manners = manners


shops = Shops()
