"""Where photos' files are: a folder, or any S3-compatible server (``GOODWORD_MEDIA_URL``)."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import parse_qs, unquote, urlsplit

CONTENT_TYPE = "image/webp"


class Store(Protocol):
    """What a place for files must do. A name is ``folder/…/name.webp``, of our own making."""

    def put(self, name: str, data: bytes, content_type: str = CONTENT_TYPE) -> None:
        """Keep it under this name; done again, the same."""

    def read(self, name: str) -> bytes | None:
        """What is kept; None when nothing is."""

    def delete(self, name: str) -> None:
        """Keep it no longer; nothing happens when it is not there."""

    def names(self, folder: str) -> Iterator[str]:
        """The names of all that is kept below a folder, half written things too."""


class DiskStore:
    """A folder. A file is there whole or not at all."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, name: str, data: bytes, content_type: str = CONTENT_TYPE) -> None:
        """Write beside, flush to the disk, put in place."""
        path = self._folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        part = _part(path)
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)

    def read(self, name: str) -> bytes | None:
        """The file's bytes."""
        try:
            return (self._folder / name).read_bytes()
        except FileNotFoundError:
            return None

    def delete(self, name: str) -> None:
        """Remove the file, and what a killed writer left of it."""
        path = self._folder / name
        path.unlink(missing_ok=True)
        _part(path).unlink(missing_ok=True)

    def names(self, folder: str) -> Iterator[str]:
        """Walk through the folder."""
        for path in (self._folder / folder).rglob("*"):
            if path.is_file():
                yield path.relative_to(self._folder).as_posix()


class S3Store:
    """A bucket, or a folder in one: ``s3://KEY:SECRET@host/bucket/folder?region=…``; ``s3+http://`` in a private net.

    Without a key in the address the usual ``AWS_…`` variables count.
    """

    def __init__(self, url: str) -> None:
        from obstore.exceptions import NotFoundError
        from obstore.store import S3Store as Bucket

        parts = urlsplit(url)
        bucket, _, folder = parts.path.strip("/").partition("/")
        plain = parts.scheme == "s3+http"
        port = f":{parts.port}" if parts.port else ""
        given: dict[str, Any] = {
            "access_key_id": parts.username and unquote(parts.username),
            "secret_access_key": parts.password and unquote(parts.password),
        }
        self._missing = NotFoundError
        self._bucket = Bucket(
            bucket,
            prefix=folder or None,
            endpoint=f"{'http' if plain else 'https'}://{parts.hostname}{port}",
            region=parse_qs(parts.query).get("region", ["us-east-1"])[0],
            client_options={"allow_http": plain, "timeout": "20s", "connect_timeout": "5s"},
            retry_config={"max_retries": 2},
            **{name: value for name, value in given.items() if value},
        )

    def put(self, name: str, data: bytes, content_type: str = CONTENT_TYPE) -> None:
        """Upload."""
        self._bucket.put(name, data, attributes={"Content-Type": content_type})

    def read(self, name: str) -> bytes | None:
        """Download."""
        try:
            return bytes(self._bucket.get(name).bytes())
        except (self._missing, FileNotFoundError):
            return None

    def delete(self, name: str) -> None:
        """Remove."""
        try:
            self._bucket.delete(name)
        except (self._missing, FileNotFoundError):
            return

    def names(self, folder: str) -> Iterator[str]:
        """List the bucket's folder."""
        for several in self._bucket.list(folder):
            yield from (one["path"] for one in several)


class Storage:
    """The process's store, opened once by the app."""

    def __init__(self) -> None:
        self.store: Store

    def open(self, url: str, folder: Path) -> None:
        """Take the bucket at ``url``, or the folder when that is empty."""
        self.store = S3Store(url) if url else DiskStore(folder)


storage = Storage()


def _part(path: Path) -> Path:
    return path.with_suffix(".part")
