"""What the room tells."""

import uuid
from dataclasses import dataclass

from goodword.lib.events import Event


@dataclass(frozen=True)
class QuestionPublished(Event):
    """Told whenever a question becomes visible: the first time, and again after having been hidden."""

    shop_id: uuid.UUID
    question_id: uuid.UUID


@dataclass(frozen=True)
class AnswerPublished(Event):
    """Told whenever an answer becomes visible: the first time, and again after having been hidden."""

    shop_id: uuid.UUID
    answer_id: uuid.UUID
    question_id: uuid.UUID


@dataclass(frozen=True)
class AnswerAccepted(Event):
    """Told when the asker or the shop says that this answer is the one; ``by`` is of ``rules``."""

    shop_id: uuid.UUID
    answer_id: uuid.UUID
    question_id: uuid.UUID
    by: str


@dataclass(frozen=True)
class QuestionClosed(Event):
    """Told when the shop closes a question; the reason is from the closed list."""

    shop_id: uuid.UUID
    question_id: uuid.UUID
    reason: str


@dataclass(frozen=True)
class QuestionReopened(Event):
    """Told when the shop opens a closed question again."""

    shop_id: uuid.UUID
    question_id: uuid.UUID


@dataclass(frozen=True)
class DetailsAsked(Event):
    """Told when the shop wants to know more before it can answer; the words are in the question's ``asked_back``."""

    shop_id: uuid.UUID
    question_id: uuid.UUID


@dataclass(frozen=True)
class DetailsGiven(Event):
    """Told when the asker has changed her words after the shop had asked for more."""

    shop_id: uuid.UUID
    question_id: uuid.UUID
