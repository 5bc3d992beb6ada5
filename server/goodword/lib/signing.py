"""The installation's signing key, and what it signs.

The key lives in the data folder, is made at first use and never enters the database.
"""

import hmac
import os
import secrets
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

KEY_BYTES = 32


class Signer:
    """Signs short strings for one purpose each; ``open`` is called once by the app."""

    def __init__(self) -> None:
        self._key = b""

    def open(self, data_dir: Path) -> None:
        """Read the key, or make it: readable by the owner only, and the same for all processes.

        :raises RuntimeError: what lies there is no key.
        """
        path = data_dir / "signing.key"
        data_dir.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            fresh = path.with_suffix(f".{os.getpid()}")
            fresh.touch(mode=0o600)
            fresh.write_bytes(secrets.token_bytes(KEY_BYTES))
            with suppress(FileExistsError):
                os.link(fresh, path)  # the first process wins, the others read its key
            fresh.unlink()
        self._key = path.read_bytes()
        if len(self._key) < KEY_BYTES:
            raise RuntimeError(f"{path} is too short to be a key; remove it, and a new one is made")

    def sign(self, purpose: str, text: bytes) -> bytes:
        """16 bytes that only this installation can make for this purpose and text."""
        return self.derive(purpose, text)[:16]

    def derive(self, purpose: str, text: bytes) -> bytes:
        """32 bytes that only this installation can make: enough to be a secret themselves."""
        if not self._key:
            raise RuntimeError("the signing key is not open")
        return hmac.digest(self._key, purpose.encode() + b"\0" + text, sha256)

    def verify(self, purpose: str, text: bytes, signature: bytes) -> bool:
        """Whether the signature is ours, in constant time."""
        return hmac.compare_digest(self.sign(purpose, text), signature)


signer = Signer()
