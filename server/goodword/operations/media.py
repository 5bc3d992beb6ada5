"""The media that backups carry, wherever they are kept."""

from collections.abc import Iterable
from pathlib import Path


class Folder:
    """The folder in the data folder. Unfinished files stay behind."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def names(self) -> Iterable[str]:
        """Every file, by its path below the folder."""
        for path in sorted(self._path.rglob("*")):
            if path.is_file() and path.suffix != ".part":
                yield path.relative_to(self._path).as_posix()

    def read(self, name: str) -> bytes | None:
        """One file; None when it has gone meanwhile."""
        try:
            return (self._path / name).read_bytes()
        except FileNotFoundError:
            return None

    def put(self, name: str, data: bytes) -> None:
        """Keep a file."""
        target = self._path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_suffix(".part")
        part.write_bytes(data)
        part.replace(target)
