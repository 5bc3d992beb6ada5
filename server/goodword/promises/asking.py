"""Whom a question is brought to: the staff, experts who speak of it, shoppers who own the thing. One letter each."""

import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from goodword.catalog import queries as products
from goodword.catalog.models import Product, ProductGroup
from goodword.letters import service as letters
from goodword.lib import clock, ids
from goodword.lib.db import session
from goodword.lib.errors import TooMany
from goodword.moderation import queries as moderation
from goodword.promises import links, queries
from goodword.promises.models import Promise, PromiseLetter
from goodword.promises.rules import OWNER_RESTS, speaks_of
from goodword.questions import rules
from goodword.questions.models import Question
from goodword.shops import settings
from goodword.shops.models import Shop
from goodword.staff import queries as people
from goodword.staff.rules import OWNER, allows
from goodword.tries import service as tries

SCOPE = "questions:write"
ASKED, WARNING, OVER = "question_asked", "question_warning", "question_escalated"


@dataclass(frozen=True)
class Reader:
    """Somebody to write to, and as what."""

    role: str
    person_id: uuid.UUID
    email: str
    locale: str | None


def ask_staff(shop: Shop, promise: Promise, question: Question) -> None:
    """Everybody of the staff who may answer."""
    _write(shop, promise, question, ASKED, _staff(shop, lambda role: allows(role, SCOPE)))


def ask_experts(shop: Shop, promise: Promise, question: Question) -> None:
    """The experts whose topics it is, but not the one who asks."""
    said = [*_names(shop, products.by_id(shop.id, question.product_id)), question.text or "", question.details or ""]
    chosen = [
        Reader(rules.EXPERT, one.id, one.email, one.locale)
        for one in queries.experts(shop.id)
        if one.shopper_id != question.shopper_id and speaks_of(one.topics, said)
    ]
    _write(shop, promise, question, ASKED, chosen)


def ask_owners(shop: Shop, promise: Promise, question: Question) -> None:
    """Some shoppers who bought it and allow it, unless they belong to the shop, ask, or were asked this week."""
    if settings.vouches_for_all(shop.settings):  # then nobody writes by her address alone
        return
    refs = [one.ref for one in products.names_of(shop.id, question.product_id)]
    known = {person.email for person, _ in people.people_of(shop.id)} | {one.email for one in queries.experts(shop.id)}
    owning = [
        Reader(rules.OWNER, one.id, one.email, one.locale)
        for one in queries.owners(shop.id, refs, but=question.shopper_id)
        if one.email and one.email not in known and not moderation.belongs(shop, one.email)
    ]
    chosen = owning[: settings.value(shop.settings, "owners_asked")]
    _write(shop, promise, question, ASKED, _rested(shop, chosen))


def warn_staff(shop: Shop, promise: Promise, question: Question) -> None:
    """The time is nearly over; behind it, there is nothing to warn of."""
    if clock.now() < promise.due_at:
        _write(shop, promise, question, WARNING, _staff(shop, lambda role: allows(role, SCOPE)))


def tell_leaders(shop: Shop, promise: Promise, question: Question) -> None:
    """The time is over: those who are responsible for the shop hear of it."""
    _write(shop, promise, question, OVER, _staff(shop, lambda role: role == OWNER))


def _staff(shop: Shop, wanted: Callable[[str], bool]) -> list[Reader]:
    return [
        Reader(rules.STAFF, person.id, person.email, person.locale)
        for person, role in people.people_of(shop.id)
        if wanted(role)
    ]


def _rested(shop: Shop, chosen: Sequence[Reader]) -> Iterable[Reader]:
    # In the order of addresses: two promises that ask the same people shall not wait for each other.
    for one in sorted(chosen, key=lambda reader: reader.email):
        try:
            tries.spend(shop_id=shop.id, what="asked as an owner", who=one.email, most=1, within=OWNER_RESTS)
        except TooMany:
            continue
        yield one


def _names(shop: Shop, product: Product) -> Iterable[str]:
    group = session().get(ProductGroup, (shop.id, product.group_id)) if product.group_id else None
    named = (product.name, product.variant, group.name if group else None)
    return [*(each for each in named if each), *(one.ref for one in products.names_of(shop.id, product.id))]


def _write(shop: Shop, promise: Promise, question: Question, kind: str, readers: Iterable[Reader]) -> None:
    product = products.by_id(shop.id, question.product_id)
    said: dict[str, Any] = {
        "product_name": product.name or products.ref_of(shop.id, product.id),
        "author": question.author_name or "",
        "text": question.text or "",
        "due": promise.due_at.astimezone(ZoneInfo(promise.terms["zone"])).isoformat(timespec="seconds"),
    }
    for reader in readers:
        if queries.was_written(promise, kind=kind, role=reader.role, person_id=reader.person_id):
            continue
        row = PromiseLetter(shop_id=shop.id, id=ids.new(), promise_id=promise.id, kind=kind, role=reader.role)
        more: dict[str, Any] = {"role": reader.role, "details": question.details or ""} if kind == ASKED else {}
        sent = letters.write(
            shop_id=shop.id,
            shop_name=shop.name,
            kind=kind,
            to=reader.email,
            locale=reader.locale or shop.locale,
            about=question.id,
            link=links.to_answer(shop.id, row.id),
            **said,
            **more,
        )
        if sent is not None:  # she may have said that she wants none
            row.person_id, row.letter_id = reader.person_id, sent.id
            session().add(row)
            session().flush()
