"""Networks as the internet has them; nothing here needs a database."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from goodword.lib.ids import new
from goodword.networks.bluesky import signing_in
from goodword.networks.contract import Client, Draft, Picture

from tests.pictures import quarters, saved
from tests.services import mastodon, pds
from tests.services.pages import serving

LINK = "https://reviews.teahouse.test/s/k3Vt9Qx2"


@pytest.fixture(scope="session")
def our_key() -> bytes:
    key = ec.generate_private_key(ec.SECP256R1())
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


@pytest.fixture(scope="session")
def bluesky() -> pds.Bluesky:
    """The real server."""
    return pds.start()


@dataclass
class House:
    """What the network sees of us: who we are and where her browser returns to."""

    client: Client
    back: str


@pytest.fixture
def our_house(bluesky: pds.Bluesky, our_key: bytes) -> Iterator[House]:
    with opened(bluesky, our_key) as house:
        yield house


@contextmanager
def opened(bluesky: pds.Bluesky, our_key: bytes) -> Iterator[House]:
    """An installation of ours whose description and keys the server can read."""
    host = f"reviews-{new().hex}.teahouse-shop.dev"
    house = House(Client("Tea House", f"https://{host}", our_key), f"https://{host}/link/back/bluesky")
    papers = {
        signing_in.METADATA_PATH: json.dumps(signing_in.metadata(house.client, house.back)).encode(),
        signing_in.KEYS_PATH: json.dumps(signing_in.jwks(house.client)).encode(),
    }
    with serving(papers) as address:
        bluesky.knows(host, address)
        yield house


@pytest.fixture
def draft() -> Draft:
    return a_draft()


def a_draft(text: str = "Чай на весь вечер ☕ и чайник, который не свистит.", **more: object) -> Draft:
    """Anna's words with the link behind them, a card and a picture."""
    picture = Picture(saved(quarters(64, 48)), "image/jpeg", "A kettle on a table", f"{LINK}/card.jpg", 64, 48)
    given = {"title": "A kettle for life", "description": "What Anna says", "locale": "ru", "picture": picture} | more
    return Draft(f"{text} {LINK}", LINK, **given)  # type: ignore[arg-type]  # as the fields are


@pytest.fixture(scope="session")
def mastodon_of_worker(worker_name: str) -> Iterator[mastodon.Mastodon]:
    yield mastodon.start(worker_name)
    mastodon.stop(worker_name)


@pytest.fixture
def mastodon_server(mastodon_of_worker: mastodon.Mastodon) -> mastodon.Mastodon:
    """The server as it was at first."""
    mastodon_of_worker.forget()
    return mastodon_of_worker
