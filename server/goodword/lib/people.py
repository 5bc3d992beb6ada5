"""Whose data: one person of one shop, and what every room says and does about her.

A room that keeps anything about people has a file ``personal.py`` with ``collect`` and ``erase``;
``wiring.PERSONAL_DATA`` names them all, the rooms above before those that they stand on.
"""

import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, cast, false, or_
from sqlalchemy import String as Text

FILES = "files"
"""Under this name ``collect`` may say which pictures go along: name in the ZIP -> name in the media store."""


@dataclass(frozen=True)
class Person:
    """Everything that is proven to be one person's in one shop.

    ``guest_ids`` are keys that are hers alone, her own pen among them; ``emails`` in their one form.
    ``also`` are things that she wrote and that came without her key, as by an import.
    ``marks`` are the ids of what she wrote: what copies of it are found by.
    ``former_ids`` are shoppers who turned out to be her, ``shared_ids`` keys of hers that are somebody else's too.
    ``called`` are all names and addresses that she is known by: they are taken out of words that stay.
    ``presumed_ids`` are those of ``guest_ids`` that she held herself, and with which no address of hers was given.
    ``untold`` goes when she goes, and is not told her: what was sent with these, to addresses that nobody has proven.
    """

    shop_id: uuid.UUID
    shopper_id: uuid.UUID | None = None
    guest_ids: tuple[uuid.UUID, ...] = ()
    emails: tuple[str, ...] = ()
    also: tuple[uuid.UUID, ...] = ()
    marks: tuple[uuid.UUID, ...] = ()
    former_ids: tuple[uuid.UUID, ...] = ()
    shared_ids: tuple[uuid.UUID, ...] = ()
    presumed_ids: tuple[uuid.UUID, ...] = ()
    untold: tuple[uuid.UUID, ...] = ()
    called: tuple[str, ...] = ()

    @property
    def shopper_ids(self) -> tuple[uuid.UUID, ...]:
        """Herself, or nobody: for ``in_``, since “equal to none” would be everybody who is nobody."""
        return (self.shopper_id, *self.former_ids) if self.shopper_id else ()

    @property
    def ids(self) -> tuple[uuid.UUID, ...]:
        """What she goes by inside: her keys and herself."""
        return (*self.guest_ids, *self.shopper_ids)

    @property
    def going(self) -> tuple[uuid.UUID, ...]:
        """All that goes when she goes: told or not."""
        return (*self.marks, *self.untold)

    @property
    def names(self) -> tuple[str, ...]:
        """Her ids in both ways of writing them, and her addresses: what a text that speaks of her would hold."""
        return (*written(self.ids), *self.emails)


Collect = Callable[[uuid.UUID, Person], dict[str, Any]]
"""``collect(shop_id, person)``: what the room knows of her, as JSON takes it; nothing is changed."""
Erase = Callable[..., None]
"""``erase(shop_id, person, keep_words=…)``: inside one transaction over all rooms; done twice, it is as done once."""


class Keeps(NamedTuple):
    """What a room does about a person."""

    collect: Collect
    erase: Erase


def written(ids: Iterable[uuid.UUID]) -> tuple[str, ...]:
    """Ids as texts hold them: 32 digits, and with dashes."""
    return tuple(form for one in ids for form in (one.hex, str(one)))


def told(row: object, *names: str) -> dict[str, Any]:
    """Columns of a row as JSON takes them."""
    return {name: plain(getattr(row, name)) for name in names}


def plain(value: Any) -> Any:
    """A value as JSON takes it: moments in UTC, ids as 32 digits."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value.hex if isinstance(value, uuid.UUID) else value


def mentions(column: Any, words: Iterable[str]) -> ColumnElement[bool]:
    """Whether a column of text or JSON holds one of these words."""
    said = cast(column, Text)
    return or_(false(), *(said.contains(word, autoescape=True) for word in words))
