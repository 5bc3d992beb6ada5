"""Developing a photo in a child with limits; a few places, so that photos never take the house's threads.

Call it outside of a transaction: it takes seconds.
"""

import io
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import BoundedSemaphore
from typing import IO, Any

from goodword.lib.errors import Busy, Invalid
from goodword.media.decoding import LARGEST_ANSWER, SIZES, SQUARE

PLACES = 2
"""Uploads under way in one process; whoever finds none is asked to come again."""
SECONDS = 20
COME_AGAIN = 2
POINTER = "/file"


@dataclass(frozen=True)
class Developed:
    """Our sizes of a photo as WebP; width and height of the large one in pixels."""

    width: int
    height: int
    sizes: dict[str, bytes]


_places = BoundedSemaphore(PLACES)
_child = BoundedSemaphore(1)


@contextmanager
def place() -> Iterator[None]:
    """Keep one of the few places, from before the upload's bytes are read to its end.

    :raises Busy: all are taken.
    """
    if not _places.acquire(blocking=False):
        raise Busy("Others are sending photos just now", retry_after=COME_AGAIN)
    try:
        yield
    finally:
        _places.release()


def develop(sent: IO[bytes], *, square: bool = False) -> Developed:
    """Our sizes of a picture, decoded in a child process; ``square`` makes an avatar of it.

    :raises Invalid: it is no picture that we take, is damaged, or has too many pixels.
    :raises Busy: the child before it takes too long.
    """
    if not _child.acquire(timeout=SECONDS):
        raise Busy("Others are sending photos just now", retry_after=COME_AGAIN)
    try:
        with tempfile.TemporaryFile() as answer, _as_file(sent) as file:
            _run_child(file, answer, [SQUARE] if square else [])
            return _read(answer)
    finally:
        _child.release()


@contextmanager
def _as_file(sent: IO[bytes]) -> Iterator[IO[bytes]]:
    """What a child can read from: small uploads are in memory."""
    sent.seek(0)
    if not isinstance(sent, io.BytesIO):
        yield sent
        return
    with tempfile.TemporaryFile() as file:
        shutil.copyfileobj(sent, file)
        file.seek(0)
        yield file


def _run_child(sent: IO[bytes], answer: IO[bytes], more: list[str]) -> None:
    child = subprocess.Popen(
        [sys.executable, "-I", "-m", "goodword.media.decoding", *more],
        stdin=sent,
        stdout=answer,
        stderr=subprocess.DEVNULL,
        env={},
        close_fds=True,
    )
    try:
        child.wait(SECONDS)
    except subprocess.TimeoutExpired:
        raise _refused("too_slow", "This picture takes too long to open") from None
    finally:
        child.kill()
        child.wait()


def _read(answer: IO[bytes]) -> Developed:
    answer.seek(0)
    written = answer.read(LARGEST_ANSWER)
    head, _, body = written.partition(b"\n")
    try:
        told: dict[str, Any] = json.loads(head)
    except ValueError:  # the child fell, or was ended by a limit
        raise _refused("damaged", "This picture cannot be opened") from None
    if "code" in told:
        raise _refused(told["code"], told["refused"])
    sizes = {}
    for name, length in zip(SIZES, told["sizes"], strict=True):
        sizes[name], body = body[:length], body[length:]
    return Developed(told["width"], told["height"], sizes)


def _refused(code: str, sentence: str) -> Invalid:
    return Invalid.of(POINTER, code, sentence)
