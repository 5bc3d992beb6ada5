"""The keys themselves: in the environment or a file of the data folder; never in the database, never in a backup."""

import os
import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from fcntl import LOCK_EX, flock
from pathlib import Path

from goodword.vault.rules import KEY_BYTES, id_of, key_from, text_of

FILE = "vault.keys"


class Keys:
    """The first one seals, all of them open. A file that another process has changed is read again."""

    def __init__(self) -> None:
        self._path: Path | None = None
        self._given: list[bytes] = []
        self._read: list[bytes] = []
        self._seen = -1
        self._turn = threading.Lock()

    def load(self, data_dir: Path, given: str = "") -> None:
        """Use the keys given (separated by commas), or those of the file, which is made when first needed.

        :raises ValueError: one of them is no key.
        """
        self._path, self._seen, self._read = data_dir / FILE, -1, []
        self._given = [_key("GOODWORD_VAULT_KEYS", each) for each in given.split(",") if each.strip()]
        self.all()

    @property
    def are_given(self) -> bool:
        """Whether they come from the environment: then only its owner can change them."""
        return bool(self._given)

    @property
    def path(self) -> Path:
        """The file."""
        if self._path is None:
            raise RuntimeError("the vault is not open")
        return self._path

    def all(self) -> list[bytes]:
        """Every key there is, the newest first."""
        if self._given:
            return self._given
        with self._turn:
            try:
                changed = self.path.stat().st_mtime_ns
            except FileNotFoundError:
                return []
            if changed != self._seen:
                self._read = [_key(str(self.path), each) for each in self.path.read_text().splitlines() if each.strip()]
                self._seen = changed
            return self._read

    def first(self) -> bytes:
        """The key that seals; made when there is none yet."""
        return (self.all() or self._made())[0]

    def named(self, key_id: str) -> bytes | None:
        """The key of this id."""
        return next((key for key in self.all() if id_of(key) == key_id), None)

    def renew(self) -> bytes:
        """Put a new key in front: it seals from now on, in every process."""
        with self._changing():
            self._write([secrets.token_bytes(KEY_BYTES), *self.all()])
        return self.first()

    def drop(self, key_id: str) -> None:
        """Forget a key."""
        with self._changing():
            self._write([key for key in self.all() if id_of(key) != key_id])

    def _made(self) -> list[bytes]:
        with self._changing():
            if not self.all():  # somebody else may have been faster
                self._write([secrets.token_bytes(KEY_BYTES)])
        return self.all()

    @contextmanager
    def _changing(self) -> Iterator[None]:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.with_suffix(".lock").open("w") as lock:
            flock(lock, LOCK_EX)
            yield

    def _write(self, keys: list[bytes]) -> None:
        fresh = self.path.with_suffix(f".{os.getpid()}")
        with suppress(FileNotFoundError):
            fresh.unlink()
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write("".join(f"{text_of(key)}\n" for key in keys))
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self.path)
        self._seen = -1


def _key(place: str, text: str) -> bytes:
    try:
        return key_from(text)
    except ValueError as fault:
        raise ValueError(f"{place} does not hold what it should: {fault}") from None
