"""Whether what a letter tells of can still be read: news of what nobody sees is none."""

from goodword.comments import threads
from goodword.comments.kinds import COMMENT
from goodword.comments.models import Comment
from goodword.contributions.lifecycle import PUBLISHED
from goodword.letters.models import Letter
from goodword.lib.db import session
from goodword.questions import kinds
from goodword.questions.models import Answer

OF_WORDS = {
    "question_answered": kinds.ANSWER,
    "answer_accepted": kinds.ANSWER,
    "comment_new": COMMENT,
    "comment_reply": COMMENT,
}
"""Kinds of letters that tell of words that stand on a page, and what words."""


def answer_is_seen(answer: Answer) -> bool:
    """Whether everybody can read it, and its question."""
    return answer.status == kinds.question_of(answer).status == PUBLISHED


def comment_is_seen(comment: Comment) -> bool:
    """Whether everybody can read it, and all that it stands under or answers."""
    answered = session().get(Comment, (comment.shop_id, comment.answers_id)) if comment.answers_id else None
    return threads.is_seen(comment) and (answered is None or answered.status == PUBLISHED)


def is_news(letter: Letter) -> bool:
    """Whether a letter that was gathered may still be told."""
    kind = OF_WORDS.get(letter.kind)
    if kind is None or letter.about_id is None:
        return True
    row = session().get(kind.model, (letter.shop_id, letter.about_id))
    if row is None:
        return False
    return comment_is_seen(row) if kind is COMMENT else answer_is_seen(row)
