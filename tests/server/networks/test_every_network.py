"""Every network of ours passes the tests that a stranger's has to pass."""

import json
from base64 import urlsafe_b64decode
from collections.abc import Iterator

import pytest
from goodword.lib.ids import new
from goodword.networks.bluesky import Bluesky
from goodword.networks.contract import App, Tools
from goodword.networks.mastodon import Mastodon
from goodword.networks.testing.given import our_client
from goodword.networks.testing.stage import Asked, Host, Stage
from goodword.networks.testing.suite import NetworkTests

from tests.server.networks import strict_mastodon
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
