"""X. The shop pays for each post; one with a link costs more than one without (docs.x.com, pricing)."""

from uuid import UUID

from goodword.lib.outbound import Answer
from goodword.networks.apps import AppNetwork
from goodword.networks.calls import Stopped, outcome, read, said, spoken, trouble, withdrawn, word
from goodword.networks.contract import (
    Again,
    Counting,
    Draft,
    Grant,
    Json,
    Later,
    Limits,
    Outcome,
    Posted,
    Refused,
    Tools,
    Unknown,
)
from goodword.networks.looking import Seen, picked
from goodword.networks.reading import listed

API = "https://api.x.com/2"
LOOKED_AT = 20


class X(AppNetwork):
    """A post of text; its link shows the card of our page. The same text twice is refused there."""

    name = "x"
    title = "X"
    scopes = ("tweet.read", "tweet.write", "users.read", "offline.access")
    again = Again.BY_LOOK_UP
    edits = False
    authorize = "https://x.com/i/oauth2/authorize"
    token = f"{API}/oauth2/token"
    revocation = f"{API}/oauth2/revoke"
    names_us_in_header = True

    def who(self, tools: Tools, access: str) -> Grant:
        """Her account."""
        her = _data(read(self.call(tools, access, "GET", f"{API}/users/me")))
        handle = word(her, "username")
        return Grant(word(her, "id"), f"@{handle}", url=f"https://x.com/{handle}")

    def limits(self, tools: Tools, grant: Grant) -> Limits:
        """For everybody who does not pay for more."""
        return Limits(280, Counting.WEIGHTED, url_costs=23, picture_bytes=0)

    @outcome
    def publish(self, tools: Tools, grant: Grant, draft: Draft, key: UUID) -> Outcome:
        """A duplicate stands there already, or somewhere else."""
        answer = self.call(tools, grant, "POST", f"{API}/tweets", body={"text": draft.text})
        if answer.status == 403 and "duplicate" in said(answer).lower():
            return self._found(tools, grant, draft, key) or Refused("she has posted the same words before")
        return _posted(grant, _data(_done(answer)))

    @outcome
    def find(self, tools: Tools, grant: Grant, draft: Draft, key: UUID) -> Outcome | None:
        """By the link, among her newest posts."""
        return self._found(tools, grant, draft, key)

    def _found(self, tools: Tools, grant: Grant, draft: Draft, key: UUID) -> Posted | None:
        query = f"max_results={LOOKED_AT}&post.fields=created_at,entities"
        told = _done(self.call(tools, grant, "GET", f"{API}/users/{grant.subject}/tweets?{query}"))
        if "data" not in told and "meta" not in told:
            raise Stopped(Unknown("her posts cannot be read"))
        seen = [
            Seen(_posted(grant, each), _holds(each, draft.link), str(each.get("created_at")))
            for each in listed(told.get("data"))
        ]
        return picked(seen, key, most=LOOKED_AT)

    def change(self, tools: Tools, grant: Grant, posted: Posted, draft: Draft, key: UUID) -> Outcome:
        """Only for some who pay, and for an hour."""
        return Refused("a post on X cannot be changed")

    @outcome
    def withdraw(self, tools: Tools, grant: Grant, posted: Posted) -> Outcome:
        """Gone, or gone already."""
        return withdrawn(self.call(tools, grant, "DELETE", f"{API}/tweets/{posted.id}"), posted, _done)


def _done(answer: Answer) -> Json:
    if answer.status == 402:
        raise Stopped(Later(whole_app=True))
    if not answer.ok:
        raise Stopped(trouble(answer))
    return spoken(answer)


def _data(told: Json) -> Json:
    data = told.get("data")
    return data if isinstance(data, dict) else {}


def _posted(grant: Grant, told: Json) -> Posted:
    name = word(told, "id")
    return Posted(name, f"https://x.com/{grant.handle.removeprefix('@')}/status/{name}")


def _holds(told: Json, link: str) -> bool:
    entities = told.get("entities")
    urls = listed(entities.get("urls")) if isinstance(entities, dict) else []
    return any(link in {each.get("expanded_url"), each.get("unwound_url")} for each in urls)
