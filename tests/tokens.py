"""Identities as a shop's server would sign them, and as somebody would who forges them: made by hand."""

import base64
import hashlib
import hmac
import json
import time
import uuid
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from goodword.lib.db import writing
from goodword.shoppers import vouching
from goodword.shops.models import Shop

from tests.cast import GuestOnStage, ShopOnStage

AUDIENCE = "http://goodword.test"


def b64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def packed(said: Any) -> str:
    return b64(said if isinstance(said, bytes) else json.dumps(said).encode())


@dataclass
class Signer:
    """A shop's server with its secret."""

    at: ShopOnStage
    kid: str
    secret: str

    def header(self, **said: Any) -> dict[str, Any]:
        return _without_none({"alg": "HS256", "typ": "shopper+jwt", "kid": self.kid} | said)

    def claims(self, **said: Any) -> dict[str, Any]:
        now = int(time.time())
        whole = {"iss": self.at.shop.site_key, "aud": AUDIENCE, "sub": "1017", "iat": now, "exp": now + 300}
        return _without_none(whole | {"jti": uuid.uuid4().hex, "name": "Anna"} | said)

    def token(self, header: dict[str, Any] | bytes | None = None, **claims: Any) -> str:
        return self.signed(self.header() if header is None else header, self.claims(**claims))

    def signed(self, header: Any, claims: Any, *, secret: bytes | None = None, digest: Any = hashlib.sha256) -> str:
        said = f"{packed(header)}.{packed(claims)}"
        return f"{said}.{b64(hmac.digest(self.secret.encode() if secret is None else secret, said.encode(), digest))}"


def _without_none(said: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in said.items() if value is not None}


def signer_of(stage: ShopOnStage) -> Signer:
    with writing() as session:
        made, shown = vouching.add_secret(shop=session.get_one(Shop, stage.shop.id))
        return Signer(stage, made.kid, shown)


def vouch(stage: ShopOnStage, token: str, **also: Any) -> Any:
    """Send a token as the widget does."""
    return stage.house.send("POST", f"{stage.at}/shopper", {"assertion": token, **also}, origin=stage.origin)


def vouched(signer: Signer, also: str | None = None, **claims: Any) -> GuestOnStage:
    """A shopper for whom the shop vouches."""
    answer = vouch(signer.at, signer.token(**claims), guest=also)
    assert answer.status_code == 201, answer.text
    return GuestOnStage(signer.at, answer.json["bearer"])


class Curve:
    """A key of the shop's own, and what is signed with it."""

    def __init__(self, curve: Any = None) -> None:
        self._key = ec.generate_private_key(curve or ec.SECP256R1())

    @property
    def public(self) -> bytes:
        form = serialization.PublicFormat.SubjectPublicKeyInfo
        return self._key.public_key().public_bytes(serialization.Encoding.PEM, form)

    @property
    def private(self) -> bytes:
        form = serialization.PrivateFormat.PKCS8
        return self._key.private_bytes(serialization.Encoding.PEM, form, serialization.NoEncryption())

    @property
    def jwk(self) -> dict[str, str]:
        numbers = self._key.public_key().public_numbers()
        return {"kty": "EC", "crv": "P-256", **{n: b64(getattr(numbers, n).to_bytes(32, "big")) for n in "xy"}}

    def signed(self, header: Any, claims: Any) -> str:
        said = f"{packed(header)}.{packed(claims)}"
        r, s = decode_dss_signature(self._key.sign(said.encode(), ec.ECDSA(hashes.SHA256())))
        return f"{said}.{b64(r.to_bytes(32, 'big') + s.to_bytes(32, 'big'))}"


def with_rsa(header: Any, claims: Any) -> str:
    said = f"{packed(header)}.{packed(claims)}"
    key = rsa.generate_private_key(65537, 2048)
    return f"{said}.{b64(key.sign(said.encode(), PKCS1v15(), hashes.SHA256()))}"


def pem_file(pem: bytes, folder: Path | TemporaryDirectory[str]) -> Path:
    path = Path(str(folder)) / "key.pem"
    path.write_bytes(pem)
    return path
