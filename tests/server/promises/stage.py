"""Boris asks about a kettle at noon; Olga owns the shop, Yulia is an expert, Anna has bought one."""

import uuid
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import time_machine
from goodword.catalog.service import Facts
from goodword.consents import service as consents
from goodword.letters.models import Letter
from goodword.lib import clock, ids
from goodword.lib.db import reading, session, writing
from goodword.moderation import tokens
from goodword.promises import jobs, queries
from goodword.promises.models import Promise, PromiseLetter
from goodword.questions import service
from goodword.questions.kinds import QUESTION
from goodword.questions.models import Answer, Question
from goodword.shoppers import purchases
from goodword.shoppers import service as shoppers
from goodword.shoppers.claims import Bought
from goodword.shoppers.models import Expert, Shopper
from goodword.shops.models import Shop
from goodword.submissions import queries as words
from goodword.submissions.writers import Sending
from sqlalchemy import select

from tests.cast import ShopOnStage

OWNER, EXPERT, ASKER = "anna@example.com", "yulia@example.org", "boris@example.com"


def shop_of(stage: ShopOnStage) -> Shop:
    return session().get_one(Shop, stage.shop.id)


def shopper(stage: ShopOnStage, email: str, name: str | None = None) -> uuid.UUID:
    """A shopper by her proven address; herself again, if she is known."""
    stage.known(name=name or email.partition("@")[0].title(), email=email)
    with reading() as opened:
        mine = (Shopper.shop_id == stage.shop.id) & (Shopper.email == email)
        return opened.scalars(select(Shopper.id).where(mine)).one()


def owner(stage: ShopOnStage, email: str = OWNER, *, product: str = "kettle", allows: bool | None = True) -> uuid.UUID:
    """Somebody who has bought it, and has decided whether she may be asked."""
    hers = shopper(stage, email)
    with writing() as opened:
        known = opened.get_one(Shopper, (stage.shop.id, hers))
        purchases.keep(shopper=known, bought=[Bought(f"order of {product}", product, clock.now())])
        if allows is not None:
            pen = shoppers.pen_of(known)
            consents.decide(shop_id=stage.shop.id, guest_id=pen.id, purpose="helping", given=allows, locale="en")
    return hers


def expert(stage: ShopOnStage, email: str = EXPERT, topics: tuple[str, ...] = ("kettles",)) -> uuid.UUID:
    """An expert who has accepted."""
    hers = shopper(stage, email)
    with writing() as opened:
        made = Expert(
            shop_id=stage.shop.id,
            id=ids.new(),
            shopper_id=hers,
            email=email,
            name="Yulia",
            topics=list(topics),
            accepted_at=clock.now(),
        )
        opened.add(made)
        return made.id


def sender(stage: ShopOnStage, email: str) -> Sending:
    known = session().scalars(select(Shopper).where(Shopper.shop_id == stage.shop.id, Shopper.email == email)).one()
    token = tokens.form_token(stage.shop.id, clock.now() - timedelta(minutes=1))
    return Sending(guest=shoppers.pen_of(known), shopper=known, token=token)


def ask(stage: ShopOnStage, text: str = "Does it whistle?", *, by: str = ASKER, product: str = "kettle") -> "Asking":
    """A question that everybody can see at once."""
    shopper(stage, by)
    with writing():
        received = service.ask(
            shop=shop_of(stage),
            product_ref=product,
            facts=Facts(name=product.title()),
            said={"text": text, "details": None},
            name="Boris",
            locale="en",
            sender=sender(stage, by),
        )
        assert received.row.status == "published", received.verdict
        return Asking(stage, received.row.id)


@dataclass
class Asking:
    """A question on its way to an answer."""

    at: ShopOnStage
    id: uuid.UUID

    @property
    def promise(self) -> Promise | None:
        with reading():
            return queries.of_question(self.at.shop.id, self.id)

    @property
    def stage(self) -> str:
        assert self.promise is not None
        return self.promise.stage

    @property
    def due_in(self) -> timedelta:
        assert self.promise is not None
        return self.promise.due_at - clock.now()

    def question(self, *, lock: bool = False) -> Question:
        row: Question = words.by_id(QUESTION, self.at.shop.id, self.id, lock=lock)
        return row

    def do(self, verb: Any, **more: Any) -> Any:
        """One of the room's verbs on it."""
        with writing():
            return verb(question=self.question(lock=True), **more)

    def answer(self, by: str | None = None, text: str = "It does, and loudly.") -> Answer:
        """By the shop, or by a shopper with this address."""
        with writing():
            question, shop = self.question(lock=True), shop_of(self.at)
            if by is None:
                return service.answer_as_shop(shop=shop, question=question, text=text, name="Olga", actor="test")
            given = service.answer(
                shop=shop, question=question, text=text, name="Anna", locale="en", sender=sender(self.at, by)
            )
            answered: Answer = given.row
            return answered

    def letters(self) -> list[tuple[str, str, str]]:
        """Whom we wrote to: kind, role, address."""
        promise = self.promise
        assert promise is not None
        with reading() as opened:
            rows = select(PromiseLetter.kind, PromiseLetter.role, Letter.to).join(
                Letter, (Letter.shop_id == PromiseLetter.shop_id) & (Letter.id == PromiseLetter.letter_id)
            )
            found = opened.execute(rows.where(PromiseLetter.promise_id == promise.id).order_by(PromiseLetter.id))
            return [(kind, role, to) for kind, role, to in found]

    def asked(self, role: str) -> set[str]:
        return {to for kind, as_what, to in self.letters() if kind == "question_asked" and as_what == role}


def pass_time(clock: time_machine.Traveller, **by: float) -> None:
    """So much time passes, minute by minute as far as the worker is concerned: it runs until nothing is due."""
    clock.shift(timedelta(**by))
    work()


def work() -> None:
    for _ in range(6):
        jobs.keep()
