"""The door in front of Flask: hot reads are answered here from snapshots, all else goes in.

It knows four addresses. Whatever it does not understand, or does not find, it
leaves to Flask, whose routes give the same answers the long way.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy.exc import OperationalError

from goodword.snapshots.answers import Answer, Answers, Version, takes_gzip
from goodword.snapshots.questions import LOADER, QUESTIONS, RATING, REVIEWS, Question, understand
from goodword.snapshots.service import Kind
from goodword.snapshots.store import Away, Found, Store

ROUTES = {
    RATING: "/v1/shops/{site_key}/ratings",
    REVIEWS: "/v1/shops/{site_key}/reviews",
    QUESTIONS: "/v1/shops/{site_key}/questions",
    LOADER: "/w/v1/{site_key}.js",
}
"""What the log and the figures call the hot reads; how they were answered stands beside it in the environment."""

Start = Callable[..., Any]
Wsgi = Callable[[dict[str, Any], Start], Iterable[bytes]]


class Door:
    """A WSGI application that answers hot reads and passes the rest to another one."""

    def __init__(self, inside: Wsgi, store: Store, kinds: Mapping[str, Kind], unknown: Mapping[str, bytes]) -> None:
        """``unknown`` is what a product that nobody knows looks like, by kind."""
        self._inside, self._store, self._kinds, self._unknown = inside, store, kinds, unknown
        self._answers = Answers()

    def __call__(self, environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        """Answer, or pass on."""
        answer = self._answer(environ) if environ["REQUEST_METHOD"] == "GET" else None
        if answer is None:
            return self._inside(environ, start)
        if takes_gzip(environ.get("HTTP_ACCEPT_ENCODING", "")):
            answer = answer.packed
        # The server may change the list it is given.
        if answer.is_known_to(environ.get("HTTP_IF_NONE_MATCH")):
            start("304 Not Modified", list(answer.headers))
            return []
        start("200 OK", [*answer.headers, answer.length])
        return [answer.body]

    def _answer(self, environ: dict[str, Any]) -> Answer | None:
        question = understand(environ["PATH_INFO"], environ.get("QUERY_STRING", ""))
        if question is None:
            return None
        environ["goodword.route"] = ROUTES[question[1].partition(":")[0]]
        try:
            # Asked before anything is read: what is read later can only be newer.
            version = self._store.version()
            answer = self._answers.of(question, version)
            environ["goodword.door"] = "remembered"
            return answer or self._made(question, version, environ)
        except (Away, OperationalError):
            environ["goodword.door"] = "away"
            return None

    def _made(self, question: Question, version: Version, environ: dict[str, Any]) -> Answer | None:
        site_key, kind, refs = question
        found = self._store.find(site_key, self._kinds[kind].name, refs)
        if found is None:
            environ["goodword.door"] = "unknown"
            return None
        stale = [each for each in found.values() if each.body is None]
        environ["goodword.door"] = "built" if stale else "kept"
        body = self._body(kind, refs, self._refreshed(found, kind, stale))
        answer = Answer.of(body, is_script=kind == LOADER)
        if not stale:
            self._answers.keep(question, version, answer)
        return answer

    def _refreshed(
        self, found: Mapping[str | None, Found], kind: str, stale: Sequence[Found]
    ) -> Mapping[str | None, bytes | None]:
        built: Mapping[Any, bytes] = {}
        if stale:
            built = self._kinds[kind].refresh(stale[0].shop_id, list(dict.fromkeys(each.subject_id for each in stale)))
        return {ref: each.body or built.get(each.subject_id) for ref, each in found.items()}

    def _body(self, kind: str, refs: Sequence[str | None], found: Mapping[str | None, bytes | None]) -> bytes:
        if kind == LOADER:
            return found[None] or b""
        parts = [
            b'{"product":%s,%s'
            % (
                json.dumps(ref, ensure_ascii=False).encode(),
                (found.get(ref) or self._unknown[kind.partition(":")[0]])[1:],
            )
            for ref in refs
        ]
        return b'{"data":[%s]}' % b",".join(parts) if kind == RATING else parts[0]
