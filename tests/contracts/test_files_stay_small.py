"""A file that needs scrolling to be understood is two files."""

from pathlib import Path

from tests.contracts.checkout import ROOT, tracked_files

FOLDERS = ("server", "widget/src", "tests", "tools", "bench")
SUFFIXES = {".py", ".ts", ".mjs", ".js", ".css", ".html", ".sh"}
MOST_LINES_OF_CODE = 300
MOST_LINES_OF_TESTS = 400
GENERATED = {"widget/src/api/schema.ts"}
WRITTEN_ONCE = "server/goodword/migrations/versions/"  # a step of the tables is never edited again
EXCEPTIONS: set[str] = set()


def test_files_stay_small() -> None:
    too_long = [f"{name_of(path)}: {lines_of(path)} lines" for path in watched() if lines_of(path) > most_lines(path)]
    assert too_long == []


def test_the_watch_sees_files() -> None:
    assert ROOT / "tools" / "bootstrap.py" in watched()


def watched() -> list[Path]:
    return [path for path in tracked_files() if path.suffix in SUFFIXES and is_ours(name_of(path))]


def is_ours(name: str) -> bool:
    return (
        name.startswith(tuple(f"{folder}/" for folder in FOLDERS))
        and name not in GENERATED | EXCEPTIONS
        and not name.startswith(WRITTEN_ONCE)
    )


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def lines_of(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def most_lines(path: Path) -> int:
    return MOST_LINES_OF_TESTS if name_of(path).startswith("tests/") else MOST_LINES_OF_CODE
