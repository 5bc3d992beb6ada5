"""What a room says, once, of the words that it keeps."""

import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from goodword.lib import text as plain
from goodword.lib.errors import NotFound
from goodword.submissions.models import Submission

Told = Callable[[Any], None]
Clean = Callable[[str | None], str | None]
Change = Callable[[str], str]


def _nothing(_row: Any) -> None:
    """Most kinds have nothing to add."""


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A kind of words: its name, the table it is in, and what its room does when something becomes of one.

    ``parts`` are the columns that hold words, each with how it is cleaned. ``product_of`` tells whose pages show it.
    ``address_of`` tells where it stands for everybody.
    ``may_arrive``: whether it is still taken; what comes too late waits for the shop.
    ``shown``: everybody can see it from now on. ``count_in``, ``count_out``: numbers follow; it is published just then,
    or was. ``signed``: it is known, or known otherwise, who wrote it. ``changed``: what is published says something
    else, or is another's. ``forgotten``: it is about to be deleted whole. ``unnamed``: its writer is about to be
    forgotten; what the shop wrote to her must not name her: the second thing told takes her names out of a text.
    """

    name: str
    prefix: str
    model: type[Any]
    product_of: Callable[[Any], uuid.UUID]
    address_of: Callable[[Any], str | None]
    parts: Mapping[str, Clean]
    may_arrive: Callable[[Any], bool] = lambda _row: True
    shown: Told = _nothing
    count_in: Told = _nothing
    count_out: Told = _nothing
    signed: Told = _nothing
    changed: Told = _nothing
    forgotten: Told = _nothing
    unnamed: Callable[[Any, Change], None] = lambda _row, _change: None

    def write(self, row: Submission, said: Mapping[str, str | None]) -> None:
        """Put words into a row and make them ready for search."""
        for name, clean in self.parts.items():
            if name in said:
                setattr(row, name, clean(said[name]))
        row.search = plain.fold("\n".join(self.words_of(row)))

    def words_of(self, row: Submission) -> list[str]:
        """All its words, part by part."""
        return [said for name in self.parts if (said := getattr(row, name))]

    def said_by(self, row: Submission) -> dict[str, Any]:
        """What it says now, as a revision keeps it."""
        return {"name": row.author_name} | {name: getattr(row, name) for name in self.parts}


class Kinds:
    """Every kind of the house; the rooms above make them, ``wiring`` names them."""

    def __init__(self) -> None:
        self._by_name: dict[str, Kind] = {}

    def connect(self, known: Iterable[Kind]) -> None:
        """These are all."""
        self._by_name = {kind.name: kind for kind in known}

    def every(self) -> Sequence[Kind]:
        """All of them."""
        return list(self._by_name.values())

    def find(self, name: str) -> Kind | None:
        """The kind of this name, if it is one of words only."""
        return self._by_name.get(name)

    def of(self, name: str) -> Kind:
        """The same, where it must be one.

        :raises NotFound: it is none.
        """
        if (kind := self.find(name)) is None:
            raise NotFound
        return kind


kinds = Kinds()
