"""What the room does when a question changes: its promise follows, and where it stands is read anew each time."""

from goodword.contributions.events import WordsMoved
from goodword.promises import queries, service
from goodword.questions.events import (
    AnswerAccepted,
    AnswerPublished,
    DetailsAsked,
    DetailsGiven,
    QuestionClosed,
    QuestionPublished,
    QuestionReopened,
)
from goodword.questions.kinds import ANSWER, QUESTION, question_of
from goodword.shoppers.events import ShoppersJoined
from goodword.submissions import queries as words

About = (
    QuestionPublished
    | QuestionClosed
    | QuestionReopened
    | DetailsAsked
    | DetailsGiven
    | AnswerPublished
    | AnswerAccepted
)


def on_question_changed(event: About) -> None:
    """Something became of a question, or of an answer to it."""
    service.follow(shop_id=event.shop_id, question_id=event.question_id)


def on_words_moved(event: WordsMoved) -> None:
    """A question is not seen any more, or an answer that may have been the only one: hidden, held or taken back."""
    if event.kind == QUESTION.name:
        service.follow(shop_id=event.shop_id, question_id=event.target_id)
    elif event.kind == ANSWER.name:
        question = question_of(words.by_id(ANSWER, event.shop_id, event.target_id))
        service.follow(shop_id=event.shop_id, question_id=question.id)


def on_shoppers_joined(event: ShoppersJoined) -> None:
    """Two shoppers are one: she rests as an owner whichever of them was asked."""
    queries.hand_over(event.shop_id, gone_id=event.gone_id, into_id=event.into_id)
