"""Sending many reviews past the rules at moments of one's own choosing: the tables are real, the clock is ours."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import Any

import time_machine
from goodword.lib import ids
from goodword.lib.db import session, writing
from goodword.lib.errors import ProofNeeded
from goodword.moderation import jobs, screening, tokens
from goodword.moderation.networks import Caller
from goodword.moderation.rules import HOLD, REFUSE, Verdict, side_of
from goodword.moderation.screening import Sent
from goodword.shops.models import Shop

TURNED_AWAY = Verdict(REFUSE, ())
"""Work was asked for, and none came."""
MONDAY = datetime(2026, 3, 9, 9, tzinfo=UTC)


@dataclass(kw_only=True)
class Letter:
    """One review on its way: by whom, when, from where. What is not said is usual."""

    at: datetime
    email: str
    text: str
    product: str = "kettle"
    rating: int = 5
    network: str | None = None
    locale: str = "en"
    open_for: float = 90
    has_form: bool = True
    trapped: bool = False
    verified: bool = False
    confirmed: bool = True
    guest_age: timedelta = timedelta(minutes=2)
    name: str = "Someone"
    works: bool = True
    guest: uuid.UUID | None = None


@dataclass
class Counter:
    """The shop's desk: takes letters in the order of their moments, and keeps what the rules said."""

    shop: Shop
    products: dict[str, uuid.UUID] = field(default_factory=dict)
    looked_on: date | None = None

    def take(self, letters: list[Letter]) -> list[Verdict]:
        """What became of each letter; what is published counts for those that follow."""
        said = []
        with time_machine.travel(MONDAY, tick=False) as clock:
            for letter in sorted(letters, key=lambda one: one.at):
                clock.move_to(letter.at)
                self._look_for_circles(letter.at.date())
                said.append(self._one(letter))
        return said

    def _look_for_circles(self, day: date) -> None:
        if day != self.looked_on:
            self.looked_on = day
            jobs.search_overlaps()

    def _one(self, letter: Letter) -> Verdict:
        target_id = ids.new()
        try:
            verdict = screening.screen(self._sent(letter, target_id))
        except ProofNeeded as asked:
            if not letter.works:
                return TURNED_AWAY
            proof = work(asked.more["challenge"])
            verdict = screening.screen(replace(self._sent(letter, target_id), proof=proof))
        if verdict.outcome == HOLD or not letter.confirmed:
            return verdict
        session().flush()
        return screening.arrived(shop_id=self.shop.id, kind="review", target_id=target_id)

    def _sent(self, letter: Letter, target_id: uuid.UUID) -> Sent:
        opened = letter.at - timedelta(seconds=letter.open_for)
        form = tokens.read_form(self.shop.id, tokens.form_token(self.shop.id, opened) if letter.has_form else None)
        guest = letter.guest or uuid.uuid5(self.shop.id, letter.email)
        return Sent(
            shop=self.shop,
            kind="review",
            target_id=target_id,
            text=letter.text,
            beside=letter.name,
            locale=letter.locale,
            email=letter.email,
            guest_id=guest,
            guest_minutes=letter.guest_age.total_seconds() / 60,
            product_id=self.products.setdefault(letter.product, uuid.uuid5(self.shop.id, letter.product)),
            side=side_of(letter.rating),
            proven=letter.confirmed,
            verified=letter.verified,
            caller=Caller(letter.network, None),
            form=form,
            trapped=letter.trapped,
        )


def work(asked: dict[str, Any]) -> str:
    """Do by hand the work that the widget does."""
    tries = (f"{asked['salt']}.{number}" for number in range(10**9))
    return next(
        each for each in tries if int.from_bytes(sha256(each.encode()).digest()[:4]) >> (32 - asked["bits"]) == 0
    )


@contextmanager
def rolled_back(shop: Shop) -> Iterator[Counter]:
    """A desk whose letters are gone afterwards, so that one shop serves many stories."""
    with writing() as opened:
        nested = opened.begin_nested()
        yield Counter(shop)
        nested.rollback()
