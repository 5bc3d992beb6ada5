"""Telegram as its bots know it: a channel, its administrators, and no way to read what one has posted."""

import itertools
import secrets
from email import message_from_bytes
from urllib.parse import parse_qs, parse_qsl, urlsplit

from goodword.networks.contract import App, Counting, Json, Limits
from goodword.networks.fitting import fits
from goodword.networks.testing.stage import Asked, Host, Said

CHAT = -1001234567890
NO = {"text": "message is too long", "caption": "message caption is too long"}
LIMITS = {"text": Limits(4096, Counting.UTF16), "caption": Limits(1024, Counting.UTF16)}


class StrictTelegram:
    """Anna's channel, which the shop's bot may post in."""

    def __init__(self) -> None:
        self.app = App("TeaHouseBot", f"123456:{secrets.token_urlsafe(26)}")
        self.posts: dict[int, str] = {}
        self.updates: list[Json] = []
        self.is_administrator = True
        self.count = itertools.count(7)

    def hosts(self) -> dict[str, Host]:
        return {"api.telegram.org": self.answer}

    def consent(self, url: str, *, agree: bool = True) -> dict[str, str]:
        """She shares the word to her channel, then opens the link in it."""
        shared = parse_qs(urlsplit(url).query)
        message = f"{shared['url'][0]}\n{shared['text'][0]}"
        seen_by_telegram, link = [word for word in message.split() if word.startswith("http")]
        assert "state" not in seen_by_telegram
        if agree:
            self.is_administrator = True
            name = next(self.count)
            self.posts[name] = message
            post = {"message_id": name, "chat": {"id": CHAT, "username": "annas_tea"}, "text": self.posts[name]}
            self.updates.append({"update_id": name, "channel_post": post})
        return dict(parse_qsl(urlsplit(link).query))

    def texts(self) -> list[str]:
        return list(self.posts.values())

    def is_posting(self, asked: Asked) -> bool:
        return asked.path.endswith(("/sendPhoto", "/sendMessage"))

    def end(self) -> None:
        self.is_administrator = False

    def answer(self, asked: Asked) -> Said:
        _, bot, verb = asked.path.split("/")
        if bot != f"bot{self.app.client_secret}":
            return no(401, "Unauthorized")
        if verb == "getUpdates":
            return yes(self.updates[-asked.json["limit"] :])
        sent = read(asked)
        assert int(sent["chat_id"]) == CHAT
        if not self.is_administrator:
            return no(403, "Forbidden: bot is not a member of the channel chat")
        return self.done(verb, sent)

    def done(self, verb: str, sent: Json) -> Said:
        field = "caption" if "caption" in sent else "text"
        if field in sent and not fits(sent[field], LIMITS[field]):
            return no(400, f"Bad Request: {NO[field]}")
        if verb in {"sendPhoto", "sendMessage"}:
            return self.posted(next(self.count), sent[field])
        if verb.startswith("edit"):
            return self.posted(sent["message_id"], sent[field])
        if verb == "deleteMessage" and self.posts.pop(sent["message_id"], None) is None:
            return no(400, "Bad Request: message to delete not found")
        return yes(True)

    def posted(self, name: int, text: str) -> Said:
        self.posts[name] = text
        return yes({"message_id": name, "chat": {"id": CHAT}})


def read(asked: Asked) -> Json:
    kind = asked.headers["content-type"]
    if kind == "application/json":
        return asked.json
    parts = message_from_bytes(f"Content-Type: {kind}\r\n\r\n".encode() + asked.body).get_payload()
    assert any(part.get_filename() for part in parts), "the picture is there"
    return {part.get_param("name", header="content-disposition"): part.get_payload(decode=True).decode()
            for part in parts if not part.get_filename()}  # fmt: skip


def yes(result: object) -> Said:
    return Said(200, {"ok": True, "result": result})


def no(status: int, why: str) -> Said:
    return Said(status, {"ok": False, "error_code": status, "description": why})
