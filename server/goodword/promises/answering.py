"""Answering from a letter: whose link it is, and what she sends with it; accepting an answer from one."""

import uuid
from dataclasses import dataclass

from goodword.contributions.lifecycle import HELD, PUBLISHED
from goodword.lib import clock
from goodword.lib import text as plain
from goodword.lib.db import session
from goodword.lib.errors import Conflict, Invalid, NotFound
from goodword.moderation.naming import check_name
from goodword.moderation.networks import Caller
from goodword.promises import links, queries
from goodword.promises.asking import SCOPE
from goodword.promises.models import PromiseLetter
from goodword.questions import rules, service
from goodword.questions.kinds import ANSWER, QUESTION, question_of
from goodword.questions.models import Answer, Question
from goodword.shoppers import experts
from goodword.shoppers import queries as people
from goodword.shoppers import service as shoppers
from goodword.shoppers.models import Shopper
from goodword.shops import queries as shops
from goodword.shops import settings
from goodword.shops.models import Shop
from goodword.staff import queries as staff
from goodword.staff.models import Staff
from goodword.staff.rules import allows
from goodword.submissions import queries as words
from goodword.submissions.writers import Sending


@dataclass(frozen=True)
class Asked:
    """Somebody who came by her letter's link: what she is asked, as what, and by which name she would answer.

    ``known`` is the shopper, or one of the staff.
    """

    shop: Shop
    question: Question
    letter: PromiseLetter
    known: Shopper | Staff
    name: str | None
    locale: str

    @property
    def role(self) -> str:
        """As what she is asked."""
        return self.letter.role

    @property
    def state(self) -> str:
        """``ask``; ``done`` when she has answered, ``held`` while that waits; ``closed`` when nobody can any more."""
        if self.letter.answer_id is not None:
            given = words.by_id(ANSWER, self.shop.id, self.letter.answer_id)
            return "held" if given.status == HELD else "done"
        return "ask" if self.question.status == PUBLISHED and self.question.state != rules.CLOSED else "closed"


@dataclass(frozen=True, kw_only=True)
class Said:
    """What the form brought, and from where."""

    text: str
    name: str
    token: str
    caller: Caller


def asked_by(word: str, *, lock: bool = False) -> Asked:
    """Whom this link was sent to.

    :raises NotFound: it is not ours, is over, or she is not any more what she was asked as.
    """
    named = links.read(links.ANSWER, word, number=2)
    found = queries.letter(*named, lock=lock) if named else None
    if found is None:
        raise NotFound
    letter, promise = found
    shop, question = shops.by_id(letter.shop_id), words.by_id(QUESTION, letter.shop_id, promise.question_id)
    known, name, locale = _person(shop, letter)
    return Asked(shop, question, letter, known, name, locale or shop.locale)


def answer(asked: Asked, said: Said) -> Answer:
    """Her answer, screened like everybody's. That she reads mail at her address is proven by the link.

    :raises Invalid: no words, or no fit name.
    :raises Refused: a rule refuses it.
    :raises Conflict: she has answered, or nobody can any more.
    """
    if asked.state != "ask":
        raise Conflict("This question takes no answer any more")
    text, name = plain.paragraphs(said.text), asked.name if asked.role == rules.EXPERT else plain.line(said.name)
    if text is None or len(text) > rules.ANSWER_MAX:
        raise Invalid.of("/text", "required", f"An answer has words, {rules.ANSWER_MAX} characters at most")
    given = _by_staff(asked, text, name) if isinstance(asked.known, Staff) else _by_shopper(asked, text, name, said)
    asked.letter.answered_at, asked.letter.answer_id = clock.now(), given.id
    return given


def accepting(word: str) -> tuple[Question, Answer, Shopper]:
    """What an asker's link accepts.

    :raises NotFound: it is not ours, is over, or one of them is not there any more.
    """
    named = links.read(links.ACCEPT, word, number=3)
    if named is None:
        raise NotFound
    shop_id, answer_id, shopper_id = named
    answer: Answer = words.published(ANSWER, shop_id, answer_id)
    question = question_of(answer)
    asker = people.living(people.by_id(shop_id, shopper_id))
    if question.status != PUBLISHED or question.shopper_id != asker.id:
        raise NotFound
    return question, answer, asker


def accept(word: str) -> tuple[Question, Answer]:
    """The asker says that it is the one."""
    question, answer, shopper = accepting(word)
    question = question_of(answer, lock=True)
    service.accept(question=question, answer=answer, by=rules.ASKER, actor=f"shopper:{shopper.id.hex}")
    return question, answer


def _by_staff(asked: Asked, text: str, name: str | None) -> Answer:
    actor = f"staff:{asked.known.id.hex}"
    return service.answer_as_shop(shop=asked.shop, question=asked.question, text=text, name=name, actor=actor)


def _by_shopper(asked: Asked, text: str, name: str | None, said: Said) -> Answer:
    assert isinstance(asked.known, Shopper), "staff answers as the shop"
    if name is None or len(name) > rules.NAME_MAX:
        raise Invalid.of("/name", "required", f"A name is needed, {rules.NAME_MAX} characters at most")
    if asked.role != rules.EXPERT:
        check_name(shop=asked.shop, name=name, locale=asked.locale)
    asked.known.proven_at = asked.known.proven_at or clock.now()
    sender = Sending(guest=shoppers.pen_of(asked.known), shopper=asked.known, token=said.token, caller=said.caller)
    received = service.answer(
        shop=asked.shop, question=asked.question, text=text, name=name, locale=asked.locale, sender=sender
    )
    answered: Answer = received.row
    return answered


def _person(shop: Shop, letter: PromiseLetter) -> tuple[Shopper | Staff, str | None, str | None]:
    if letter.role == rules.STAFF:
        person, role = staff.person_of(letter.shop_id, letter.person_id)
        if not allows(role, SCOPE):
            raise NotFound
        return person, person.name, person.locale
    if letter.role == rules.EXPERT:
        expert = experts.by_id(letter.shop_id, letter.person_id)
        if not experts.is_one(letter.shop_id, expert.shopper_id) or expert.shopper_id is None:
            raise NotFound
        return people.by_id(letter.shop_id, expert.shopper_id), expert.name, expert.locale
    if settings.vouches_for_all(shop.settings):  # then nobody writes by her address alone
        raise NotFound
    owner = _who_it_is_now(letter.shop_id, letter.person_id)
    return owner, owner.name, owner.locale


def _who_it_is_now(shop_id: uuid.UUID, shopper_id: uuid.UUID) -> Shopper:
    shopper = session().get(Shopper, (shop_id, shopper_id))
    owner = people.living(shopper) if shopper else None
    if owner is None or owner.email is None:
        raise NotFound
    return owner
