"""Each answer has a name, its line and its figures; the name goes with the jobs and letters it causes."""

import json
import re

import pytest
from goodword.jobs.models import Job
from goodword.letters.models import Letter
from goodword.lib.db import reading
from goodword.web import figures
from goodword.web.lines import Notes, notes
from prometheus_client import generate_latest
from sqlalchemy import select

from tests.server.on_sqlite import house_on_sqlite  # noqa: F401 - it is this file's house

TRACE = "4bf92f3577b34da6a3ce929d0e0e4736"
PARENT = f"00-{TRACE}-00f067aa0ba902b7-01"
NAMED = "0192f7c1-7a55-7cc0-8b11-0d2f5a3e9c10"


@pytest.fixture
def lines(monkeypatch):
    """What the requests of this test leave; call it for the lines."""
    notes.flush()
    written = []
    monkeypatch.setattr(Notes, "_write", lambda _self, text: written.extend(map(json.loads, text.splitlines())))
    monkeypatch.setattr(notes, "_writes_lines", True)
    monkeypatch.setattr(notes, "_is_plain", False)

    def so_far():
        notes.flush()
        return written

    return so_far


def test_every_answer_carries_its_name_and_keeps_the_one_it_was_given(house, tea_house):
    for path in (
        f"{tea_house.at}/reviews?product=kettle",
        "/healthz",
        "/nowhere",
        "/v1/shops/pk_none/reviews?product=a",
    ):
        assert re.fullmatch("[0-9a-f]{32}", house.get(path).headers["X-Request-Id"])
        assert house.get(path, headers={"X-Request-Id": NAMED}).headers["X-Request-Id"] == NAMED
        assert house.get(path, headers={"X-Request-Id": "x\r\nSet-Cookie: a=b"[:1]}).headers["X-Request-Id"] != "x"


def test_a_problem_says_the_name_by_which_the_log_knows_it(house):
    refused = house.get("/v1/shops/pk_none/reviews?product=a", headers={"X-Request-Id": NAMED})
    assert refused.json["request_id"] == refused.headers["X-Request-Id"] == NAMED


def test_a_line_has_the_route_and_never_the_address(house, tea_house, anna, lines):
    lines().clear()
    house.get(f"{tea_house.at}/reviews?product=secret-ref&q=secret-words")
    house.get(f"{tea_house.at}/ratings?product=secret-ref")
    house.get("/secret-path?secret=query")
    anna.send("PUT", f"/reviews/rev_{'0' * 32}/vote", {})
    house.client.open("/healthz", method="SECRET")
    told = lines()
    assert [(line["method"], line["route"], line["status"]) for line in told] == [
        ("GET", "/v1/shops/{site_key}/reviews", 200),
        ("GET", "/v1/shops/{site_key}/ratings", 200),
        ("GET", "-", 404),
        ("PUT", "/v1/shops/{site_key}/reviews/{review_id}/vote", 404),
        ("OTHER", "-", 405),
    ]
    assert all(line["time"].endswith("Z") and line["ms"] >= 0 for line in told)
    assert "secret" not in json.dumps(told).lower()


def test_the_line_of_a_hot_read_says_how_the_door_answered(house, tea_house, anna, lines):
    tea_house.set(confirm_guests=False)
    assert anna.review().status_code == 201
    lines().clear()
    for _ in range(3):
        house.get(f"{tea_house.at}/ratings?product=kettle")
    doors = [line["door"] for line in lines()]
    assert doors[0] == "built"
    assert set(doors[1:]) <= {"kept", "remembered"}


def test_the_trace_of_a_request_goes_with_its_job_and_letter(house, tea_house, anna, work_off, lines, monkeypatch):
    answer = anna.send("POST", "/reviews", _review(), traceparent=PARENT)
    assert answer.status_code == 201
    with reading() as session:
        kept = [*session.scalars(select(Job.traceparent)), *session.scalars(select(Letter.traceparent))]
    assert kept
    assert {parent[3:35] for parent in kept} == {TRACE}
    assert lines()[-1]["trace_id"] == TRACE
    seen = []
    monkeypatch.setattr("goodword.letters.service._note", lambda *_: seen.append(_trace_now()))
    work_off()
    assert seen == [TRACE]


def _review():
    from tests.cast import a_review

    return a_review()


def _trace_now():
    from goodword.lib import traces

    return traces.current.get().trace_id


def test_the_figures_know_route_and_status(house, tea_house):
    notes.flush()
    before = _count('method="GET",route="/healthz",status="200"')
    house.get("/healthz")
    notes.flush()
    assert _count('method="GET",route="/healthz",status="200"') == before + 1
    assert 'goodword_request_seconds_bucket{door="inside",le="0.005",route="/healthz"}' in _figures()


def _figures():
    return generate_latest(figures.registry()).decode()


def _count(labels):
    found = re.search(rf"goodword_requests_total{{{re.escape(labels)}}} (\S+)", _figures())
    return float(found[1]) if found else 0
