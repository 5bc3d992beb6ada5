"""What the shop has said to a person in its comments. What she has said herself is among her words."""

import uuid
from typing import Any

from sqlalchemy import ScalarResult, or_, select

from goodword.comments import rules
from goodword.comments.kinds import COMMENT
from goodword.comments.models import Comment
from goodword.contributions import personal as contributions
from goodword.letters import service as letters
from goodword.lib.db import session
from goodword.lib.people import Person
from goodword.lib.unnaming import without
from goodword.moderation import personal as moderation
from goodword.questions.models import Answer


def collect(shop_id: uuid.UUID, person: Person) -> dict[str, Any]:  # noqa: ARG001 - everybody can read them
    """Nothing: what others have said is theirs."""
    return {}


def erase(shop_id: uuid.UUID, person: Person, *, keep_words: bool) -> None:  # noqa: ARG001 - these are the shop's words
    """The shop's comments where she wrote or asked do not name her any more, and no letter brings what they said."""
    unnamed = without(person.called)
    for comment in _where_she_was(shop_id, person).all():
        contributions.forget_earlier_words(shop_id, COMMENT.name, comment.id)
        if comment.text and (said := unnamed(comment.text)) != comment.text:
            COMMENT.write(comment, {"text": said})
            comment.version += 1
            moderation.unname(shop_id, COMMENT.name, comment.id, unnamed)
            letters.forget_unsent(shop_id=shop_id, about=[comment.id])


def _where_she_was(shop_id: uuid.UUID, person: Person) -> ScalarResult[Comment]:
    """The shop's comments under what she wrote, under answers to what she asked, and in threads that she wrote in."""
    answers = select(Answer.id).where(Answer.shop_id == shop_id, Answer.question_id.in_(person.going))
    grounds = select(Comment.on_id).where(Comment.shop_id == shop_id, Comment.id.in_(person.going))
    under = or_(Comment.on_id.in_(person.going), Comment.on_id.in_(answers), Comment.on_id.in_(grounds))
    return session().scalars(
        select(Comment).where(Comment.shop_id == shop_id, Comment.author_kind == rules.STAFF, under)
    )
