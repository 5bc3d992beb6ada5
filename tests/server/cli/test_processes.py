"""The commands that stay: demo and serve, as processes, from start to SIGTERM."""

import json
import re
import signal
import socket
import time
import urllib.error
import urllib.request
import uuid
from importlib.resources import files

import pytest

from tests.houses import copy_of
from tests.server.cli.terminal import members, process, read_until
from tests.services.ports import free_port


def _get(url, data=None, **headers):
    request = urllib.request.Request(url, data=data, headers={k.replace("_", "-"): v for k, v in headers.items()})
    with urllib.request.urlopen(request, timeout=40) as answer:
        return answer.status, answer.read().decode()


def _post(address, path, body, **headers):
    data = json.dumps(body).encode()
    _, said = _get(f"{address}{path}", data, Origin="https://any.test", Content_Type="application/json", **headers)
    return json.loads(said)


def _until(condition):
    """Ask again until it holds; the test's timeout bounds the wait."""
    while not (found := condition()):
        time.sleep(0.05)
    return found


def _ends_cleanly(started):
    group = started.pid
    assert len(members(group)) > 1
    started.send_signal(signal.SIGTERM)
    assert started.wait(30) == 0
    assert members(group) == []


@pytest.mark.timeout(120)
def test_the_demo_runs_sends_its_letters_ends_and_starts_again(tmp_path):
    environment = {"GOODWORD_DATA_DIR": str(tmp_path / "demo"), "GOODWORD_WORKERS": "1"}
    reviews = (files("goodword") / "demo" / "content" / "reviews.jsonl").read_text().count("\n")
    fates_in_turn = (
        f"{reviews} new, 0 changed, 0 unchanged, 0 skipped.",
        f"0 new, 0 changed, {reviews} unchanged, 0 skipped.",
    )
    for fates in fates_in_turn:
        port = free_port()
        address = f"http://127.0.0.1:{port}"
        with process("demo", "--port", str(port), environment=environment) as started:
            said = read_until(started, "Ctrl-C ends it")
            assert f"{address}/demo/\n" in said
            assert fates in said
            assert "<gw-rating" in _get(f"{address}/demo/")[1]
            assert "pk_demo" in _get(f"{address}/w/v1/pk_demo.js")[1]
            _a_letter_arrives(address)
            _ends_cleanly(started)


def _a_letter_arrives(address):
    before = _letters(address)
    bearer = _post(address, "/v1/shops/pk_demo/guests", {})["bearer"]
    body = {"product": "strainer", "rating": 4, "name": "Anna", "email": "anna@example.com", "locale": "en"}
    headers = {"Authorization": f"Bearer {bearer}", "Idempotency_Key": str(uuid.uuid4())}
    assert _post(address, "/v1/shops/pk_demo/reviews", body, **headers)["status"] == "unconfirmed"
    assert f"{address}/confirm/" in _until(lambda: _to_anna(address, _letters(address) - before))


def _to_anna(address, arrived):
    pages = (_get(f"{address}/demo/mailbox/{letter}")[1] for letter in arrived)
    return next((page for page in pages if "anna@example.com" in page), None)


def _letters(address):
    return set(re.findall(r"/demo/mailbox/([0-9a-f]{32})", _get(f"{address}/demo/mailbox")[1]))


@pytest.mark.timeout(120)
def test_the_demo_says_so_when_its_port_is_taken_and_leaves_nobody(tmp_path):
    environment = {"GOODWORD_DATA_DIR": str(tmp_path / "demo"), "GOODWORD_WORKERS": "1"}
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with process("demo", "--port", str(taken.getsockname()[1]), environment=environment) as started:
            said, _ = started.communicate(timeout=90)
            assert started.returncode == 1
            assert said.strip().splitlines()[-1].startswith(f"Error: 127.0.0.1:{taken.getsockname()[1]} cannot")
            assert "The demo shop:" not in said
            assert members(started.pid) == []


@pytest.mark.parametrize("server", ["gunicorn", "granian"])
@pytest.mark.timeout(120)
def test_each_server_answers_and_ends(tmp_path, server, sqlite_template):
    port = free_port()
    environment = {
        "GOODWORD_DATA_DIR": str(tmp_path),
        "GOODWORD_DATABASE_URL": copy_of(sqlite_template, tmp_path),
        "GOODWORD_WORKERS": "2",
    }
    with process("serve", "--port", str(port), "--server", server, environment=environment) as started:
        _until(lambda: started.poll() is not None or _answers(f"http://127.0.0.1:{port}/healthz"))
        assert started.poll() is None
        with pytest.raises(urllib.error.HTTPError) as refused:
            _get(f"http://127.0.0.1:{port}/v1/shops/pk_nobody/ratings?product=kettle")
        assert refused.value.code == 404
        refused.value.close()
        for _ in range(20):
            _get(f"http://127.0.0.1:{port}/healthz")
        _until(lambda: _healthy_answers(port) >= 21)  # those of both processes
        group = started.pid
        started.send_signal(signal.SIGTERM)
        started.communicate(timeout=30)
        assert members(group) == []


def _healthy_answers(port):
    told = _get(f"http://127.0.0.1:{port}/metrics")[1]
    found = re.search(r'goodword_requests_total{method="GET",route="/healthz",status="200"} (\S+)', told)
    return float(found[1]) if found else 0


def _answers(url):
    try:
        return _get(url)[0] == 200
    except OSError:
        return False
