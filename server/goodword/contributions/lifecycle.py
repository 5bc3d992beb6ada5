"""The life of what shoppers write. Read it aloud: from each state, where it may go."""

from goodword.lib.errors import Conflict

UNCONFIRMED = "unconfirmed"
HELD = "held"
PUBLISHED = "published"
HIDDEN = "hidden"
WITHDRAWN = "withdrawn"
REPLACED = "replaced"

MOVES: dict[str, frozenset[str]] = {
    UNCONFIRMED: frozenset({HELD, PUBLISHED, REPLACED, WITHDRAWN}),
    HELD: frozenset({PUBLISHED, HIDDEN, WITHDRAWN, REPLACED}),
    PUBLISHED: frozenset({HELD, HIDDEN, WITHDRAWN, REPLACED}),
    HIDDEN: frozenset({PUBLISHED, WITHDRAWN}),
    WITHDRAWN: frozenset({UNCONFIRMED, HELD, PUBLISHED, HIDDEN, REPLACED}),
    REPLACED: frozenset(),
}
if unknown := frozenset().union(*MOVES.values()) - MOVES.keys():
    raise ValueError(f"these states have no line of their own: {unknown}")


def checked_move(now: str, to: str) -> str:
    """The new state.

    :raises Conflict: nothing goes from here to there.
    """
    if to not in MOVES[now]:
        raise Conflict(f"What is {now} cannot become {to}")
    return to
