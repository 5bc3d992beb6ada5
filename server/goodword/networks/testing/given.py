"""What the tests of connectors begin with: who we are, and a post that nobody has made before."""

from functools import cache
from io import BytesIO
from typing import Any

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from PIL import Image

from goodword.lib import ids
from goodword.networks.contract import Client, Draft, Picture

_SHORTEST_SECRET = 16
_NO_SECRETS = {"server", "host", "state", "did", "subject"}


@cache
def our_client() -> Client:
    """An installation with a key of its own."""
    key = generate_private_key(SECP256R1())
    secret = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    pem = key.private_bytes(serialization.Encoding.PEM, *secret)
    return Client("Tea House", "https://reviews.teahouse.test", pem)


def a_draft() -> Draft:
    """Anna's words with a link of their own, a card and a picture."""
    link = f"https://reviews.teahouse.test/s/{ids.new().hex[-10:]}"
    picture = Picture(_point(), "image/png", "A kettle on a table", f"{link}/card.png", 1, 1)
    text = f"Чай на весь вечер ☕ и чайник, который не свистит. {link}"
    return Draft(text, link, "A kettle for life", "What Anna says", "ru", picture)


@cache
def _point() -> bytes:
    out = BytesIO()
    Image.new("RGB", (1, 1)).save(out, "PNG")
    return out.getvalue()


def secrets_in(kept: Any) -> set[str]:
    """All that is long enough to be a secret, however deep it lies; addresses and names are none."""
    if isinstance(kept, dict):
        return set().union(*(secrets_in(each) for name, each in kept.items() if name not in _NO_SECRETS))
    is_secret = isinstance(kept, str) and len(kept) >= _SHORTEST_SECRET and "://" not in kept
    return {kept} if is_secret else set()
