"""Tumblr: posts of blocks (its Neue Post Format) on her main blog."""

import json
from uuid import UUID

from goodword.lib.outbound import Answer
from goodword.networks import multipart
from goodword.networks.apps import AppNetwork
from goodword.networks.calls import Stopped, outcome, spoken, trouble, withdrawn, word
from goodword.networks.contract import (
    Again,
    Counting,
    Draft,
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
)
from goodword.networks.looking import Seen, picked
from goodword.networks.reading import listed

API = "https://api.tumblr.com/v2"
LOOKED_AT = 20
_ENOUGH_TODAY = 8023
_PICTURE = "picture"


class Tumblr(AppNetwork):
    """A picture, the words, and the link as a card."""

    name = "tumblr"
    title = "Tumblr"
    scopes = ("write", "offline_access")
    again = Again.BY_LOOK_UP
    edits = True
    authorize = "https://www.tumblr.com/oauth2/authorize"
    token = f"{API}/oauth2/token"
    has_pkce = False

    def who(self, tools: Tools, access: str) -> Grant:
        """Her main blog."""
        told = _done(self.call(tools, access, "GET", f"{API}/user/info"))
        blogs = listed((told.get("user") or {}).get("blogs"))
        blog = next((each for each in blogs if each.get("primary")), None)
        if blog is None:
            raise LinkFailed("blog", "she has no blog to post to")
        return Grant(word(blog, "uuid"), word(blog, "name"), url=str(blog.get("url") or ""))

    def limits(self, tools: Tools, grant: Grant) -> Limits:
        """Of one block of text."""
        return Limits(4096, Counting.CHARACTERS, picture_bytes=10_000_000)

    @outcome
    def publish(self, tools: Tools, grant: Grant, draft: Draft, key: UUID) -> Outcome:
        """In one step, the picture with it."""
        told = _done(self._sent(tools, grant, "POST", "posts", draft))
        return Posted(word(told, "id"), f"https://www.tumblr.com/{grant.handle}/{word(told, 'id')}")

    @outcome
    def find(self, tools: Tools, grant: Grant, draft: Draft, key: UUID) -> Outcome | None:
        """By the link, among the newest posts of the blog."""
        told = _done(self.call(tools, grant, "GET", f"{_at(grant)}/posts?npf=true&limit={LOOKED_AT}"))
        if not isinstance(told.get("posts"), list):
            return Unknown("her posts cannot be read")
        seen = [
            Seen(
                Posted(word(each, "id"), str(each.get("post_url") or "") or None), _holds(each, draft.link), _made(each)
            )
            for each in listed(told["posts"])
        ]
        return picked(seen, key, most=LOOKED_AT)

    @outcome
    def change(self, tools: Tools, grant: Grant, posted: Posted, draft: Draft, key: UUID) -> Outcome:
        """All blocks anew."""
        _done(self._sent(tools, grant, "PUT", f"posts/{posted.id}", draft))
        return posted

    @outcome
    def withdraw(self, tools: Tools, grant: Grant, posted: Posted) -> Outcome:
        """Gone, or gone already."""
        return withdrawn(
            self.call(tools, grant, "POST", f"{_at(grant)}/post/delete", form={"id": posted.id}), posted, _done
        )

    def _sent(self, tools: Tools, grant: Grant, method: str, path: str, draft: Draft) -> Answer:
        post = {"content": _blocks(draft), "state": "published"}
        if draft.picture is None:
            return self.call(tools, grant, method, f"{_at(grant)}/{path}", body=post)
        body, headers = multipart.packed(_PICTURE, draft.picture, {"json": json.dumps(post)})
        return self.call(tools, grant, method, f"{_at(grant)}/{path}", headers=headers, body=body)


def _blocks(draft: Draft) -> list[Json]:
    card: Json = {"type": "link", "url": draft.link, "title": draft.title, "description": draft.description}
    blocks = [{"type": "text", "text": draft.text}, card]
    if draft.picture is None:
        return blocks
    media = [{"type": draft.picture.type, "identifier": _PICTURE}]
    return [{"type": "image", "media": media, "alt_text": draft.picture.alt}, *blocks]


def _at(grant: Grant) -> str:
    return f"{API}/blog/{grant.subject}"


def _done(answer: Answer) -> Json:
    body = spoken(answer)
    if not answer.ok:
        fault = trouble(answer)
        codes = {each.get("code") for each in listed(body.get("errors"))}
        raise Stopped(Later() if _ENOUGH_TODAY in codes and isinstance(fault, Refused) else fault)
    told = body.get("response")
    return told if isinstance(told, dict) else {}


def _holds(post: Json, link: str) -> bool:
    return any(link in {block.get("url"), block.get("display_url")} for block in listed(post.get("content")))


def _made(post: Json) -> float:
    made_at = post.get("timestamp")
    return float(made_at) if isinstance(made_at, int | float) else float("nan")
