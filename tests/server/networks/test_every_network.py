"""Every network of ours passes the tests that a stranger's has to pass."""

import json
from base64 import urlsafe_b64decode
from collections.abc import Iterator
from dataclasses import replace

import pytest
from goodword.lib import clock
from goodword.lib.ids import new
from goodword.networks.bluesky import Bluesky
from goodword.networks.contract import App, Grant, Refused, Tools
from goodword.networks.linkedin import LinkedIn
from goodword.networks.mastodon import Mastodon
from goodword.networks.pinterest import Pinterest
from goodword.networks.telegram import Telegram
from goodword.networks.testing.given import a_draft, our_client
from goodword.networks.testing.stage import Asked, Host, Stage
from goodword.networks.testing.suite import NetworkTests
from goodword.networks.threads import Threads
from goodword.networks.tumblr import Tumblr
from goodword.networks.x import X

from tests.server.networks import strict_apps, strict_feeds, strict_mastodon, strict_telegram
from tests.server.networks.conftest import opened
from tests.services import consent, pds


class RealBluesky:
    """The real server, with an account of Anna's."""

    app: App | None = None

    def __init__(self) -> None:
        self.server = pds.start()
        self.name = f"anna{new().hex[-10:]}"
        self.did = self.server.account(self.name)

    def hosts(self) -> dict[str, Host]:
        return self.server.hosts(self.name)

    def consent(self, url: str, *, agree: bool = True) -> dict[str, str]:
        return consent.answer(self.server, url, f"{self.name}.{pds.HOST}", agree=agree)

    def texts(self) -> list[str]:
        listed = f"/xrpc/com.atproto.repo.listRecords?repo={self.did}&collection=app.bsky.feed.post&limit=100"
        with pds.straight.open(f"http://127.0.0.1:{self.server.port}{listed}") as answer:
            return [record["value"]["text"] for record in json.load(answer)["records"]]

    def is_posting(self, asked: Asked) -> bool:
        """Not the first call, which has no nonce and is turned away by everybody."""
        if not asked.path.endswith(".createRecord"):
            return False
        proof = asked.headers["dpop"].split(".")[1]
        return "nonce" in json.loads(urlsafe_b64decode(proof + "==="))

    def end(self) -> None:
        consent.take_back(self.server, f"{self.name}.{pds.HOST}")


class TestBluesky(NetworkTests):
    network = Bluesky()

    @classmethod
    def new_peer(cls) -> RealBluesky:
        return RealBluesky()

    @pytest.fixture(scope="class")
    @classmethod
    def tools(cls, stage: Stage, peer: RealBluesky) -> Iterator[Tools]:
        with opened(peer.server, our_client().key) as house:
            cls.back, cls.host = house.back, f"{peer.name}.{pds.HOST}"
            yield Tools(stage.http, house.client)


class TestMastodon(NetworkTests):
    network = Mastodon()
    network.pause = 0
    host = strict_mastodon.HOST

    @classmethod
    def new_peer(cls) -> strict_mastodon.StrictMastodon:
        return strict_mastodon.StrictMastodon()


class TestTelegram(NetworkTests):
    network = Telegram()
    comes_with_code = False

    @classmethod
    def new_peer(cls) -> strict_telegram.StrictTelegram:
        return strict_telegram.StrictTelegram()


class TestX(NetworkTests):
    network = X()

    @classmethod
    def new_peer(cls) -> strict_apps.StrictX:
        return strict_apps.StrictX()

    def test_the_same_words_again_are_the_post_that_stands_there(
        self, tools: Tools, grant: Grant, peer: strict_apps.StrictX
    ) -> None:
        draft, key = a_draft(), new()
        posted = self.network.publish(tools, grant, draft, key)

        assert self.network.publish(tools, grant, draft, key) == posted
        assert peer.texts().count(draft.text) == 1


class TestThreads(NetworkTests):
    network = Threads()
    has_pkce = False

    @classmethod
    def new_peer(cls) -> strict_apps.StrictThreads:
        return strict_apps.StrictThreads()

    def test_it_is_renewed_a_week_before_it_ends(self, grant: Grant) -> None:
        assert grant.expires_at
        assert 52 <= (grant.expires_at - clock.now()).days <= 53


class TestPinterest(NetworkTests):
    network = Pinterest()
    has_pkce = False

    @classmethod
    def new_peer(cls) -> strict_apps.StrictPinterest:
        return strict_apps.StrictPinterest()

    def test_without_a_picture_there_is_no_pin(self, tools: Tools, grant: Grant) -> None:
        assert isinstance(self.network.publish(tools, grant, replace(a_draft(), picture=None), new()), Refused)


class TestLinkedIn(NetworkTests):
    network = LinkedIn()
    has_pkce = False

    @classmethod
    def new_peer(cls) -> strict_feeds.StrictLinkedIn:
        return strict_feeds.StrictLinkedIn()

    def test_signs_that_mean_something_there_are_shown_as_they_are(
        self, tools: Tools, grant: Grant, peer: strict_feeds.StrictLinkedIn
    ) -> None:
        draft = replace(a_draft(), text="100% (yes!) #tea @anna \\o/ [x] *wow* ~")
        self.network.publish(tools, grant, draft, new())

        assert draft.text in peer.texts()


class TestTumblr(NetworkTests):
    network = Tumblr()
    has_pkce = False

    @classmethod
    def new_peer(cls) -> strict_feeds.StrictTumblr:
        return strict_feeds.StrictTumblr()
