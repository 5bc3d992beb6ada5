"""Bluesky, and every other server of the AT Protocol."""

from collections.abc import Mapping
from uuid import UUID

from goodword.networks.bluesky import posts, signing_in
from goodword.networks.bluesky.dpop import Prover, assertion
from goodword.networks.bluesky.identity import Server
from goodword.networks.calls import Stopped, given_back, outcome
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


class Bluesky:
    """Posts are records under a key of ours: the same key makes one post, and tells whether it is there."""

    name = "bluesky"
    title = "Bluesky"
    scopes = tuple(signing_in.SCOPE.split())
    again = Again.BY_KEY
    asks_host = True
    needs_app = False
    edits = True

    def begin(self, tools: Tools, *, host: str | None, back: str, state: str) -> Begun:
        """``host`` is her handle, or a server of the network."""
        return signing_in.begin(tools, host or "", back, state)

    def finish(self, tools: Tools, *, kept: Json, back: str, said: Mapping[str, str]) -> Grant:
        """A grant for the account that has signed in."""
        return signing_in.finish(tools, kept, back, said)

    def refresh(self, tools: Tools, grant: Grant) -> Grant | Unlinked | Later | Unknown:
        """New tokens. To show the old ones again ends the grant for good."""
        server, key = Server(**grant.secrets["server"]), grant.secrets["key"]
        asked = {"grant_type": "refresh_token", "refresh_token": grant.secrets["refresh"]}
        try:
            return signing_in.granted(
                grant, server, key, signing_in.ask_tokens(tools, server, Prover(tools.http, key), asked)
            )
        except LinkFailed as changed:
            return Unlinked(str(changed))
        except Stopped as stopped:
            return Later() if isinstance(stopped.outcome, Expired | Refused) else stopped.outcome

    def revoke(self, tools: Tools, grant: Grant) -> Later | Unknown | None:
        """End the session at her server."""
        server = Server(**grant.secrets["server"])
        if (address := server.revoke) is None:
            return None
        asked = assertion(tools.client, signing_in.client_id(tools.client), server.issuer)
        asked |= {"token": grant.secrets["refresh"]}
        return given_back(lambda: Prover(tools.http, grant.secrets["key"]).call("POST", address, form=asked))

    def limits(self, tools: Tools, grant: Grant) -> Limits:
        """The same at all servers (lexicon ``app.bsky.feed.post``)."""
        return Limits(300, Counting.GRAPHEMES, text_bytes=3000, picture_bytes=posts.LARGEST_PICTURE)

    @outcome
    def publish(self, tools: Tools, grant: Grant, draft: Draft, key: UUID) -> Outcome:
        """One record, with a card."""
        return posts.create(tools, grant, draft, key)

    @outcome
    def find(self, tools: Tools, grant: Grant, draft: Draft, key: UUID) -> Outcome | None:
        """By the key alone."""
        return posts.found(tools, grant, key)

    @outcome
    def change(self, tools: Tools, grant: Grant, posted: Posted, draft: Draft, key: UUID) -> Outcome:
        """The record anew; readers that keep copies may go on showing the old words."""
        return posts.replace(tools, grant, posted, draft)

    @outcome
    def withdraw(self, tools: Tools, grant: Grant, posted: Posted) -> Outcome:
        """The record goes, also a second time."""
        posts.delete(tools, grant, posted)
        return posted
