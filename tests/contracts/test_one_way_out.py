"""Only the guarded client calls hosts of the internet: two clients would be two sets of holes."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.contracts.checkout import ROOT

CALLERS = {
    "httpcore2", "httpcore", "httpx", "httpx2", "requests", "urllib3", "aiohttp", "niquests", "pycurl",
    "http.client", "urllib.request", "ftplib", "xmlrpc", "socket", "asyncio", "boto3", "botocore", "obstore",
}  # fmt: skip
ALLOWED = {
    "cli/processes.py": {"socket"},  # asks whether a port is free
    "operations/doctor.py": {"socket"},  # asks whether the mail server of the settings answers
    "letters/replies.py": {"socket"},  # reads a connection that the way out has opened
    "lib/outbound.py": {"httpcore2", "socket"},
    "lib/wires.py": {"httpcore2"},
    "media/storage.py": {"obstore"},  # calls the store that the installation's owner names, nobody else
}
"""Who may, and by what."""


def test_nobody_else_makes_calls() -> None:
    server = ROOT / "server" / "goodword"
    found = {path.relative_to(server).as_posix(): set(callers_in(path)) for path in server.rglob("*.py")}

    assert {name: used for name, used in found.items() if used} == ALLOWED


def callers_in(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names = [each.name for each in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom):
            names = [node.module or "", *(f"{node.module}.{each.name}" for each in node.names)]
        for name in names:
            yield from (known for known in CALLERS if name == known or name.startswith(f"{known}."))
