"""Threads. A post is made in two steps: a container that nobody sees, then its publication."""

from dataclasses import replace
from datetime import timedelta
from urllib.parse import urlencode
from uuid import UUID

from goodword.lib.outbound import Answer
from goodword.networks.apps import AppNetwork
from goodword.networks.calls import Stopped, call, harmless, outcome, read, said, spoken, trouble, withdrawn, word
from goodword.networks.contract import (
    Again,
    Counting,
    Draft,
    Expired,
    Grant,
    Json,
    Later,
    Limits,
    Outcome,
    Posted,
    Refused,
    Tools,
    Unknown,
    Unlinked,
)
from goodword.networks.looking import Seen, picked
from goodword.networks.oauth import tokens
from goodword.networks.reading import listed

GRAPH = "https://graph.threads.net"
LOOKED_AT = 50
RENEWED_AHEAD = timedelta(days=7)
_ENDED, _NO_LEAVE = 190, {10, 200}
_ENOUGH = {4, 17, 32, 613}


class Threads(AppNetwork):
    """A text whose link shows our card. A token that has ended cannot be renewed, so it is renewed ahead."""

    name = "threads"
    title = "Threads"
    scopes = ("threads_basic", "threads_content_publish", "threads_delete")
    again = Again.BY_LOOK_UP
    edits = False
    authorize = "https://threads.net/oauth/authorize"
    token = f"{GRAPH}/oauth/access_token"
    has_pkce = False
    between = ","

    def first_tokens(self, tools: Tools, asked: Json) -> Json:
        """The token for the code lives an hour; the one for that token 60 days."""
        assert tools.app
        short = self.ask_tokens(tools, asked)["access_token"]
        asked = {"grant_type": "th_exchange_token", "client_secret": tools.app.client_secret, "access_token": short}
        return tokens(call(tools.http, "GET", f"{GRAPH}/access_token?{urlencode(asked)}"))

    def renewed(self, tools: Tools, grant: Grant) -> Json:
        """By the token itself, while it is good."""
        query = urlencode({"grant_type": "th_refresh_token", "access_token": grant.secrets["access"]})
        answer = call(tools.http, "GET", f"{GRAPH}/refresh_access_token?{query}")
        if _code(answer) in _NO_LEAVE | {_ENDED}:
            raise Stopped(Unlinked(said(answer)))
        return tokens(answer)

    def granted(self, grant: Grant, body: Json) -> Grant:
        """``expires_at`` is a week early, for whoever renews when a token has ended."""
        full = super().granted(grant, body)
        return replace(full, expires_at=full.expires_at and full.expires_at - RENEWED_AHEAD)

    def who(self, tools: Tools, access: str) -> Grant:
        """Her account."""
        her = read(self.call(tools, access, "GET", f"{GRAPH}/v1.0/me?fields=id,username"))
        handle = word(her, "username")
        return Grant(word(her, "id"), f"@{handle}", url=f"https://www.threads.com/@{handle}")

    def limits(self, tools: Tools, grant: Grant) -> Limits:
        """For everybody."""
        return Limits(500, Counting.EMOJI_AS_BYTES, picture_bytes=0)

    @outcome
    def publish(self, tools: Tools, grant: Grant, draft: Draft, key: UUID) -> Outcome:
        """The container first."""
        shown = {"media_type": "TEXT", "text": draft.text, "link_attachment": draft.link}
        her = f"{GRAPH}/v1.0/{grant.subject}"
        made = harmless(lambda: word(_done(self.call(tools, grant, "POST", f"{her}/threads", form=shown)), "id"))
        answer = self.call(tools, grant, "POST", f"{her}/threads_publish", form={"creation_id": made})
        return Posted(word(_done(answer), "id"))

    @outcome
    def find(self, tools: Tools, grant: Grant, draft: Draft, key: UUID) -> Outcome | None:
        """By the link, among her newest posts."""
        query = f"fields=id,text,permalink,timestamp&limit={LOOKED_AT}"
        told = _done(self.call(tools, grant, "GET", f"{GRAPH}/v1.0/{grant.subject}/threads?{query}"))
        if "data" not in told:
            return Unknown("her posts cannot be read")
        seen = [
            Seen(Posted(word(each, "id")), draft.link in str(each.get("text")), str(each.get("timestamp")))
            for each in listed(told["data"])
        ]
        return picked(seen, key, most=LOOKED_AT)

    def change(self, tools: Tools, grant: Grant, posted: Posted, draft: Draft, key: UUID) -> Outcome:
        """Its people can for a quarter of an hour, its API cannot."""
        return Refused("a post on Threads cannot be changed")

    @outcome
    def withdraw(self, tools: Tools, grant: Grant, posted: Posted) -> Outcome:
        """Gone, or gone already."""
        return withdrawn(self.call(tools, grant, "DELETE", f"{GRAPH}/v1.0/{posted.id}"), posted, _done)


def _done(answer: Answer) -> Json:
    if answer.ok:
        return spoken(answer)
    code = _code(answer)
    if code == _ENDED:
        raise Stopped(Expired())
    if code in _NO_LEAVE:
        raise Stopped(Unlinked(said(answer)))
    fault = trouble(answer)
    raise Stopped(Later() if code in _ENOUGH and isinstance(fault, Refused) else fault)


def _code(answer: Answer) -> object:
    fault = spoken(answer).get("error")
    return fault.get("code") if isinstance(fault, dict) else None
