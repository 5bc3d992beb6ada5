"""The networks for which a shop brings an application, each as strict as its documents say it is."""

import itertools
import secrets
from collections.abc import Callable
from datetime import UTC, datetime
from typing import ClassVar

from goodword.networks.contract import App, Counting, Json, Limits
from goodword.networks.fitting import fits
from goodword.networks.testing.provider import Provider
from goodword.networks.testing.stage import Asked, Host, Said


class StrictApp:
    """One network with Anna alone on it. ``posts`` are what it keeps of each, with at least its ``text``."""

    names: ClassVar[tuple[str, ...]]
    limits: ClassVar[Limits]
    posting: ClassVar[tuple[str, str]]
    pkce: ClassVar[bool] = False
    refreshes: ClassVar[bool] = True

    def __init__(self) -> None:
        self.app = App("goodword-tests", secrets.token_urlsafe(32))
        self.provider = Provider(self.app, pkce=self.pkce, refreshes=self.refreshes)
        self.posts: dict[str, Json] = {}
        self.count = itertools.count(1000)

    def hosts(self) -> dict[str, Host]:
        return dict.fromkeys(self.names, self.answer)

    def consent(self, url: str, *, agree: bool = True) -> dict[str, str]:
        return self.provider.consent(url, agree=agree)

    def texts(self) -> list[str]:
        return [post["text"] for post in self.posts.values()]

    def is_posting(self, asked: Asked) -> bool:
        return (asked.method, asked.path) == self.posting

    def end(self) -> None:
        self.provider.end()

    def answer(self, asked: Asked) -> Said:
        open_to_all = self.of_all(asked.method, asked.path)
        if open_to_all:
            return open_to_all(asked)
        if not self.provider.knows(asked):
            return self.ended()
        return self.of_hers(asked.method, asked.path, asked)

    def of_all(self, method: str, path: str) -> Callable[[Asked], Said] | None:
        raise NotImplementedError

    def of_hers(self, method: str, path: str, asked: Asked) -> Said:
        raise NotImplementedError

    def ended(self) -> Said:
        return Said(401, {"message": "Unauthorized"})

    def kept(self, text: str, **more: object) -> str:
        assert fits(text, self.limits)
        name = str(next(self.count))
        self.posts[name] = {"id": name, "text": text, "made_at": datetime.now(UTC), **more}
        return name

    def newest(self) -> list[Json]:
        return list(reversed(self.posts.values()))


class StrictX(StrictApp):
    names = ("api.x.com", "x.com")
    limits = Limits(280, Counting.WEIGHTED, url_costs=23)
    posting = ("POST", "/2/tweets")
    pkce = True

    def of_all(self, method: str, path: str) -> Callable[[Asked], Said] | None:
        return {"/2/oauth2/token": self.provider.token, "/2/oauth2/revoke": self.provider.revoke}.get(path)

    def of_hers(self, method: str, path: str, asked: Asked) -> Said:
        match method, path.removeprefix("/2/").split("/"):
            case "GET", ["users", "me"]:
                return Said(200, {"data": {"id": "17", "username": "anna"}})
            case "GET", ["users", "17", "tweets"]:
                assert "entities" in asked.query["post.fields"]
                return Said(200, {"data": [self.shown(post) for post in self.newest()][:20], "meta": {}})
            case "POST", ["tweets"]:
                return self.posted(asked.json["text"])
            case "DELETE", ["tweets", name]:
                return Said(200 if self.posts.pop(name, None) else 404, {"data": {"deleted": True}})
        raise AssertionError(asked)

    def posted(self, text: str) -> Said:
        if not fits(text, self.limits):
            return Said(400, {"title": "Invalid Request", "detail": "Your Post text is too long."})
        if text in self.texts():
            why = "You are not allowed to create a Tweet with duplicate content."
            return Said(403, {"detail": why, "title": "Forbidden", "status": 403})
        return Said(201, {"data": {"id": self.kept(text), "text": text}})

    def shown(self, post: Json) -> Json:
        url = {"url": "https://t.co/x1", "expanded_url": post["text"].split()[-1]}
        return {"id": post["id"], "created_at": post["made_at"].isoformat(), "entities": {"urls": [url]}}


class StrictThreads(StrictApp):
    names = ("graph.threads.net",)
    limits = Limits(500, Counting.EMOJI_AS_BYTES)
    posting = ("POST", "/v1.0/17/threads_publish")
    refreshes = False

    def __init__(self) -> None:
        super().__init__()
        self.containers: dict[str, str] = {}

    def of_all(self, method: str, path: str) -> Callable[[Asked], Said] | None:
        return {
            "/oauth/access_token": self.provider.token,
            "/access_token": self.longer,
            "/refresh_access_token": self.longer,
        }.get(path)

    def longer(self, asked: Asked) -> Said:
        is_ours = (
            asked.query["grant_type"] == "th_refresh_token" or asked.query["client_secret"] == self.app.client_secret
        )
        if not is_ours or asked.query["access_token"] not in self.provider.access:
            return self.ended()
        return Said(200, self.provider.tokens() | {"expires_in": 5_184_000})

    def ended(self) -> Said:
        return Said(401, {"error": {"message": "Session has expired", "type": "OAuthException", "code": 190}})

    def of_hers(self, method: str, path: str, asked: Asked) -> Said:
        match method, path.removeprefix("/v1.0/").split("/"):
            case "GET", ["me"]:
                return Said(200, {"id": "17", "username": "anna"})
            case "GET", ["17", "threads"]:
                return Said(200, {"data": [post | {"made_at": None, "timestamp": "2026-11-22T12:00:00+0000"}
                                           for post in self.newest()][:50]})  # fmt: skip
            case "POST", ["17", "threads"]:
                return self.contained(asked.form)
            case "POST", ["17", "threads_publish"]:
                return Said(200, {"id": self.kept(self.containers.pop(asked.form["creation_id"]))})
            case "DELETE", [name]:
                return Said(200 if self.posts.pop(name, None) else 404, {"success": True})
        raise AssertionError(asked)

    def contained(self, form: dict[str, str]) -> Said:
        assert form["media_type"] == "TEXT"
        assert form["link_attachment"] in form["text"] or len(form["text"]) > 500
        if not fits(form["text"], self.limits):
            return Said(400, {"error": {"message": "Param text must be at most 500 characters", "code": 100}})
        name = f"c{next(self.count)}"
        self.containers[name] = form["text"]
        return Said(200, {"id": name})


class StrictPinterest(StrictApp):
    names = ("api.pinterest.com",)
    limits = Limits(800, Counting.CHARACTERS)
    posting = ("POST", "/v5/pins")

    def of_all(self, method: str, path: str) -> Callable[[Asked], Said] | None:
        return {"/v5/oauth/token": self.provider.token}.get(path)

    def of_hers(self, method: str, path: str, asked: Asked) -> Said:
        match method, path.removeprefix("/v5/").split("/"):
            case "GET", ["user_account"]:
                return Said(200, {"id": "17", "username": "anna"})
            case "GET", ["boards"]:
                return Said(200, {"items": [{"id": "4242", "name": "Tea"}], "bookmark": None})
            case "GET", ["boards", "4242", "pins"]:
                return Said(200, {"items": [self.shown(post) for post in self.newest()][:50]})
            case "POST", ["pins"]:
                return self.posted(asked.json)
            case "PATCH", ["pins", name]:
                self.posts[name]["text"] = asked.json["description"]
                return Said(200, {"id": name})
            case "DELETE", ["pins", name]:
                return Said(204 if self.posts.pop(name, None) else 404)
        raise AssertionError(asked)

    def posted(self, pin: Json) -> Said:
        assert pin["board_id"] == "4242"
        assert pin["media_source"]["source_type"] == "image_base64"
        assert len(pin["title"]) <= 100
        if not fits(pin["description"], self.limits):
            return Said(400, {"code": 1, "message": "Invalid request: description is too long"})
        return Said(201, {"id": self.kept(pin["description"], link=pin["link"])})

    def shown(self, post: Json) -> Json:
        return {"id": post["id"], "link": post["link"], "created_at": post["made_at"].isoformat()}
