"""What rooms above say of who may ask and answer, where a thing is no product; named in wiring."""

from collections.abc import Callable

from goodword.catalog.models import Product
from goodword.questions.models import Question
from goodword.submissions.writers import Sending


class Gates:
    """Open, until somebody says otherwise."""

    def __init__(self) -> None:
        self.may_ask: Callable[[Product], None] = lambda _product: None
        self.may_answer: Callable[[Question, Sending], None] = lambda _question, _sender: None

    def connect(self, *, may_ask: Callable[[Product], None], may_answer: Callable[[Question, Sending], None]) -> None:
        """Each raises a problem where it says no."""
        self.may_ask, self.may_answer = may_ask, may_answer


gates = Gates()
