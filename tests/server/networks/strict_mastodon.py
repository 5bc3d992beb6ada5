"""A server of Mastodon's API as GoToSocial is one: strict with codes and texts, and deaf to our key."""

import itertools
import secrets
from datetime import UTC, datetime

from goodword.networks.contract import App, Counting, Json, Limits
from goodword.networks.fitting import fits
from goodword.networks.testing.provider import Provider
from goodword.networks.testing.stage import Asked, Host, Said

HOST = "gts.test"
LIMITS = Limits(500, Counting.CHARACTERS, url_costs=25)


class StrictMastodon:
    """One server with Anna alone on it."""

    app: App | None = None
    page = 20

    def __init__(self) -> None:
        self.provider = Provider(App(secrets.token_urlsafe(16), secrets.token_urlsafe(32)), refreshes=False)
        self.posts: dict[str, Json] = {}
        self.media: dict[str, int] = {}
        self.count = itertools.count(1)

    def hosts(self) -> dict[str, Host]:
        return {HOST: self.answer}

    def consent(self, url: str, *, agree: bool = True) -> dict[str, str]:
        return self.provider.consent(url, agree=agree)

    def texts(self) -> list[str]:
        return [post["text"] for post in self.posts.values()]

    def is_posting(self, asked: Asked) -> bool:
        return (asked.method, asked.path) == ("POST", "/api/v1/statuses")

    def end(self) -> None:
        self.provider.end()

    def answer(self, asked: Asked) -> Said:
        match asked.method, asked.path.strip("/").split("/"):
            case "GET", ["api", "v2", "instance"]:
                told = {"max_characters": 500, "characters_reserved_per_url": 25}
                return Said(200, {"version": "0.20.2+git-1a2b", "configuration": {"statuses": told}})
            case "POST", ["api", "v1", "apps"]:
                return Said(200, self.provider.app.__dict__)
            case "POST", ["oauth", "token"]:
                return self.provider.token(asked)
            case "POST", ["oauth", "revoke"]:
                return self.provider.revoke(asked)
        if not self.provider.knows(asked):
            return Said(401, {"error": "Unauthorized: token not supplied"})
        return self.of_hers(asked)

    def of_hers(self, asked: Asked) -> Said:
        match asked.method, asked.path.removeprefix("/api/").split("/"):
            case "GET", ["v1", "accounts", "verify_credentials"]:
                return Said(200, {"id": "01ANNA", "username": "anna", "url": f"https://{HOST}/@anna"})
            case "GET", ["v1", "accounts", "01ANNA", "statuses"]:
                newest = [*reversed(self.posts.values())]
                seen = [each["id"] for each in newest]
                behind = seen.index(asked.query["max_id"]) + 1 if "max_id" in asked.query else 0
                return Said(200, newest[behind : behind + min(int(asked.query["limit"]), self.page)])
            case "POST", ["v2", "media"]:
                assert b'name="description"' in asked.body
                return self.of_media(f"m{next(self.count)}")
            case "GET", ["v1", "media", name]:
                return self.of_media(name)
            case "POST", ["v1", "statuses"]:
                return self.posted(f"p{next(self.count)}", asked.json)
            case method, ["v1", "statuses", name]:
                return self.of_a_post(method, name, asked)
        raise AssertionError(asked)

    def of_media(self, name: str) -> Said:
        left = self.media[name] = self.media.get(name, 3) - 1
        return Said({2: 202, 1: 206}.get(left, 200), {"id": name})

    def of_a_post(self, method: str, name: str, asked: Asked) -> Said:
        if name not in self.posts:
            return Said(404, {"error": "Not Found"})
        if method == "PUT":
            return self.posted(name, asked.json)
        return Said(200, self.posts.pop(name) if method == "DELETE" else self.posts[name])

    def posted(self, name: str, said: Json) -> Said:
        if not fits(said["status"], LIMITS):
            return Said(400, {"error": "Bad Request: text with spoiler exceed max chars (500)"})
        assert all(self.media[each] <= 0 for each in said["media_ids"]), "the picture was not ready"
        self.posts[name] = {
            "id": name,
            "url": f"https://{HOST}/@anna/{name}",
            "text": said["status"],
            "content": f"<p>{said['status'].replace('&', '&amp;')}</p>",
            "created_at": datetime.now(UTC).isoformat(),
            "media_attachments": [{"id": each} for each in said["media_ids"]],
        }
        return Said(200, self.posts[name])
