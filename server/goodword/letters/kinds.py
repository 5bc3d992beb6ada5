"""Every kind of letter, declared once: what it is for, whether its reader has a choice, how it is drawn."""

from collections.abc import Mapping
from dataclasses import dataclass

ASKED, NEWS = "asked", "news"
"""``asked`` answers what she did or asked for herself: no choice, no cap. ``news`` is all else, and she may end it."""
WRITER, STAFF, EXPERT = "writer", "staff", "expert"
AT_ONCE, DAILY, WEEKLY, OFF = "at_once", "daily", "weekly", "off"
CHOICES = (AT_ONCE, DAILY, WEEKLY, OFF)


@dataclass(frozen=True)
class Topic:
    """What a reader decides about: off, at once, or gathered into a digest, daily or weekly."""

    name: str
    usual: str = AT_ONCE
    digests: bool = True
    """Whether it can wait for a digest; a promise with a clock cannot."""
    audience: tuple[str, ...] = (WRITER,)
    gathers_itself: bool = False
    """Whether its letter comes once a day as it is and waits for no other; then it is that or none."""

    @property
    def choices(self) -> tuple[str, ...]:
        """What she can choose, in the order of her page."""
        if self.gathers_itself:
            return (DAILY, OFF)
        return CHOICES if self.digests else (AT_ONCE, OFF)


TOPICS: Mapping[str, Topic] = {
    each.name: each
    for each in (
        Topic("answers"),
        Topic("comments"),
        Topic("hours"),
        Topic("hour_dates", digests=False),
        Topic("posts", usual=DAILY, gathers_itself=True),
        Topic("questions", digests=False, audience=(STAFF, EXPERT, WRITER)),
        Topic("cases", usual=DAILY, audience=(STAFF,)),
    )
}


@dataclass(frozen=True)
class Kind:
    """One kind of letter. Its words stand in ``words`` under its name, its context in ``samples``.

    ``template`` names a pair of files, ``.mjml`` and ``.txt``. ``varies`` is the part of the context that picks among
    words that are said in several ways; ``quotes`` are parts of it that are shown as somebody's words, in this order.
    ``capped`` says whether it counts in what one address gets in a day and a week: work that somebody has taken on
    does not. ``audience`` says who gets it.
    """

    name: str
    way: str = NEWS
    topic: str = ""
    template: str = "notice"
    varies: str = ""
    quotes: tuple[str, ...] = ()
    capped: bool = True
    audience: str = WRITER

    @property
    def is_news(self) -> bool:
        """Whether its reader may end it."""
        return self.way == NEWS


def _asked(name: str, template: str, audience: str = WRITER) -> Kind:
    return Kind(name, way=ASKED, template=template, capped=False, audience=audience)


def _work(name: str, topic: str, **more: object) -> Kind:
    return Kind(name, topic=topic, capped=False, audience=STAFF, **more)  # type: ignore[arg-type]  # as declared above


KINDS: Mapping[str, Kind] = {
    each.name: each
    for each in (
        _asked("confirm_review", "confirm_review"),
        _asked("sign_in", "sign_in"),
        _asked("review_held", "review_held"),
        _asked("review_kept", "review_held"),
        _asked("review_hidden", "review_held"),
        _asked("review_taken_down", "review_held"),
        _asked("staff_invite", "inviting", STAFF),
        _asked("staff_reset", "inviting", STAFF),
        _asked("expert_invite", "inviting", EXPERT),
        _asked("test_letter", "notice", STAFF),
        Kind("confirm_words", way=ASKED, varies="what", quotes=("text",), capped=False),
        *(
            Kind(f"words_{how}", way=ASKED, template="review_held", varies="what", capped=False)
            for how in ("held", "kept", "hidden", "taken_down")
        ),
        _work("question_asked", "questions", varies="role", quotes=("text", "details")),
        _work("question_warning", "questions", quotes=("text",)),
        _work("question_escalated", "questions", quotes=("text",)),
        _work("case_opened", "cases", varies="because"),
        Kind("question_answered", topic="answers", varies="role", quotes=("question", "text")),
        Kind("answer_accepted", topic="answers", varies="by", quotes=("question", "text")),
        Kind("details_asked", topic="answers", quotes=("question", "text")),
        Kind("question_closed", topic="answers", varies="because", quotes=("question",)),
        Kind("shop_replied", topic="comments", quotes=("quoted", "text")),
        Kind("comment_new", topic="comments", varies="on", quotes=("quoted", "text")),
        Kind("comment_reply", topic="comments", quotes=("quoted", "text")),
        Kind("expert_hour_announced", topic="hours", quotes=("text",)),
        Kind("expert_hour_moved", topic="hour_dates", quotes=("text",)),
        Kind("expert_hour_cancelled", topic="hour_dates", quotes=("text",)),
        Kind("expert_hour_begins", topic="hour_dates", quotes=("text",)),
        Kind("posts_wait", topic="posts", quotes=("text",)),
        Kind("digest", template="digest", varies="period", capped=False),
    )
}


def kind(name: str) -> Kind:
    """The kind of this name.

    :raises KeyError: nobody has declared it.
    """
    return KINDS[name]
