"""Sealing and opening: AES-256-GCM, with a key of each shop's own, bound to the very row and column it stands in."""

import base64
import binascii
import os
import uuid

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from goodword.vault.keys import Keys
from goodword.vault.rules import KEY_BYTES, id_of

FORM = "v1"
NONCE_BYTES = 12


class Sealed(Exception):
    """Something sealed cannot be opened here; the sentence says why and what mends it."""


class Vault:
    """``load`` is called once by the app.

    A sealed text is ``v1.<key id>.<nonce and ciphertext>``. Row, column, table and shop are part of what is
    authenticated, so that a sealed text opens only where it was sealed.
    """

    def __init__(self) -> None:
        self.keys = Keys()

    def seal(self, said: str | bytes, *, shop_id: uuid.UUID | None, table: str, column: str, row_id: uuid.UUID) -> str:
        """The text that may stand in the database. ``shop_id`` is None for what is of no shop."""
        key = self.keys.first()
        nonce = os.urandom(NONCE_BYTES)
        plain = said.encode() if isinstance(said, str) else said
        sealed = nonce + _cipher(key, shop_id).encrypt(nonce, plain, _place(shop_id, table, column, row_id))
        return f"{FORM}.{id_of(key)}.{base64.urlsafe_b64encode(sealed).decode()}"

    def open(self, sealed: str, *, shop_id: uuid.UUID | None, table: str, column: str, row_id: uuid.UUID) -> bytes:
        """What was sealed.

        :raises Sealed: the key is not here, or the text was changed or moved.
        """
        form, key_id, packed = _parts(sealed)
        key = self.keys.named(key_id)
        if form != FORM or key is None:
            raise Sealed(
                f"{table}.{column} was sealed with the key {key_id}, which is not here: put the old vault.keys into "
                "the data folder (mode 600), or set GOODWORD_VAULT_KEYS"
            )
        try:
            whole = base64.urlsafe_b64decode(packed)
            place = _place(shop_id, table, column, row_id)
            return _cipher(key, shop_id).decrypt(whole[:NONCE_BYTES], whole[NONCE_BYTES:], place)
        except (InvalidTag, ValueError, binascii.Error):
            raise Sealed(f"{table}.{column} of {row_id} was changed, or sealed for another place") from None


def key_id_of(sealed: str) -> str:
    """With which key it was sealed."""
    return _parts(sealed)[1]


def _parts(sealed: str) -> tuple[str, str, str]:
    form, _, rest = sealed.partition(".")
    key_id, _, packed = rest.partition(".")
    return form, key_id, packed


def _cipher(key: bytes, shop_id: uuid.UUID | None) -> AESGCM:
    whose = shop_id.bytes if shop_id else b""
    return AESGCM(HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=b"goodword vault\0" + whose).derive(key))


def _place(shop_id: uuid.UUID | None, table: str, column: str, row_id: uuid.UUID) -> bytes:
    return "\0".join((FORM, table, column, shop_id.hex if shop_id else "", row_id.hex)).encode()


vault = Vault()
