"""Telegram: the shop's bot posts into her channel.

There is no page that asks for her leave. She makes the bot an administrator of her channel and posts a word of ours
there, with a link in it that brings her browser back: only who may post in a channel can do that, and the bot sees it
and takes the word away again. Source: core.telegram.org/bots/api.
"""

import hmac
from collections.abc import Mapping
from contextlib import suppress
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from goodword.lib.outbound import Answer
from goodword.networks import multipart
from goodword.networks.calls import Stopped, call, given_back, outcome, said, spoken, trouble, word
from goodword.networks.contract import (
    Again,
    Begun,
    Counting,
    Draft,
    Expired,
    Grant,
    Json,
    Later,
    Limits,
    LinkFailed,
    Outcome,
    Posted,
    Refused,
    Tools,
    Unknown,
    Unlinked,
)
from goodword.networks.fitting import fits
from goodword.networks.reading import listed

API = "https://api.telegram.org"
CAPTION = Limits(1024, Counting.UTF16)
TEXT = Limits(4096, Counting.UTF16, picture_bytes=10_000_000)
_NEWEST = 100
_OF_A_PICTURE = "p"


class Telegram:
    """A picture with her words under it; where they are too long for that, the words with a card."""

    name = "telegram"
    title = "Telegram"
    scopes = ()
    again = Again.NEVER
    asks_host = False
    needs_app = True
    edits = True

    def begin(self, tools: Tools, *, host: str | None, back: str, state: str) -> Begun:
        """``tools.app`` is the bot: its name as ``client_id``, its token as ``client_secret``."""
        link = f"{back}?{urlencode({'state': state})}"
        words = f"{tools.client.name} may post what I choose in this channel. To finish, open {link}"
        # Telegram fetches the first address of a message to show what is there, and must not open ours before her.
        return Begun(f"https://t.me/share/url?{urlencode({'url': tools.client.url, 'text': words})}", {"state": state})

    def finish(self, tools: Tools, *, kept: Json, back: str, said: Mapping[str, str]) -> Grant:
        """A grant for the channel in which the word stands."""
        if not hmac.compare_digest(said.get("state", "").encode(), kept["state"].encode()):
            raise LinkFailed("state", "the answer belongs to another beginning")
        try:
            asked = {"offset": -_NEWEST, "limit": _NEWEST, "timeout": 0, "allowed_updates": ["channel_post"]}
            updates = listed(_done(_call(tools, "getUpdates", asked)))
        except Stopped as stopped:
            raise LinkFailed("provider", f"the bot cannot read: {stopped.outcome}") from None
        posts = [post for post in (each.get("channel_post") for each in updates) if isinstance(post, dict)]
        post = next((each for each in posts if _holds(each, kept["state"])), None)
        if post is None:
            raise LinkFailed("refused", "the word stands in no channel that the bot sees")
        chat: Json = post.get("chat") or {}
        with suppress(Stopped):
            _call(tools, "deleteMessage", {"chat_id": chat.get("id"), "message_id": post.get("message_id")})
        named = chat.get("username")
        handle = f"@{named}" if named else str(chat.get("title"))
        return Grant(str(chat["id"]), handle, url=f"https://t.me/{named}" if named else None)

    def refresh(self, tools: Tools, grant: Grant) -> Grant | Unlinked | Later | Unknown:
        """Nothing ends by itself; whether the bot may still post is asked."""
        try:
            _done(_call(tools, "getChatAdministrators", {"chat_id": grant.subject}))
        except Stopped as stopped:
            return stopped.outcome if isinstance(stopped.outcome, Unlinked | Unknown) else Later(whole_app=True)
        return grant

    def revoke(self, tools: Tools, grant: Grant) -> Later | Unknown | None:
        """The bot leaves the channel."""
        return given_back(lambda: _call(tools, "leaveChat", {"chat_id": grant.subject}))

    def limits(self, tools: Tools, grant: Grant) -> Limits:
        """Of a message without a picture."""
        return TEXT

    @outcome
    def publish(self, tools: Tools, grant: Grant, draft: Draft, key: UUID) -> Outcome:
        """One message."""
        if draft.picture is None or not fits(draft.text, CAPTION):
            return _posted(grant, _done(_call(tools, "sendMessage", {"chat_id": grant.subject, **_shown(draft)})), "")
        body, headers = multipart.packed("photo", draft.picture, {"chat_id": grant.subject, "caption": draft.text})
        return _posted(grant, _done(_call(tools, "sendPhoto", body, headers)), _OF_A_PICTURE)

    def find(self, tools: Tools, grant: Grant, draft: Draft, key: UUID) -> Outcome | None:
        """A bot cannot read back what it has posted."""
        return Unknown("Telegram does not show a bot its own posts")

    @outcome
    def change(self, tools: Tools, grant: Grant, posted: Posted, draft: Draft, key: UUID) -> Outcome:
        """Other words; the picture stays."""
        if posted.id.startswith(_OF_A_PICTURE):
            verb, words = "editMessageCaption", {"caption": draft.text}
        else:
            verb, words = "editMessageText", _shown(draft)
        answer = _call(tools, verb, _place(grant, posted) | words)
        if "not modified" not in said(answer):
            _done(answer)
        return posted

    @outcome
    def withdraw(self, tools: Tools, grant: Grant, posted: Posted) -> Outcome:
        """Gone, or gone already."""
        answer = _call(tools, "deleteMessage", _place(grant, posted))
        if "message to delete not found" not in said(answer):
            _done(answer)
        return posted


def _call(tools: Tools, verb: str, body: Any, headers: dict[str, str] | None = None) -> Answer:
    assert tools.app
    # The token is a part of the address: no fault and no log line of ours names one.
    return call(tools.http, "POST", f"{API}/bot{tools.app.client_secret}/{verb}", headers=headers, body=body)


def _done(answer: Answer) -> Any:
    body = spoken(answer)
    if answer.ok and body.get("ok") is True:
        return body.get("result")
    if answer.ok:
        raise Stopped(Unknown("the answer says neither yes nor no"))
    why = said(answer)
    if answer.status == 401:
        raise Stopped(Expired())
    if answer.status == 403 or any(
        each in why for each in ("chat not found", "not enough rights", "need administrator")
    ):
        raise Stopped(Unlinked(why))
    if "message to edit not found" in why:
        raise Stopped(Refused("the post is gone"))
    raise Stopped(trouble(answer))


def _posted(grant: Grant, message: Any, kind: str) -> Posted:
    name = word(message if isinstance(message, dict) else {}, "message_id")
    return Posted(f"{kind}{name}", f"{grant.url}/{name}" if grant.url else None)


def _place(grant: Grant, posted: Posted) -> Json:
    return {"chat_id": grant.subject, "message_id": int(posted.id.removeprefix(_OF_A_PICTURE))}


def _shown(draft: Draft) -> Json:
    return {"text": draft.text, "link_preview_options": {"url": draft.link, "prefer_large_media": True}}


def _holds(post: Json, state: str) -> bool:
    links = [entity.get("url") for entity in listed(post.get("entities"))]
    return any(state in str(each) for each in (post.get("text"), *links))
