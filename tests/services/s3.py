"""A server that speaks S3 for the tests: TEST_S3_URL, else the one of a wheel. One a worker."""

import os
import sys
import time
import urllib.error
import urllib.request
from typing import TYPE_CHECKING

from tests.services import run_folder
from tests.services.ports import free_port

if TYPE_CHECKING:
    import subprocess

PATIENCE = 30.0
BUCKET = "photos"


def start(worker: str) -> str:
    """Address of a bucket, as GOODWORD_MEDIA_URL takes it."""
    given = os.environ.get("TEST_S3_URL")
    if given:
        return given
    port, name = free_port(), f"s3-{worker}"
    server = run_folder.start(name, sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port))
    _make_bucket(server, f"http://127.0.0.1:{port}/{BUCKET}")
    return f"s3+http://key:secret@127.0.0.1:{port}/{BUCKET}"


def stop(worker: str) -> None:
    run_folder.stop(f"s3-{worker}")


def _make_bucket(server: "subprocess.Popen[bytes]", url: str) -> None:
    deadline = time.monotonic() + PATIENCE
    signed = {"Authorization": "AWS4-HMAC-SHA256 Credential=key/20260101/us-east-1/s3/aws4_request"}
    while server.poll() is None and time.monotonic() < deadline:
        try:
            urllib.request.urlopen(urllib.request.Request(url, method="PUT", headers=signed), timeout=5).close()
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.05)
        else:
            server.returncode = 0
            return
    raise RuntimeError(f"the S3 server did not start; its own words are in {run_folder.current()}")
