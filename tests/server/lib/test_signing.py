"""The installation's key: one for all processes, readable by its owner only."""

import multiprocessing
import stat
from pathlib import Path

import pytest
from goodword.lib.signing import Signer

PROCESSES = 4


def test_the_key_is_the_owners_alone(tmp_path: Path):
    opened(tmp_path)
    assert stat.S_IMODE((tmp_path / "signing.key").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["signing.key"]


def test_the_key_is_never_readable_by_others_even_while_it_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    modes = []
    real = Path.write_bytes

    def watched(path: Path, text: bytes) -> int:
        written = real(path, text)
        modes.append(stat.S_IMODE(path.stat().st_mode))
        return written

    monkeypatch.setattr(Path, "write_bytes", watched)
    opened(tmp_path)
    assert modes == [0o600]


def test_the_same_key_is_read_again(tmp_path: Path):
    assert opened(tmp_path).sign("a", b"b") == opened(tmp_path).sign("a", b"b")


def test_processes_that_start_at_once_agree(tmp_path: Path):
    context = multiprocessing.get_context("spawn")
    start = context.Barrier(PROCESSES)
    answers = context.Queue()
    started = [context.Process(target=race, args=(tmp_path, start, answers)) for _ in range(PROCESSES)]
    for process in started:
        process.start()
    signatures = {answers.get(timeout=30) for _ in started}
    for process in started:
        process.join(timeout=30)
    assert len(signatures) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["signing.key"]


def test_a_signature_serves_one_purpose(tmp_path: Path):
    signer = opened(tmp_path)
    signature = signer.sign("cursor", b"text")
    assert signer.verify("cursor", b"text", signature)
    for purpose, text in (("other", b"text"), ("cursor", b"text "), ("curso", b"r\0text"), ("cursor\0text", b"")):
        assert not signer.verify(purpose, text, signature)
    for wrong in (b"", signature[:-1], signature + b"\0", b"\0" * 16):
        assert not signer.verify("cursor", b"text", wrong)


def test_nothing_is_signed_without_a_key():
    with pytest.raises(RuntimeError):
        Signer().sign("cursor", b"text")


@pytest.mark.parametrize("left", [b"", b"short"])
def test_a_key_that_was_cut_off_is_not_used(tmp_path: Path, left: bytes):
    (tmp_path / "signing.key").write_bytes(left)
    with pytest.raises(RuntimeError, match=r"signing\.key"):
        opened(tmp_path)


def opened(folder: Path) -> Signer:
    signer = Signer()
    signer.open(folder)
    return signer


def race(folder: Path, start, answers) -> None:
    start.wait(30)
    answers.put(opened(folder).sign("race", b"to the file"))
