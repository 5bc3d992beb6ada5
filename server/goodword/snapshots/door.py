"""The door in front of Flask: hot reads are answered here from snapshots, all else goes in.

It knows three addresses. Whatever it does not understand, or does not find, it
leaves to Flask, whose routes give the same answers the long way.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from hashlib import blake2b
from typing import Any
from urllib.parse import parse_qsl

from goodword.snapshots.service import Kind
from goodword.snapshots.store import Found, Store

Start = Callable[..., Any]
Wsgi = Callable[[dict[str, Any], Start], Iterable[bytes]]
Question = tuple[str, str, tuple[str | None, ...]]

JSON = [
    ("Content-Type", "application/json"),
    ("Access-Control-Allow-Origin", "*"),
    ("Cache-Control", "public, max-age=0, stale-if-error=86400"),
    ("X-Content-Type-Options", "nosniff"),
]
SCRIPT = [
    ("Content-Type", "text/javascript; charset=utf-8"),
    ("Access-Control-Allow-Origin", "*"),
    ("Cache-Control", "public, max-age=300, stale-while-revalidate=86400"),
    ("X-Content-Type-Options", "nosniff"),
]
MOST_PRODUCTS = 100


class Door:
    """A WSGI application that answers hot reads and passes the rest to another one."""

    def __init__(self, inside: Wsgi, store: Store, kinds: Mapping[str, Kind], unknown: Mapping[str, bytes]) -> None:
        """``unknown`` is what a product that nobody knows looks like, by kind."""
        self._inside, self._store, self._kinds, self._unknown = inside, store, kinds, unknown

    def __call__(self, environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        """Answer, or pass on."""
        question = (
            understand(environ["PATH_INFO"], environ.get("QUERY_STRING", ""))
            if environ["REQUEST_METHOD"] == "GET"
            else None
        )
        body = self._body(question) if question else None
        if question is None or body is None:
            return self._inside(environ, start)
        tag = f'"{blake2b(body, digest_size=12).hexdigest()}"'
        headers = [*(SCRIPT if question[1] == "loader" else JSON), ("ETag", tag)]
        if tag in environ.get("HTTP_IF_NONE_MATCH", ""):
            start("304 Not Modified", headers)
            return [b""]
        start("200 OK", [*headers, ("Content-Length", str(len(body)))])
        return [body]

    def _body(self, question: Question) -> bytes | None:
        site_key, kind, refs = question
        found = self._found(site_key, kind, refs)
        if kind == "loader":
            return found.get(None)
        if not found and self._shop_is_unknown(site_key):
            return None
        parts = [
            b'{"product":%s,%s'
            % (json.dumps(ref, ensure_ascii=False).encode(), (found.get(ref) or self._unknown[kind])[1:])
            for ref in refs
        ]
        return b'{"data":[%s]}' % b",".join(parts) if kind == "rating" else parts[0]

    def _found(self, site_key: str, kind: str, refs: Sequence[str | None]) -> Mapping[str | None, bytes]:
        found = self._store.find(site_key, self._kinds[kind].name, refs)
        stale = [each for each in found.values() if each.body is None]
        if not stale:
            return {ref: each.body for ref, each in found.items() if each.body is not None}
        return self._refreshed(found, kind, stale)

    def _refreshed(
        self, found: Mapping[str | None, Found], kind: str, stale: Sequence[Found]
    ) -> Mapping[str | None, bytes]:
        subjects = list(dict.fromkeys(each.subject_id for each in stale))
        built = self._kinds[kind].refresh(stale[0].shop_id, subjects)
        bodies = {ref: each.body or built.get(each.subject_id) for ref, each in found.items()}
        return {ref: body for ref, body in bodies.items() if body is not None}

    def _shop_is_unknown(self, site_key: str) -> bool:
        return not self._store.find(site_key, self._kinds["loader"].name, [None])


@lru_cache(maxsize=4096)
def understand(path: str, query: str) -> Question | None:
    """What is asked for, if it is one of the hot reads in its plain form."""
    match path.split("/"):
        case ["", "v1", "shops", site_key, "ratings"]:
            refs = _products(query, most=MOST_PRODUCTS)
            return (site_key, "rating", refs) if refs else None
        case ["", "v1", "shops", site_key, "reviews"]:
            refs = _products(query, most=1)
            return (site_key, "reviews", refs) if refs else None
        case ["", "w", "v1", file] if file.endswith(".js") and not query:
            return file.removesuffix(".js"), "loader", (None,)
    return None


def _products(query: str, *, most: int) -> tuple[str, ...] | None:
    try:
        pairs = parse_qsl(query, keep_blank_values=True, strict_parsing=True, max_num_fields=most, errors="strict")
    except (ValueError, UnicodeDecodeError):
        return None
    fit = all(name == "product" and 0 < len(ref) <= 200 and ref.isprintable() for name, ref in pairs)
    return tuple(ref for _, ref in pairs) if pairs and fit else None
