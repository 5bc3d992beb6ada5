"""Reading promises: what is due, what a question has promised, and who may be asked."""

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, exists, func, or_, select, update
from sqlalchemy.orm import aliased

from goodword.consents import queries as consents
from goodword.consents.purposes import HELPING
from goodword.contributions.lifecycle import PUBLISHED
from goodword.lib import clock
from goodword.lib.db import session
from goodword.promises.models import Promise, PromiseLetter
from goodword.promises.rules import ENDED, KEEP_IT, KEPT, LAPSED, LINK_LIVES, OWNER_RESTS
from goodword.questions import states
from goodword.questions.models import Answer, Question
from goodword.questions.rules import ASKER, OPEN, OWNER
from goodword.shoppers.models import Expert, Purchase, Shopper

MOST = 200


def of_question(shop_id: uuid.UUID, question_id: uuid.UUID, *, lock: bool = False) -> Promise | None:
    """What was promised of a question; ``lock`` keeps other writers out until the commit."""
    wanted = select(Promise).where(Promise.shop_id == shop_id, Promise.question_id == question_id)
    if lock:
        wanted = wanted.with_for_update().execution_options(populate_existing=True)
    return session().scalar(wanted)


def due(moment: datetime) -> Sequence[Row[uuid.UUID, uuid.UUID]]:
    """Shop and question of promises whose next step is due, the longest due first; by index."""
    wanted = select(Promise.shop_id, Promise.question_id).where(Promise.next_at <= moment)
    return session().execute(wanted.order_by(Promise.next_at).limit(MOST)).all()


def opened_again() -> Sequence[Row[uuid.UUID, uuid.UUID]]:
    """Shop and question of promises that were over and are none: the answer is gone again."""
    is_over = Promise.stage.in_((KEPT, LAPSED, ENDED)) & (Promise.ended_at > clock.now() - LINK_LIVES)
    is_open = (Question.status == PUBLISHED) & (Question.state == OPEN)
    mine = (Question.shop_id == Promise.shop_id) & (Question.id == Promise.question_id)
    return session().execute(
        select(Promise.shop_id, Promise.question_id).join(Question, mine).where(is_over, is_open).limit(MOST)
    ).all()  # fmt: skip


def answered_at(question: Question) -> datetime | None:
    """When it had the first answer that keeps a promise: by whoever it was promised of, or that she accepted."""
    its = (Answer.shop_id == question.shop_id) & (Answer.question_id == question.id)
    seen = (Answer.status == PUBLISHED) & Answer.counted
    by_another = states.is_by_another(question)
    chosen = question.accepted_id if question.accepted_by == ASKER else None
    keeps = or_(Answer.role.in_(KEEP_IT), Answer.id == chosen)
    return session().scalar(select(func.min(Answer.published_at)).where(its, seen, by_another, keeps))


def answers_of(question: Question, *, limit: int) -> Sequence[Answer]:
    """What everybody can see of its answers: the accepted one first, then the most helpful."""
    its = (Answer.shop_id == question.shop_id) & (Answer.question_id == question.id) & (Answer.status == PUBLISHED)
    best = (Answer.id != question.accepted_id, Answer.helpful.desc(), Answer.weight.desc(), Answer.id)
    return session().scalars(select(Answer).where(its).order_by(*best).limit(limit)).all()


def letters_of(promise: Promise) -> Sequence[PromiseLetter]:
    """Whom we wrote to, in order."""
    its = (PromiseLetter.shop_id == promise.shop_id) & (PromiseLetter.promise_id == promise.id)
    return session().scalars(select(PromiseLetter).where(its).order_by(PromiseLetter.id)).all()


def letter(shop_id: uuid.UUID, letter_id: uuid.UUID, *, lock: bool = False) -> tuple[PromiseLetter, Promise] | None:
    """A letter and what it is about; ``lock`` keeps other writers out until the commit."""
    found = session().get(PromiseLetter, (shop_id, letter_id), with_for_update=lock or None)
    return (found, session().get_one(Promise, (shop_id, found.promise_id))) if found else None


def hand_over(shop_id: uuid.UUID, *, gone_id: uuid.UUID, into_id: uuid.UUID) -> None:
    """What a shopper was asked, another has been asked who is the same; once, if both were."""
    its = (PromiseLetter.shop_id == shop_id) & (PromiseLetter.role == OWNER)
    other = aliased(PromiseLetter)
    both = (other.shop_id == shop_id) & (other.promise_id == PromiseLetter.promise_id) & (other.role == OWNER)
    twice = exists().where(both, other.kind == PromiseLetter.kind, other.person_id == into_id)
    hers = update(PromiseLetter).where(its, PromiseLetter.person_id == gone_id, ~twice)
    session().execute(hers.values(person_id=into_id))


def was_written(promise: Promise, *, kind: str, role: str, person_id: uuid.UUID) -> bool:
    """Whether she has this letter already."""
    its = (PromiseLetter.shop_id == promise.shop_id) & (PromiseLetter.promise_id == promise.id)
    hers = (PromiseLetter.kind == kind) & (PromiseLetter.role == role) & (PromiseLetter.person_id == person_id)
    return bool(session().scalar(select(exists(select(PromiseLetter.id).where(its, hers)))))


def experts(shop_id: uuid.UUID) -> Sequence[Expert]:
    """The shop's experts of today."""
    accepted = Expert.accepted_at.is_not(None) & Expert.removed_at.is_(None) & Expert.shopper_id.is_not(None)
    return session().scalars(select(Expert).where(Expert.shop_id == shop_id, accepted).order_by(Expert.id)).all()


def owners(shop_id: uuid.UUID, refs: Sequence[str], *, but: uuid.UUID | None) -> Sequence[Shopper]:
    """Shoppers who bought it, allow being asked and were not for a week: the newest purchase first."""
    bought = func.max(func.coalesce(Purchase.bought_at, Purchase.told_at))
    wanted = (
        select(Shopper)
        .join(Purchase, (Purchase.shop_id == Shopper.shop_id) & (Purchase.shopper_id == Shopper.id))
        .where(Shopper.shop_id == shop_id, Purchase.product_ref.in_(refs), Shopper.email.is_not(None))
        .where(consents.allowed(shop_id, Shopper.guest_id, HELPING.name), ~_rests())
        .group_by(*Shopper.__table__.columns)
        .order_by(bought.desc(), Shopper.id)
        .limit(MOST)
    )
    return session().scalars(wanted.where(Shopper.id != but) if but else wanted).all()


def _rests() -> Any:
    lately = PromiseLetter.written_at > clock.now() - OWNER_RESTS
    hers = (PromiseLetter.shop_id == Shopper.shop_id) & (PromiseLetter.person_id == Shopper.id)
    asked: Select[Any] = select(PromiseLetter.id).where(hers, PromiseLetter.role == OWNER, lately)
    return exists(asked)
