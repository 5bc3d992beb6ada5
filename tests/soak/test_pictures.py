"""Every hostile and every honest picture of DATA: what becomes of it, how much memory and time it takes."""

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.pictures import opened, webp_chunks

DATA = Path(os.environ.get("GOODWORD_SOAK_DATA") or "nowhere")
HONEST = {"photos", "exif", "odd"}
NEVER = {"bombs", "upload_svg"}
NOT_WHOLE = {"ultrahdr.jpg"}  # this copy of it ends in the middle
MEASURED = """
import resource, subprocess, sys
subprocess.run([sys.executable, "-I", "-m", "goodword.media.decoding"], stdin=open(sys.argv[1], "rb"))
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024, file=sys.stderr)
"""

pytestmark = pytest.mark.soak


@dataclass(frozen=True)
class Outcome:
    """What the child said of one picture."""

    name: str
    code: str
    megabytes: int
    seconds: float
    sizes: list[bytes]


def developed(file: Path) -> Outcome:
    begun = time.monotonic()
    ran = subprocess.run([sys.executable, "-c", MEASURED, str(file)], capture_output=True, check=True)
    took = time.monotonic() - begun
    head, _, body = ran.stdout.partition(b"\n")
    told = json.loads(head) if head else {"code": "fell"}
    lengths = told.get("sizes", [])
    sizes = [body[sum(lengths[:at]) : sum(lengths[: at + 1])] for at in range(len(lengths))]
    return Outcome(f"{file.parent.name}/{file.name}", told.get("code", "taken"), int(ran.stderr), took, sizes)


def test_every_picture_is_taken_clean_or_refused():
    files = [*DATA.glob("images/*/*"), *DATA.glob("security/upload_*/*")]
    if not files:
        return  # without DATA there is nothing to look at; tests/server/media has pictures of its own
    outcomes = [developed(file) for file in sorted(files)]
    for each in outcomes:
        print(f"{each.name:60} {each.code:16} {each.megabytes:4} MB {each.seconds:6.2f} s")  # noqa: T201 - the table
    assert max(each.megabytes for each in outcomes) < 300
    assert max(each.seconds for each in outcomes) < 20
    for each in outcomes:
        folder, _, name = each.name.partition("/")
        if folder in HONEST | NEVER and name not in NOT_WHOLE:
            assert (each.code == "taken") is (folder in HONEST), each.name
        for size in each.sizes:
            assert list(webp_chunks(size)) == ["VP8 "], each.name
            assert not any(word in size for word in (b"<script", b"onerror", b"alert(", b"PK\x05\x06")), each.name
            assert max(opened(size).size) <= 1600
