"""Who asked or answered hears what became of it: an answer, its acceptance, what the shop still wants to know."""

import uuid

from goodword.catalog import queries as products
from goodword.contributions.lifecycle import PUBLISHED
from goodword.letters import queries as outbox
from goodword.letters import service as letters
from goodword.lib import text as plain
from goodword.lib.db import session
from goodword.notices import standing
from goodword.notices.reviewing import QUOTED, name_of
from goodword.promises import links
from goodword.questions import kinds, states
from goodword.questions.events import AnswerAccepted, AnswerPublished, DetailsAsked, QuestionClosed
from goodword.questions.models import Answer, Question
from goodword.shoppers import queries as people
from goodword.shops import queries as shops
from goodword.submissions.events import WordsHidden
from goodword.submissions.kinds import kinds as words
from goodword.submissions.models import Submission


def on_answer_published(event: AnswerPublished) -> None:
    """The asker hears of each answer once, and of her own none."""
    answer = session().get_one(Answer, (event.shop_id, event.answer_id))
    question = kinds.question_of(answer)
    if states.is_askers(question, answer) or not standing.answer_is_seen(answer):
        return
    _write(
        question,
        "question_answered",
        about=answer.id,
        product_id=question.product_id,
        author=answer.author_name or "",
        role=answer.role,
        question=question.text or "",
        text=plain.excerpt(answer.text, QUOTED),
        link=kinds.ANSWER.address_of(answer),
        accept_link=_accept_link(question, answer),
    )


def on_answer_accepted(event: AnswerAccepted) -> None:
    """Whoever wrote it hears that it helped."""
    answer = session().get_one(Answer, (event.shop_id, event.answer_id))
    question = kinds.question_of(answer)
    if not standing.answer_is_seen(answer):
        return
    _write(
        answer,
        "answer_accepted",
        about=answer.id,
        product_id=question.product_id,
        by=event.by,
        of=question.id.hex,
        question=question.text or "",
        text=plain.excerpt(answer.text, QUOTED),
        link=kinds.ANSWER.address_of(answer),
    )


def on_details_asked(event: DetailsAsked) -> None:
    """The asker hears what the shop wants to know before it can answer."""
    question = session().get_one(Question, (event.shop_id, event.question_id))
    if question.status != PUBLISHED:
        return
    _write(
        question,
        "details_asked",
        about=question.id,
        product_id=question.product_id,
        question=question.text or "",
        text=plain.excerpt(question.asked_back, QUOTED),
        link=kinds.address_of(question),
    )


def on_question_closed(event: QuestionClosed) -> None:
    """The asker hears that no more answers are expected, and why."""
    question = session().get_one(Question, (event.shop_id, event.question_id))
    if question.status != PUBLISHED:
        return
    _write(
        question,
        "question_closed",
        about=question.id,
        product_id=question.product_id,
        because=event.reason,
        question=question.text or "",
        link=kinds.address_of(question),
    )


def on_words_hidden(event: WordsHidden) -> None:
    """What she wrote was on the page, and is not any more. Of what was held she is told by the room itself."""
    kind = words.of(event.kind)
    row = session().get_one(kind.model, (event.shop_id, event.target_id))
    if event.was_seen:
        _write(
            row,
            "words_taken_down",
            about=row.id,
            product_id=kind.product_of(row),
            what=kind.name,
            name=row.author_name or "",
            reason=event.reason,
            reasons=[],
            title=None,
            text=plain.excerpt("\n".join(kind.words_of(row)), QUOTED),
            link="",
        )


def _accept_link(question: Question, answer: Answer) -> str:
    return links.to_accept(question.shop_id, answer.id, question.shopper_id) if question.shopper_id else ""


ONCE = {"question_answered"}
"""What is shown again after having been hidden is no news."""


def _write(to: Submission, kind: str, *, about: uuid.UUID, product_id: uuid.UUID, **said: object) -> None:
    """Write to whoever wrote this, if her address is proven."""
    email = people.email_of(to.shop_id, to.shopper_id)
    if email is None or (kind in ONCE and outbox.is_written(to.shop_id, kind, email, about=about)):
        return
    shop = shops.by_id(to.shop_id)
    letters.write(
        shop_id=shop.id,
        shop_name=shop.name,
        kind=kind,
        to=email,
        locale=to.locale or shop.locale,
        about=about,
        product_name=name_of(products.by_id(shop.id, product_id)),
        **said,
    )
