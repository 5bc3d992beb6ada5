"""What the room does when a question changes: its promise follows, and where it stands is read anew each time."""

from goodword.promises import service
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
from goodword.submissions import queries as words
from goodword.submissions.events import WordsHidden

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


def on_words_hidden(event: WordsHidden) -> None:
    """The shop hid a question, or an answer that may have been the only one."""
    if event.kind == QUESTION.name:
        service.follow(shop_id=event.shop_id, question_id=event.target_id)
    elif event.kind == ANSWER.name:
        question = question_of(words.by_id(ANSWER, event.shop_id, event.target_id))
        service.follow(shop_id=event.shop_id, question_id=question.id)
