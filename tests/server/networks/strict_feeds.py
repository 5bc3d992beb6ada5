"""LinkedIn and Tumblr, whose posts are made of parts, each as strict as its documents say it is."""

import json
from collections.abc import Callable
from email import message_from_bytes

from goodword.networks.contract import Counting, Json, Limits
from goodword.networks.fitting import fits
from goodword.networks.testing.stage import Asked, Said

from tests.server.networks.strict_apps import StrictApp


class StrictLinkedIn(StrictApp):
    names = ("api.linkedin.com", "www.linkedin.com")
    limits = Limits(3000, Counting.CHARACTERS)
    posting = ("POST", "/rest/posts")
    refreshes = False

    def of_all(self, method: str, path: str) -> Callable[[Asked], Said] | None:
        return {"/oauth/v2/accessToken": self.provider.token}.get(path)

    def of_hers(self, method: str, path: str, asked: Asked) -> Said:
        if path.startswith("/rest/"):
            assert asked.headers["linkedin-version"].isdigit()
        match method, path.strip("/").split("/"):
            case "GET", ["v2", "userinfo"]:
                return Said(200, {"sub": "u17", "name": "Anna K."})
            case "POST", ["rest", "images"]:
                assert asked.json["initializeUploadRequest"]["owner"] == "urn:li:person:u17"
                upload = {"uploadUrl": "https://www.linkedin.com/dms-uploads/7", "image": "urn:li:image:7"}
                return Said(200, {"value": upload})
            case "PUT", ["dms-uploads", "7"]:
                return Said(201)
            case "POST", ["rest", "posts"]:
                return self.posted(asked.json)
            case method, ["rest", "posts", name]:
                return self.of_a_post(method, name.rpartition("%3A")[2], asked)
        raise AssertionError(asked)

    def posted(self, post: Json) -> Said:
        assert post["author"] == "urn:li:person:u17"
        assert post["content"]["article"]["thumbnail"] == "urn:li:image:7"
        text = plain(post["commentary"])
        if not fits(text, self.limits):
            return Said(422, {"status": 422, "message": "commentary exceeds 3000 characters"})
        return Said(201, headers={"x-restli-id": f"urn:li:share:{self.kept(text)}"})

    def of_a_post(self, method: str, name: str, asked: Asked) -> Said:
        if method == "DELETE":
            self.posts.pop(name, None)
            return Said(204)
        assert asked.headers["x-restli-method"] == "PARTIAL_UPDATE"
        self.posts[name]["text"] = plain(asked.json["patch"]["$set"]["commentary"])
        return Said(204)


def plain(text: str) -> str:
    """What is shown of the network's own way of writing: a backslash takes the next letter's meaning away."""
    shown, is_taken = [], False
    for letter in text:
        assert is_taken or letter not in "|{}@[]()<>#*_~", f"{letter} would mean something"
        if letter == "\\" and not is_taken:
            is_taken = True
            continue
        shown.append(letter)
        is_taken = False
    return "".join(shown)


class StrictTumblr(StrictApp):
    names = ("api.tumblr.com",)
    limits = Limits(4096, Counting.CHARACTERS)
    posting = ("POST", "/v2/blog/t:anna/posts")

    def of_all(self, method: str, path: str) -> Callable[[Asked], Said] | None:
        return {"/v2/oauth2/token": self.provider.token}.get(path)

    def of_hers(self, method: str, path: str, asked: Asked) -> Said:
        match method, path.removeprefix("/v2/").split("/"):
            case "GET", ["user", "info"]:
                blog = {"uuid": "t:anna", "name": "annas-tea", "primary": True, "url": "https://annas-tea.tumblr.com/"}
                return self.told(200, {"user": {"blogs": [blog]}})
            case "GET", ["blog", "t:anna", "posts"]:
                return self.told(200, {"posts": [self.shown(post) for post in self.newest()][:20]})
            case "POST", ["blog", "t:anna", "posts"]:
                return self.posted(asked)
            case "PUT", ["blog", "t:anna", "posts", name]:
                self.posts[name]["text"] = blocks_in(asked)["text"]["text"]
                return self.told(200, {"id": name})
            case "POST", ["blog", "t:anna", "post", "delete"]:
                return self.told(200 if self.posts.pop(asked.form["id"], None) else 404, {})
        raise AssertionError(asked)

    def told(self, status: int, response: Json) -> Said:
        return Said(status, {"meta": {"status": status}, "response": response})

    def posted(self, asked: Asked) -> Said:
        blocks = blocks_in(asked)
        assert blocks["image"]["media"][0]["identifier"] == "picture"
        if not fits(blocks["text"]["text"], self.limits):
            return Said(400, {"meta": {"status": 400, "msg": "Bad Request"}, "errors": [{"code": 8001}]})
        return self.told(201, {"id": self.kept(blocks["text"]["text"], link=blocks["link"]["url"])})

    def shown(self, post: Json) -> Json:
        content = [{"type": "link", "url": post["link"]}]
        return {"id": post["id"], "timestamp": int(post["made_at"].timestamp()), "content": content}


def blocks_in(asked: Asked) -> dict[str, Json]:
    """The blocks of a post by their kinds; the picture has to be there too."""
    kind = f"Content-Type: {asked.headers['content-type']}\r\n\r\n".encode()
    parts = {part.get_param("name", header="content-disposition"): part.get_payload(decode=True)
             for part in message_from_bytes(kind + asked.body).get_payload()}  # fmt: skip
    assert parts["picture"]
    return {block["type"]: block for block in json.loads(parts["json"])["content"]}
