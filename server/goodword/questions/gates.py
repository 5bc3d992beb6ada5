"""What rooms above say of who may ask and answer, where a thing is no product; named in wiring."""

from collections.abc import Callable
from typing import Any

from goodword.catalog.models import Product
from goodword.questions.models import Question
from goodword.submissions.writers import Sending


class Gates:
    """Open, until somebody says otherwise."""

    def __init__(self) -> None:
        self.may_ask: Callable[[Product], None] = lambda _product: None
        self.may_answer: Callable[[Question, Sending], None] = lambda _question, _sender: None
        self.hour_of: Callable[[Product], dict[str, Any] | None] = lambda _product: None

    def connect(
        self,
        *,
        may_ask: Callable[[Product], None],
        may_answer: Callable[[Question, Sending], None],
        hour_of: Callable[[Product], dict[str, Any] | None],
    ) -> None:
        """The first two raise a problem where they say no; the third says who alone answers, and when."""
        self.may_ask, self.may_answer, self.hour_of = may_ask, may_answer, hour_of


gates = Gates()
