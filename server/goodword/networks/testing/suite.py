"""The tests that every connector passes. Make a class of your own from ``NetworkTests`` and let pytest find it."""

import logging
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from email.utils import format_datetime
from secrets import token_urlsafe
from typing import Any, ClassVar

import pytest

from goodword.lib import clock, ids
from goodword.lib.outbound import Outbound
from goodword.networks.contract import (
    Again,
    Begun,
    Draft,
    Expired,
    Grant,
    Later,
    LinkFailed,
    Network,
    Posted,
    Refused,
    Tools,
    Unknown,
    Unlinked,
)
from goodword.networks.fitting import count, cut, fits
from goodword.networks.registry import unfit_in
from goodword.networks.testing.given import a_draft, our_client, secrets_in
from goodword.networks.testing.peer import Peer
from goodword.networks.testing.stage import PUBLIC, Said, Stage, staged

BACK = "https://reviews.teahouse.test/link/back"
NONSENSE = (b"", b"null", b"[]", b"{", b'"yes"', b"<html>", b"\xff\xfe", b'{"id": null}', b'{"data": []}')


class NetworkTests:
    """Say which ``network``, the ``host`` that she types if there is one, and how a ``new_peer`` is made.

    ``comes_with_code`` is false where her browser brings back nothing but the state, because she has shown her leave
    in another way; ``has_pkce`` where the network cannot tell to whom it gave a code.
    """

    network: ClassVar[Network]
    host: ClassVar[str | None] = None
    back: ClassVar[str] = BACK
    comes_with_code: ClassVar[bool] = True
    has_pkce: ClassVar[bool] = True

    @classmethod
    def new_peer(cls) -> Peer:
        """A network with nothing in it."""
        raise NotImplementedError

    @pytest.fixture(scope="class")
    @classmethod
    def peer(cls) -> Peer:
        """The network of this class's tests."""
        return cls.new_peer()

    @pytest.fixture(scope="class")
    @classmethod
    def stage(cls, peer: Peer) -> Iterator[Stage]:
        """Its hosts on the internet."""
        with staged(peer.hosts()) as stage:
            yield stage

    @pytest.fixture(scope="class")
    @classmethod
    def tools(cls, stage: Stage, peer: Peer) -> Tools:
        """What the connector may use."""
        return Tools(stage.http, our_client(), peer.app)

    @pytest.fixture
    def grant(self, tools: Tools, peer: Peer) -> Grant:
        """Her leave."""
        return self.linked(tools, peer)

    def begun(self, tools: Tools, state: str | None = None) -> Begun:
        """The way to her leave."""
        return self.network.begin(tools, host=self.host, back=self.back, state=state or token_urlsafe(32))

    def linked(self, tools: Tools, peer: Peer) -> Grant:
        """A new grant."""
        begun = self.begun(tools)
        return self.network.finish(tools, kept=begun.kept, back=self.back_of(begun), said=peer.consent(begun.url))

    def back_of(self, begun: Begun) -> str:
        """Where she returns to."""
        assert (begun.back or self.back).startswith(self.back)
        return begun.back or self.back

    def not_linked(self, tools: Tools, begun: Begun, said: dict[str, str]) -> str:
        """Why nothing is linked, in one word."""
        with pytest.raises(LinkFailed) as failed:
            self.network.finish(tools, kept=begun.kept, back=self.back_of(begun), said=said)
        assert not secrets_in(begun.kept) & set(str(failed.value).split())
        return failed.value.code

    def test_it_is_what_a_network_must_be(self) -> None:
        """Names, kinds and verbs are those of the contract."""
        assert list(unfit_in(self.network)) == []

    def test_her_leave_names_her_and_keeps_its_secrets(self, tools: Tools, peer: Peer) -> None:
        """A grant says whose it is, and shows no secret."""
        begun = self.begun(tools)
        grant = self.network.finish(tools, kept=begun.kept, back=self.back_of(begun), said=peer.consent(begun.url))

        assert grant.subject
        assert grant.handle
        hidden = secrets_in(grant.secrets) | secrets_in(begun.kept)
        assert [each for each in hidden if each in f"{grant!r} {begun!r} {tools!r}" and each not in begun.url] == []

    def test_only_her_own_yes_links_her(self, tools: Tools, peer: Peer) -> None:
        """A no, another answer's state, a code used twice, and a code begun elsewhere link nobody."""
        begun = self.begun(tools)
        assert self.not_linked(tools, begun, peer.consent(begun.url, agree=False)) == "refused"
        begun, other = self.begun(tools, "s" * 43), self.begun(tools, "s" * 43)
        said = peer.consent(begun.url)
        assert self.not_linked(tools, begun, said | {"state": "m" * 43}) == "state"
        if not self.comes_with_code:
            return
        assert self.not_linked(tools, begun, {"state": said["state"]}) in {"provider", "issuer"}
        if self.has_pkce:
            assert self.not_linked(tools, other, said) in {"provider", "issuer"}
        begun = self.begun(tools)
        said = peer.consent(begun.url)
        self.network.finish(tools, kept=begun.kept, back=self.back_of(begun), said=said)
        assert self.not_linked(tools, begun, said) == "provider"

    def test_a_post_stands_there_is_changed_and_goes(self, tools: Tools, grant: Grant, peer: Peer) -> None:
        """Once, with its link; taken away twice is taken away."""
        draft, key = a_draft(), ids.new()
        posted = self.network.publish(tools, grant, draft, key)
        assert isinstance(posted, Posted), posted
        assert standing(peer, draft) == 1
        if self.network.again is not Again.NEVER:
            assert isinstance(self.network.find(tools, grant, draft, key), Posted)
        if self.network.edits:
            other = replace(draft, text=f"Still the best. {draft.link}")
            assert isinstance(self.network.change(tools, grant, posted, other, key), Posted)
            assert [text for text in peer.texts() if draft.link in text] == [other.text]
        for _ in range(2):
            assert isinstance(self.network.withdraw(tools, grant, posted), Posted)
        assert standing(peer, draft) == 0

    def test_a_lost_answer_makes_no_second_post(self, stage: Stage, tools: Tools, grant: Grant, peer: Peer) -> None:
        """Heard or not, it is unknown; then the key or a look-up tells, or nobody does."""
        for heard in (True, False):
            draft, key = a_draft(), ids.new()
            stage.spoil(peer.is_posting, None, heard=heard)
            assert isinstance(self.network.publish(tools, grant, draft, key), Unknown)
            assert standing(peer, draft) == heard
            found = self.network.find(tools, grant, draft, key)
            if self.network.again is Again.NEVER:
                assert isinstance(found, Unknown)
                continue
            assert isinstance(found, Posted) if heard else found is None
            if self.network.again is Again.BY_KEY or not heard:
                self.network.publish(tools, grant, draft, key)
            assert standing(peer, draft) == 1

    def test_what_could_not_be_sent_is_for_later(self, tools: Tools, grant: Grant, peer: Peer) -> None:
        """Nobody was there to hear it."""
        place = ("127.0.0.1", 9)
        deaf = Outbound(resolve=lambda _: [PUBLIC], reroute=dict.fromkeys(peer.hosts(), place))
        assert isinstance(self.network.publish(replace(tools, http=deaf), grant, a_draft(), ids.new()), Later)
        assert isinstance(self.network.revoke(replace(tools, http=deaf), grant), Later | None)

    def test_enough_is_enough_until_the_moment_that_was_said(
        self, stage: Stage, tools: Tools, grant: Grant, peer: Peer
    ) -> None:
        """429 in all forms."""
        soon = clock.now() + timedelta(minutes=4)
        forms: list[dict[str, str]] = [
            {"Retry-After": "240"},
            {"Retry-After": format_datetime(soon, usegmt=True)},
            {"X-RateLimit-Reset": soon.isoformat()},
            {"x-rate-limit-reset": str(int(soon.timestamp()))},
        ]
        for headers in forms:
            draft = a_draft()
            stage.spoil(peer.is_posting, Said(429, {"error": "enough"}, headers))
            later = self.network.publish(tools, grant, draft, ids.new())
            assert isinstance(later, Later), later
            assert later.at
            assert abs(later.at - soon) < timedelta(seconds=60)
            assert standing(peer, draft) == 0

    def test_an_answer_that_says_nothing_is_unknown(self, stage: Stage, tools: Tools, grant: Grant, peer: Peer) -> None:
        """A server's fault, or words that nobody understands."""
        for said in (Said(500), Said(502, b"<html>"), *(Said(200, body) for body in NONSENSE)):
            stage.spoil(peer.is_posting, said)
            outcome = self.network.publish(tools, grant, a_draft(), ids.new())
            assert isinstance(outcome, Unknown), (said, outcome)

    def test_a_token_that_has_ended_is_renewed_or_she_is_asked_anew(
        self, stage: Stage, tools: Tools, peer: Peer
    ) -> None:
        """Refreshed tokens work; taken back, nothing does."""
        grant = self.linked(tools, peer)
        stage.spoil(peer.is_posting, Said(401, {"error": "invalid_token"}))
        assert isinstance(self.network.publish(tools, grant, a_draft(), ids.new()), Expired | Unlinked)
        fresh = self.network.refresh(tools, grant)
        if isinstance(fresh, Grant):
            assert (fresh.subject, fresh.handle, fresh.host) == (grant.subject, grant.handle, grant.host)
            assert isinstance(self.network.publish(tools, fresh, a_draft(), ids.new()), Posted)
            grant = fresh
        peer.end()
        assert isinstance(self.network.publish(tools, grant, a_draft(), ids.new()), Expired | Unlinked)
        assert isinstance(self.network.refresh(tools, grant), Unlinked)
        self.network.revoke(tools, grant)

    def test_what_we_say_fits_is_taken_and_more_is_refused(self, tools: Tools, grant: Grant, peer: Peer) -> None:
        """Our counting is the network's."""
        limits, draft = self.network.limits(tools, grant), a_draft()
        for words in ("Чайник не свистит. ", "👨‍👩‍👧‍👦 ☕ ", "茶" * 40):
            long = f"{words * (limits.text // 2)} {draft.link}"
            text = cut(long, limits, keep=draft.link)
            assert fits(text, limits)
            assert draft.link in text
            outcome = self.network.publish(tools, grant, replace(draft, text=text), ids.new())
            assert isinstance(outcome, Posted), (outcome, count(text, limits))
        too_long = replace(draft, text="a" * (limits.text + 1))
        assert isinstance(self.network.publish(tools, grant, too_long, ids.new()), Refused)

    def test_no_secret_is_in_what_it_says(
        self, stage: Stage, tools: Tools, grant: Grant, peer: Peer, caplog: pytest.LogCaptureFixture
    ) -> None:
        """Not even when the network repeats it to us, nor in the log, nor in an address that is not its own."""
        caplog.set_level(logging.DEBUG)
        hidden = secrets_in(grant.secrets)
        outcomes: list[Any] = []
        for status in (400, 403, 409, 500):
            told = {"error": " ".join(hidden), "message": " ".join(hidden), "description": " ".join(hidden)}
            stage.spoil(peer.is_posting, Said(status, told))
            outcomes.append(self.network.publish(tools, grant, a_draft(), ids.new()))
        assert [each for each in hidden if each in f"{outcomes} {caplog.text}"] == []


def standing(peer: Peer, draft: Draft) -> int:
    """How many posts have the draft's link."""
    return sum(draft.link in text for text in peer.texts())
