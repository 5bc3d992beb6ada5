"""A line of the log is one line, says what happened, and never whom it happened to."""

import json
import logging
import smtplib

import pytest
import structlog
from goodword.lib import faults, logs, traces
from sqlalchemy.exc import IntegrityError

HOSTILE = 'Anna\r\n{"level": "error", "event": "forged"}\x1b[31mred\x1b]0;title\x07\u2028\u202ereversed\x9b'
PERSONAL = [
    "anna.petrova+tea@example.co.uk",
    "anna@приклад.укр",
    "192.0.2.17",
    "2001:db8:85a3::8a2e:370:7334",
    "2001:db8:1:2:3:4:5:6",
    "gst_0123456789abcdefghijklmnopqrstuv",
    "gws_0123456789abcdefghijklmnopqrstuv",
    "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbm5hIn0.c2lnbmF0dXJl",
    "hunter2",
]


@pytest.fixture
def written(capsys):
    """Open the log; call it for the lines so far."""
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    logs.open_logs("json")
    said = []

    def so_far():
        said.append(capsys.readouterr().err)
        return "".join(said)

    yield so_far
    root.handlers, root.level = before, level
    logging.captureWarnings(capture=False)


def lines(text):
    return [json.loads(line) for line in text.splitlines()]


def test_a_line_has_time_level_event_and_its_fields(written):
    structlog.get_logger("room").info("job", job="letters.send", tries=2, ms=1.5)
    logging.getLogger("other").warning("said by %s", "another library")
    ours, theirs = lines(written())
    assert ours["time"].endswith("Z")
    assert (ours["level"], ours["event"], ours["job"], ours["tries"], ours["ms"]) == (
        "info",
        "job",
        "letters.send",
        2,
        1.5,
    )
    assert (theirs["level"], theirs["logger"], theirs["event"]) == ("warning", "other", "said by another library")


def test_no_line_can_be_broken_out_of_nor_colour_a_terminal(written):
    logging.getLogger("web").error("odd name: %s", HOSTILE)
    structlog.get_logger("web").error(HOSTILE, kind=HOSTILE, several=[HOSTILE])
    assert len(written().splitlines()) == 2
    assert written().isascii()
    assert not [c for c in written() if ord(c) < 32 and c != "\n"]
    assert {line["level"] for line in lines(written())} == {"error"}
    logs.open_logs("plain")
    logging.getLogger("web").error("odd name: %s", HOSTILE)
    assert "\x1b" not in written()
    assert len(written().splitlines()) == 3


def test_what_looks_personal_is_masked_wherever_it_stands(written):
    for secret in PERSONAL:
        said = f"smtp://anna:{secret}@mail.test refused" if secret == "hunter2" else f"it was {secret}, they say"
        logging.getLogger("x").error(said)
        structlog.get_logger("x").error("event", said=said)
    logging.getLogger("x").error("GET /v1/reviews?q=Anna+Petrova&x=1 and /confirm/c2VjcmV0 with Bearer abcdef")
    for secret in [*PERSONAL, "Petrova", "c2VjcmV0", "abcdef"]:
        assert secret not in written()
    assert "127.0.0.1" not in written()


def test_a_fault_is_told_by_kind_and_place_not_by_its_words(written):
    try:
        int("Anna Petrova")
    except ValueError:
        logging.getLogger("x").exception("it failed")
    (line,) = lines(written())
    assert line["fault"] == "ValueError"
    assert line["places"][-1].startswith("test_logs.py:") or "test_logs.py:" in line["places"][-1]
    assert "Petrova" not in written()


def test_what_is_said_of_known_faults_helps_and_names_nobody():
    refused = smtplib.SMTPRecipientsRefused({"anna@example.com": (550, b"no anna here")})
    assert faults.told(refused) == "SMTPRecipientsRefused"
    assert faults.told(smtplib.SMTPDataError(552, b"anna is full")) == "SMTPDataError: 552"
    assert faults.told(FileNotFoundError(2, "No such file", "/home/anna")) == "FileNotFoundError: No such file"
    assert faults.told(IntegrityError("INSERT", {"email": "anna"}, ValueError("anna"))) == "ValueError"


def test_a_line_names_the_request_that_it_belongs_to(written):
    trace_id = "4bf92f3577b34da6a3ce929d0e0e4736"
    with traces.continued(f"00-{trace_id}-00f067aa0ba902b7-01") as trace:
        structlog.get_logger("x").info("inside")
        assert trace.parent.startswith(f"00-{trace_id}-")
        assert trace.parent.endswith("-01")
    structlog.get_logger("x").info("outside")
    inside, outside = lines(written())
    assert inside["trace_id"] == trace_id
    assert "trace_id" not in outside


@pytest.mark.parametrize(
    "header",
    [
        "", "00-" + "0" * 32 + "-00f067aa0ba902b7-01", "00-4bf92f3577b34da6a3ce929d0e0e4736-" + "0" * 16 + "-01",
        "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7", 'x"}\n{"',
    ],
)  # fmt: skip
def test_a_malformed_traceparent_begins_a_trace_of_our_own(header):
    trace = traces.of_request(header, "")
    assert "4bf92f35" not in trace.trace_id.lower()
    assert len(trace.trace_id) == 32


@pytest.mark.parametrize(
    ("header", "taken"),
    [
        ("0192f7c1-7a55-7cc0-8b11-0d2f5a3e9c10", True), ("Root=1-67891233-abcdef012345678912345678", True),
        ("a" * 16, False), ("anna@example.com12345", False), ("gst_0123456789abcdefghijklmnop", False),
        ("short1", False), ("1" * 129, False), ('0123456789abcdef"\n', False), ("Anna Petrova 1234567", False),
    ],
)  # fmt: skip
def test_a_request_id_is_taken_when_it_is_an_id(header, taken):
    assert (traces.of_request("", header).request_id == header) is taken


def test_warnings_of_python_come_as_lines_too(written):
    logging.getLogger("py.warnings").warning("%s", "old.py:1: DeprecationWarning: old")
    assert lines(written())[0]["logger"] == "py.warnings"
