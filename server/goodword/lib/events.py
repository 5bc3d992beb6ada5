"""How a room tells what stands above it: it emits a fact; ``wiring`` says who listens."""

import logging
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Self, get_args, get_type_hints

from goodword.lib.db import session

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Event:
    """A fact, in the past tense. Its fields are ids, texts, numbers and flags, so that it can travel in a job."""

    def packed(self) -> dict[str, Any]:
        """Its fields as JSON takes them."""
        return {name: str(value) if isinstance(value, uuid.UUID) else value for name, value in asdict(self).items()}

    @classmethod
    def unpacked(cls, fields: Mapping[str, Any]) -> Self:
        """The fact again, from ``packed``."""
        kinds = get_type_hints(cls)
        ids = {name for name, kind in kinds.items() if uuid.UUID in {kind, *get_args(kind)}}
        return cls(**{name: uuid.UUID(value) if value and name in ids else value for name, value in fields.items()})


@dataclass(frozen=True)
class Reaction:
    """Who reacts, and whether in the same transaction or in a job of its own."""

    react: Callable[[Any], None]
    at_once: bool

    @property
    def name(self) -> str:
        """The name by which a job finds the reaction again."""
        return f"{self.react.__module__}.{self.react.__qualname__}"


def at_once(react: Callable[[Any], None]) -> Reaction:
    """React in the same transaction, inside a savepoint; if it fails, it is tried again in a job."""
    return Reaction(react, at_once=True)


def later(react: Callable[[Any], None]) -> Reaction:
    """React in a job written in the same transaction."""
    return Reaction(react, at_once=False)


class Exchange:
    """The table of reactions, filled once by ``wiring``."""

    def __init__(self) -> None:
        self._reactions: Mapping[type[Event], Sequence[Reaction]] = {}
        self._postpone: Callable[..., None] | None = None

    def connect(self, reactions: Mapping[type[Event], Sequence[Reaction]], postpone: Callable[..., None]) -> None:
        """Take the table and the way to write a job (``jobs.queue.enqueue``)."""
        self._reactions, self._postpone = reactions, postpone

    def emit(self, event: Event) -> None:
        """Tell everybody who listens to this kind of fact."""
        for reaction in self._reactions.get(type(event), ()):
            if not (reaction.at_once and self._reacted(reaction, event)):
                self._put_off(reaction, event)

    def run(self, *, reaction: str, event: dict[str, Any]) -> None:
        """Do in a job what was put off; the job's edge has opened the transaction."""
        for kind, reactions in self._reactions.items():
            for each in reactions:
                if each.name == reaction and kind.__name__ == event["kind"]:
                    each.react(kind.unpacked(event["fields"]))

    def _reacted(self, reaction: Reaction, event: Event) -> bool:
        try:
            with session().begin_nested():
                reaction.react(event)
        except Exception:
            log.exception("%s failed at once and will be tried again in a job", reaction.name)
            return False
        return True

    def _put_off(self, reaction: Reaction, event: Event) -> None:
        if self._postpone is None:
            raise RuntimeError("reactions are not connected; wiring.connect() comes first")
        fact = {"kind": type(event).__name__, "fields": event.packed()}
        self._postpone("reactions.run", reaction=reaction.name, event=fact)


exchange = Exchange()
emit = exchange.emit
