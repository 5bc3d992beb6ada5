"""Mastodon, and every server that speaks its API: GoToSocial, Akkoma, Pixelfed, Takahe and others.

Not all of them honour the key that makes a second request the same post, so what is unknown is looked up by the link
in it.
"""

import time
from collections.abc import Iterator
from html import unescape
from typing import Any
from urllib.parse import quote
from uuid import UUID

from goodword.lib.outbound import Answer
from goodword.networks import multipart
from goodword.networks.calls import Stopped, call, harmless, outcome, read, said, spoken, trouble, withdrawn, word
from goodword.networks.contract import (
    Again,
    Counting,
    Draft,
    Grant,
    Json,
    Later,
    Limits,
    Outcome,
    Picture,
    Posted,
    Refused,
    Tools,
    Unknown,
    Unlinked,
)
from goodword.networks.looking import Seen, picked_by_page
from goodword.networks.mastodon.leave import Leave
from goodword.networks.reading import anything, listed, number

LOOKED_AT = 40
PATIENCE = 20.0
_TRIES = 6
_PAGES = 5
_UNSAID = Limits(500, Counting.CHARACTERS, url_costs=23)


class Mastodon(Leave):
    """A status with a picture; its link is the mark by which it is found. ``pause`` is in seconds."""

    name = "mastodon"
    title = "Mastodon"
    again = Again.BY_LOOK_UP
    asks_host = True
    needs_app = False
    edits = True
    subjects_of_host = True
    pause = 1.0

    def limits(self, tools: Tools, grant: Grant) -> Limits:
        """As the server says; what Mastodon itself has where it does not."""
        try:
            told = read(call(tools.http, "GET", f"https://{grant.host}/api/v2/instance"))
        except Stopped:
            return _UNSAID
        # Whoever is not Mastodon itself counts code points, which are never fewer.
        is_mastodon = "mastodon" in str(told.get("source_url")).lower()
        return Limits(
            number(told, "configuration", "statuses", "max_characters", or_else=500),
            Counting.GRAPHEMES if is_mastodon else Counting.CHARACTERS,
            url_costs=number(told, "configuration", "statuses", "characters_reserved_per_url", or_else=23),
            picture_bytes=number(told, "configuration", "media_attachments", "image_size_limit", or_else=2_000_000),
            alt=number(told, "configuration", "media_attachments", "description_limit", or_else=1000),
        )

    @outcome
    def publish(self, tools: Tools, grant: Grant, draft: Draft, key: UUID) -> Outcome:
        """The picture first; nothing is seen of it before the status."""
        picture = draft.picture
        media = [harmless(lambda: self._uploaded(tools, grant, picture))] if picture else []
        body = self._status(draft, media)
        answer = self._call(tools, grant, "POST", "/api/v1/statuses", body, {"Idempotency-Key": str(key)})
        return _posted(_done(answer))

    @outcome
    def find(self, tools: Tools, grant: Grant, draft: Draft, key: UUID) -> Outcome | None:
        """By the link, among her newest statuses; they must reach back to before we tried."""
        return picked_by_page(self._newest(tools, grant, draft.link), key)

    @outcome
    def change(self, tools: Tools, grant: Grant, posted: Posted, draft: Draft, key: UUID) -> Outcome:
        """Other words; the picture stays."""
        path = f"/api/v1/statuses/{posted.id}"
        there = harmless(lambda: _done(self._call(tools, grant, "GET", path)))
        media = [str(each.get("id")) for each in listed(there.get("media_attachments"))]
        return _posted(_done(self._call(tools, grant, "PUT", path, self._status(draft, media))))

    @outcome
    def withdraw(self, tools: Tools, grant: Grant, posted: Posted) -> Outcome:
        """Gone, or gone already."""
        return withdrawn(self._call(tools, grant, "DELETE", f"/api/v1/statuses/{posted.id}"), posted, _done)

    def _newest(self, tools: Tools, grant: Grant, link: str) -> Iterator[list[Seen]]:
        path = f"/api/v1/accounts/{grant.subject}/statuses?limit={LOOKED_AT}&exclude_reblogs=true"
        behind = ""
        for _ in range(_PAGES):
            page = _listed(self._call(tools, grant, "GET", path + behind))
            yield [Seen(_posted(each), _holds(each, link), str(each.get("created_at"))) for each in page]
            behind = f"&max_id={quote(word(page[-1], 'id'))}"

    def _status(self, draft: Draft, media: list[str]) -> Json:
        return {"status": draft.text, "media_ids": media, "language": draft.locale.partition("-")[0]}

    def _uploaded(self, tools: Tools, grant: Grant, picture: Picture) -> str:
        body, headers = multipart.packed("file", picture, {"description": picture.alt})
        answer = self._call(tools, grant, "POST", "/api/v2/media", body, headers)
        media = word(_done(answer), "id")
        for _ in range(_TRIES):
            if answer.status == 200:
                return media
            time.sleep(self.pause)
            answer = self._call(tools, grant, "GET", f"/api/v1/media/{media}")
            _done(answer)
        raise Stopped(Later())

    def _call(
        self, tools: Tools, grant: Grant, method: str, path: str, body: Any = None, headers: Json | None = None
    ) -> Answer:
        bearer = {"Authorization": f"Bearer {grant.secrets['access']}"} | (headers or {})
        return call(tools.http, method, f"https://{grant.host}{path}", headers=bearer, body=body, seconds=PATIENCE)


def _done(answer: Answer) -> Json:
    if answer.ok:
        return spoken(answer)
    if answer.status == 403:
        raise Stopped(Unlinked(said(answer)))
    if answer.status in {404, 410}:
        raise Stopped(Refused("the post is gone"))
    raise Stopped(trouble(answer))


def _posted(status: Json) -> Posted:
    return Posted(word(status, "id"), str(status.get("url") or "") or None)


def _listed(answer: Answer) -> list[Json]:
    told = anything(answer)
    if not answer.ok:
        _done(answer)
    if not isinstance(told, list):
        raise Stopped(Unknown("her statuses cannot be read"))
    return listed(told)


def _holds(status: Json, link: str) -> bool:
    return link in unescape(str(status.get("content"))) or link in str(status.get("text"))
