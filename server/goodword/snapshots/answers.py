"""Finished answers, remembered in the process until anything is committed."""

import gzip
import re
import threading
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import blake2b

from goodword.snapshots.questions import Question

Header = tuple[str, str]
Version = bytes | int | None
"""Of the whole database; None cannot be compared with any other."""

OPEN_TO_ALL = (
    ("Access-Control-Allow-Origin", "*"),
    ("X-Content-Type-Options", "nosniff"),
    ("Vary", "Accept-Encoding"),
)
JSON = (
    ("Content-Type", "application/json"),
    ("Cache-Control", "public, max-age=0, stale-if-error=86400"),
    *OPEN_TO_ALL,
)
SCRIPT = (
    ("Content-Type", "text/javascript; charset=utf-8"),
    ("Cache-Control", "public, max-age=300, stale-while-revalidate=86400"),
    *OPEN_TO_ALL,
)
_PART = re.compile(r"\s*(gzip|x-gzip|\*)\s*(?:;\s*q=([01](?:\.[0-9]{0,3})?)\s*)?", re.IGNORECASE)
WORTH_PACKING = 1_000
MOST_BYTES = 16 << 20
COST_OF_ONE = 2_000
"""What an answer weighs besides its body: names, headers, the places in tables."""


@lru_cache(maxsize=256)
def takes_gzip(accept_encoding: str) -> bool:
    """Whether the reader takes gzip (RFC 9110, 12.5.3); ``gzip;q=0`` is a no, and goes before ``*``."""
    said = {found[1].lower(): found[2] for found in map(_PART.fullmatch, accept_encoding.split(",")) if found}
    weight = next((said[name] for name in ("gzip", "x-gzip", "*") if name in said), "0")
    return weight is None or float(weight) > 0


@dataclass(frozen=True)
class Answer:
    """A body with all its headers, plain or packed."""

    body: bytes
    headers: tuple[Header, ...]
    length: Header
    tag: str

    @classmethod
    def of(cls, body: bytes, *, is_script: bool) -> "Answer":
        """The answer with this body."""
        return cls._with(body, SCRIPT if is_script else JSON, f'"{blake2b(body, digest_size=12).hexdigest()}"')

    @classmethod
    def _with(cls, body: bytes, kind: tuple[Header, ...], tag: str) -> "Answer":
        return cls(body, (*kind, ("ETag", tag)), ("Content-Length", str(len(body))), tag)

    @cached_property
    def packed(self) -> "Answer":
        """The same in gzip, made when the first reader takes it; itself where that saves nothing."""
        if len(self.body) < WORTH_PACKING:
            return self
        small = gzip.compress(self.body, 6, mtime=0)
        return self._with(small, (*self.headers[:-1], ("Content-Encoding", "gzip")), f'{self.tag[:-1]}-gz"')

    def is_known_to(self, if_none_match: str | None) -> bool:
        """Whether the reader has these bytes already (RFC 9110, 13.1.2)."""
        return if_none_match is not None and (self.tag in if_none_match or if_none_match.strip() == "*")


class Answers:
    """Good for one version of the database; forgotten as a whole when there is another, or too many."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most_bytes = most_bytes
        self._lock = threading.Lock()
        self._version: Version = None
        self._kept: dict[Question, tuple[Version, Answer]] = {}
        self._bytes = 0

    def of(self, question: Question, version: Version) -> Answer | None:
        """The answer to this question, if it was made at this version."""
        kept = self._kept.get(question)
        return kept[1] if kept is not None and kept[0] == version else None

    def keep(self, question: Question, version: Version, answer: Answer) -> None:
        """Remember an answer made at this version, if that can be told from others."""
        if version is None:
            return
        weight = len(answer.body) + COST_OF_ONE
        with self._lock:
            if version != self._version or self._bytes + weight > self._most_bytes:
                self._kept, self._bytes, self._version = {}, 0, version
            # Each keeps its own version: a slow thread may come with an older one.
            self._kept[question] = (version, answer)
            self._bytes += weight
