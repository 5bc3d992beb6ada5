"""LinkedIn. Her leave lasts 60 days and, but for its partners, is not renewed; her posts cannot be read."""

import re
from urllib.parse import quote
from uuid import UUID

from goodword.lib.outbound import Answer
from goodword.lib.reachable import taken_apart
from goodword.networks.apps import AppNetwork
from goodword.networks.calls import Stopped, harmless, outcome, read, spoken, trouble, withdrawn, word
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
)

API = "https://api.linkedin.com"
VERSIONED = {"LinkedIn-Version": "202610", "X-Restli-Protocol-Version": "2.0.0"}
_RESERVED = re.compile(r"([\\|{}@\[\]()<>#*_~])")


class LinkedIn(AppNetwork):
    """A text with an article beside it, whose picture we send, since the network does not fetch it."""

    name = "linkedin"
    title = "LinkedIn"
    scopes = ("openid", "profile", "w_member_social")
    again = Again.NEVER
    edits = True
    authorize = "https://www.linkedin.com/oauth/v2/authorization"
    token = "https://www.linkedin.com/oauth/v2/accessToken"  # noqa: S105  # an address
    has_pkce = False

    def who(self, tools: Tools, access: str) -> Grant:
        """Her account."""
        her = read(self.call(tools, access, "GET", f"{API}/v2/userinfo"))
        subject = word(her, "sub")
        return Grant(subject, str(her.get("name") or subject))

    def limits(self, tools: Tools, grant: Grant) -> Limits:
        """For everybody."""
        return Limits(3000, Counting.CHARACTERS, picture_bytes=5_000_000)

    @outcome
    def publish(self, tools: Tools, grant: Grant, draft: Draft, key: UUID) -> Outcome:
        """The picture first."""
        shown: Json = {"source": draft.link, "title": draft.title, "description": draft.description}
        if draft.picture:
            shown["thumbnail"] = harmless(lambda: self._uploaded(tools, grant, draft.picture))
        post = {
            "author": _her(grant),
            "commentary": _plain(draft.text),
            "visibility": "PUBLIC",
            "distribution": {
                "feedDistribution": "MAIN_FEED",
                "targetEntities": [],
                "thirdPartyDistributionChannels": [],
            },
            "content": {"article": shown},
            "lifecycleState": "PUBLISHED",
            "isReshareDisabledByAuthor": False,
        }
        answer = _done(self.call(tools, grant, "POST", f"{API}/rest/posts", headers=VERSIONED, body=post))
        name = word(dict(answer.headers), "x-restli-id")
        return Posted(name, f"https://www.linkedin.com/feed/update/{name}/")

    def find(self, tools: Tools, grant: Grant, draft: Draft, key: UUID) -> Outcome | None:
        """Only partners may read what a person has posted."""
        return Unknown("LinkedIn does not show us her posts")

    @outcome
    def change(self, tools: Tools, grant: Grant, posted: Posted, draft: Draft, key: UUID) -> Outcome:
        """Other words; the article stays."""
        headers = VERSIONED | {"X-RestLi-Method": "PARTIAL_UPDATE"}
        patch = {"patch": {"$set": {"commentary": _plain(draft.text)}}}
        _done(self.call(tools, grant, "POST", _at(posted), headers=headers, body=patch))
        return posted

    @outcome
    def withdraw(self, tools: Tools, grant: Grant, posted: Posted) -> Outcome:
        """Gone, or gone already."""
        return withdrawn(self.call(tools, grant, "DELETE", _at(posted), headers=VERSIONED), posted, _done)

    def _uploaded(self, tools: Tools, grant: Grant, picture: Picture | None) -> str:
        assert picture
        begun = {"initializeUploadRequest": {"owner": _her(grant)}}
        url = f"{API}/rest/images?action=initializeUpload"
        told = spoken(_done(self.call(tools, grant, "POST", url, headers=VERSIONED, body=begun))).get("value")
        there = told if isinstance(told, dict) else {}
        target = word(there, "uploadUrl")
        # Her token goes with it, so it goes to the network's own hosts only.
        if not _is_theirs(target):
            raise Stopped(Refused("LinkedIn names a place for the picture that is not its own"))
        _done(self.call(tools, grant, "PUT", target, headers={"Content-Type": picture.type}, body=picture.data))
        return word(there, "image")


def _done(answer: Answer) -> Answer:
    if answer.status == 426:
        raise Stopped(Later(whole_app=True))  # this version of its API has ended; ours has to be renewed
    if not answer.ok:
        raise Stopped(trouble(answer))
    return answer


def _is_theirs(url: str) -> bool:
    try:
        return taken_apart(url)[0].endswith(".linkedin.com")
    except ValueError:
        return False


def _plain(text: str) -> str:
    return _RESERVED.sub(r"\\\1", text)


def _her(grant: Grant) -> str:
    return f"urn:li:person:{grant.subject}"


def _at(posted: Posted) -> str:
    return f"{API}/rest/posts/{quote(posted.id, safe='')}"
