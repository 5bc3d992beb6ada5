"""The file of a backup: a tar, packed, with a list of everything in it and its checksums at the end."""

import gzip
import hashlib
import io
import json
import os
import tarfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path, PurePosixPath
from typing import IO, Any

import zstandard

from goodword.lib.errors import Invalid

MANIFEST = "manifest.json"
FORMAT = 1
ENDINGS = (".tar.zst", ".tar.gz")
PIECE = 1 << 20
LARGEST_MANIFEST = 256 << 20


class Writer:
    """Adds files to an archive and remembers their checksums."""

    def __init__(self, tar: tarfile.TarFile) -> None:
        self._tar = tar
        self._files: list[dict[str, Any]] = []

    def add(self, name: str, path: Path) -> None:
        """A file of the disk; a file that grows meanwhile is taken as long as it was."""
        with path.open("rb") as file:
            self._add(name, file, os.fstat(file.fileno()).st_size)

    def add_bytes(self, name: str, data: bytes) -> None:
        """A small file."""
        self._add(name, io.BytesIO(data), len(data))

    def close_with(self, **facts: Any) -> None:
        """Add the manifest: what is in the archive, and what was true when it was made."""
        body = json.dumps({"format": FORMAT, **facts, "files": self._files}, indent=1).encode()
        self._put(MANIFEST, io.BytesIO(body), len(body))

    def _add(self, name: str, file: IO[bytes], size: int) -> None:
        counted = _Counted(file)
        self._put(name, counted, size)
        self._files.append({"name": name, "bytes": size, "sha256": counted.sum.hexdigest()})

    def _put(self, name: str, file: Any, size: int) -> None:
        entry = tarfile.TarInfo(name)
        entry.size, entry.mode = size, 0o600
        self._tar.addfile(entry, file)


class _Counted:
    def __init__(self, file: IO[bytes]) -> None:
        self._file, self.sum = file, hashlib.sha256()

    def read(self, size: int) -> bytes:
        piece = self._file.read(size)
        self.sum.update(piece)
        return piece


@contextmanager
def writing_to(path: Path) -> Iterator[Writer]:
    """An archive that is there whole, readable by its owner only, or not at all.

    :raises Invalid: the name's ending says neither zstd nor gzip.
    """
    _check_ending(path)
    part = path.with_name(f"{path.name}.part")
    with ExitStack() as stack:
        stack.callback(part.unlink, missing_ok=True)
        file = stack.enter_context(os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb"))
        with _packed(file, path) as packed, tarfile.open(fileobj=packed, mode="w|") as tar:
            yield Writer(tar)
        file.flush()
        os.fsync(file.fileno())
        part.replace(path)


def unpacked(path: Path, folder: Path) -> dict[str, Any]:
    """Unpack into a folder, check every checksum, and give back the manifest.

    :raises Invalid: it is no backup, or not all of one, or something in it has changed.
    """
    _check_ending(path)
    try:
        found = dict(_files_into(path, folder))
        manifest = json.loads((folder / MANIFEST).read_bytes())
    except (OSError, EOFError, ValueError, tarfile.TarError, zstandard.ZstdError) as fault:
        raise Invalid(f"{path} is not a whole backup: {type(fault).__name__}") from fault
    if manifest.get("format") != FORMAT:
        raise Invalid(f"{path} is of a format that this version does not know; use a newer goodword")
    for told in manifest["files"]:
        if found.get(told["name"]) != (told["bytes"], told["sha256"]):
            raise Invalid(f"{told['name']} in {path} is missing or damaged")
    return dict(manifest)


def _files_into(path: Path, folder: Path) -> Iterator[tuple[str, tuple[int, str]]]:
    with path.open("rb") as file, _unpacking(file, path) as plain, tarfile.open(fileobj=plain, mode="r|") as tar:
        for entry in tar:
            yield entry.name, _file_into(tar, entry, folder)


def _file_into(tar: tarfile.TarFile, entry: tarfile.TarInfo, folder: Path) -> tuple[int, str]:
    name = PurePosixPath(entry.name)
    if not entry.isfile() or name.is_absolute() or ".." in name.parts:
        raise ValueError("a backup has plain files of its own only")
    target = folder / name
    target.parent.mkdir(parents=True, exist_ok=True)
    source, total, size = tar.extractfile(entry), hashlib.sha256(), 0
    with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        while source is not None and (piece := source.read(PIECE)):
            total.update(piece)
            size += file.write(piece)
    return size, total.hexdigest()


def _packed(file: IO[bytes], path: Path) -> Any:
    if path.name.endswith(".zst"):
        return zstandard.ZstdCompressor(level=6, write_checksum=True).stream_writer(file, closefd=False)
    return gzip.GzipFile(fileobj=file, mode="wb", compresslevel=6)


def _unpacking(file: IO[bytes], path: Path) -> Any:
    return (
        zstandard.ZstdDecompressor().stream_reader(file) if path.name.endswith(".zst") else gzip.GzipFile(fileobj=file)
    )


def _check_ending(path: Path) -> None:
    if not path.name.endswith(ENDINGS):
        raise Invalid(f"{path} must end in {' or '.join(ENDINGS)}")
