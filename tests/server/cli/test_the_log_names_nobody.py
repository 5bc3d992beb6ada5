"""A whole run with marked names, addresses, bearers and words: none of them is in any line, and each line is JSON."""

import json
import re
import signal
import socket
import time
from contextlib import ExitStack

import pytest

from tests.server.cli.terminal import Terminal, process
from tests.services.ports import free_port

MARK = "Canary"
SHOPPER = {
    "product": f"{MARK}-ref",
    "rating": 4,
    "title": f"{MARK} title",
    "text": f"{MARK} words",
    "name": f"{MARK} Petrova",
    "email": "canary.petrova@example.com",
    "locale": "en",
}
ODD = "GET /{mark}?q={mark} HTTP/1.1\r\nHost: x\r\nX-Request-Id: {mark}\r\nBad{mark}Header\r\n\r\n"


@pytest.mark.timeout(120)
@pytest.mark.parametrize("server", ["gunicorn", "granian"])
def test_nothing_personal_reaches_the_log(tmp_path, server, mail_server):
    port = free_port()
    mail_server.answer = f"550 {MARK}.petrova@example.com is unknown here"
    environment = {
        "GOODWORD_DATA_DIR": str(tmp_path / "data"),
        "GOODWORD_SMTP_URL": mail_server.url,
        "GOODWORD_WORKERS": "1",
    }
    terminal = Terminal(tmp_path, environment)
    terminal.ok("init")
    terminal.ok("shop", "create", f"{MARK} House", "--origin", "https://any.test")
    site_key = terminal.ok("shop", "list").split()[-1]
    with ExitStack() as stack:
        running = [
            stack.enter_context(process(*words, environment=environment))
            for words in (("serve", "--port", str(port), "--server", server), ("worker",))
        ]
        bearer = _live_through(port, site_key)
        _until(lambda: "SMTPDataError" in terminal.ok("letter", "list"))
        for each in running:
            each.send_signal(signal.SIGTERM)
        said = "".join(each.communicate(timeout=40)[0] for each in running)
    lines = [json.loads(line) for line in said.splitlines()]
    assert not re.search(f"(?i){MARK}|{bearer}|192\\.0\\.2\\.77|{site_key}", said), said
    events = {line["event"] for line in lines}
    assert {"request", "job", "letter"} <= events
    (submitted,) = [
        line for line in lines if line.get("route") == "/v1/shops/{site_key}/reviews" and line["status"] == 201
    ]
    caused = [line["event"] for line in lines if line.get("trace_id") == submitted["trace_id"]]
    assert sorted(set(caused)) == ["job", "letter", "request"]
    assert any(line.get("fault") == "SMTPDataError: 550" for line in lines)


def _live_through(port, site_key):
    at = f"/v1/shops/{site_key}"
    _until(lambda: _ask(port, "GET", "/healthz").startswith(b"HTTP/1.1 200"))
    made = _ask(port, "POST", f"{at}/guests", {})
    bearer = json.loads(made.partition(b"\r\n\r\n")[2])["bearer"]
    _ask(port, "GET", f"{at}/reviews?product={MARK}&q={MARK}")
    _ask(port, "GET", f"{at}/ratings?product={MARK}", bearer=bearer)
    _ask(port, "GET", f"/confirm/{MARK}")
    _ask(port, "GET", f"/{MARK}\x1b[31m")
    _raw(port, ODD.format(mark=MARK).encode())
    _raw(port, f"{MARK}\r\n\r\n".encode())
    assert b" 422 " in _ask(port, "POST", f"{at}/reviews", SHOPPER | {"rating": MARK}, bearer=bearer)
    assert b" 201 " in _ask(port, "POST", f"{at}/reviews", SHOPPER, bearer=bearer)
    return bearer


def _ask(port, method, path, body=None, bearer=""):
    data = b"" if body is None else json.dumps(body).encode()
    head = [
        f"{method} {path} HTTP/1.1", "Host: goodword.test", "Origin: https://any.test", "Connection: close",
        f"User-Agent: {MARK}", f"Referer: https://any.test/{MARK}", f"Cookie: a={MARK}", "X-Forwarded-For: 192.0.2.77",
        f"Content-Length: {len(data)}", "Content-Type: application/json",
    ]  # fmt: skip
    head += [f"Authorization: Bearer {bearer}"] if bearer else []
    return _raw(port, "\r\n".join([*head, "", ""]).encode() + data, ends=False)


def _raw(port, sent, *, ends=True):
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=20) as line:
            line.sendall(sent)
            if ends:
                line.shutdown(socket.SHUT_WR)
            return b"".join(iter(lambda: line.recv(65536), b""))
    except OSError:
        return b""


def _until(condition):
    """Ask again until it holds; the test's timeout bounds the wait."""
    while not condition():
        time.sleep(0.05)
