"""Signing letters: DKIM (RFC 6376) with RSA of 2048 bits, and with Ed25519 (RFC 8463) where receivers know it."""

import base64
import re
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import dkim
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)
from sqlalchemy import select

from goodword.letters.models import DkimKey
from goodword.lib import clock, ids
from goodword.lib.db import session
from goodword.lib.errors import Conflict, Invalid
from goodword.vault.service import vault

RSA, ED25519 = "rsa", "ed25519"
SIGNED = (
    *("From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type"),
    *("List-Unsubscribe", "List-Unsubscribe-Post", "Auto-Submitted"),
)
"""Each is signed twice: the second signature is of its absence, so that nobody can add another one."""
RSA_BITS = 2048
_SELECTOR = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?")


@dataclass(frozen=True)
class Key:
    """A key ready to sign for a domain: RSA as PEM, Ed25519 as 32 bytes in base64."""

    domain: str
    selector: str
    kind: str
    private: bytes


def signed(data: bytes, keys: Sequence[Key]) -> bytes:
    """The letter with a signature by each key in front."""
    return b"".join(_signature(data, key) for key in keys) + data


def keys_of(shop_id: uuid.UUID, domain: str) -> Sequence[Key]:
    """The shop's keys for this domain that are in use, opened."""
    mine = (DkimKey.shop_id == shop_id) & (DkimKey.domain == domain) & DkimKey.retired_at.is_(None)
    rows = session().scalars(select(DkimKey).where(mine).order_by(DkimKey.id)).all()
    return [Key(row.domain, row.selector, row.kind, _opened(row)) for row in rows]


def rows_of(shop_id: uuid.UUID) -> Sequence[DkimKey]:
    """All keys that the shop signs with, oldest first."""
    mine = select(DkimKey).where(DkimKey.shop_id == shop_id, DkimKey.retired_at.is_(None))
    return session().scalars(mine.order_by(DkimKey.id)).all()


def make(*, shop_id: uuid.UUID, domain: str, selector: str, kind: str = RSA) -> DkimKey:
    """A new key of the shop; letters are signed with it from now on, so its record must be in the DNS.

    :raises Conflict: the shop has a key of this selector.
    :raises Invalid: the selector is no name for a record.
    """
    if not _SELECTOR.fullmatch(selector):
        raise Invalid.of("/selector", "invalid", "A selector has up to 40 small letters, digits and dashes")
    taken = select(DkimKey.id).where(DkimKey.shop_id == shop_id, DkimKey.domain == domain, DkimKey.selector == selector)
    if session().scalar(taken):
        raise Conflict(f"There is a key {selector} for {domain} already; choose another selector")
    private, public = _drawn(kind)
    row = DkimKey(shop_id=shop_id, id=ids.new(), domain=domain, selector=selector, kind=kind, public=public)
    row.sealed = vault.seal(private, shop_id=shop_id, table="dkim_keys", column="sealed", row_id=row.id)
    session().add(row)
    session().flush()
    return row


def retire(row: DkimKey) -> None:
    """Sign with it no more. Its record stays in the DNS until the letters on their way have arrived."""
    row.retired_at = row.retired_at or clock.now()


def record_of(row: DkimKey) -> tuple[str, str]:
    """Name and content of the record that belongs into the DNS."""
    return f"{row.selector}._domainkey.{row.domain}", f"v=DKIM1; k={row.kind}; p={row.public}"


def key_in(path: str, *, domain: str, selector: str) -> Key:
    """The installation's own key, from a PEM file.

    :raises ValueError: it holds no key that can sign letters.
    """
    found = load_pem_private_key(Path(path).read_bytes(), password=None)
    if isinstance(found, Ed25519PrivateKey):
        return Key(domain, selector, ED25519, base64.b64encode(found.private_bytes_raw()))
    if isinstance(found, RSAPrivateKey):
        return Key(domain, selector, RSA, _pem(found))
    raise ValueError(f"{path} holds neither an RSA nor an Ed25519 key")


def _signature(data: bytes, key: Key) -> bytes:
    header: bytes = dkim.DKIM(data).sign(
        key.selector.encode(),
        key.domain.encode(),
        key.private,
        signature_algorithm=b"ed25519-sha256" if key.kind == ED25519 else b"rsa-sha256",
        canonicalize=(b"relaxed", b"relaxed"),
        include_headers=[name.lower().encode() for name in SIGNED * 2],
    )
    return header


def _drawn(kind: str) -> tuple[bytes, str]:
    if kind == ED25519:
        drawn = Ed25519PrivateKey.generate()
        return base64.b64encode(drawn.private_bytes_raw()), _text(drawn.public_key().public_bytes_raw())
    rsa = generate_private_key(65537, RSA_BITS)
    return _pem(rsa), _text(rsa.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo))


def _pem(key: RSAPrivateKey) -> bytes:
    return key.private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption())


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def _opened(row: DkimKey) -> bytes:
    return vault.open(row.sealed, shop_id=row.shop_id, table="dkim_keys", column="sealed", row_id=row.id)
