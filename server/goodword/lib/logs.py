"""One line for each thing that happened: JSON for machines, plain for a person at a terminal.

Every logger of the process ends here, the servers', Huey's and Python's own warnings
included. No line carries personal data, and none can be broken out of: faults are told
by ``lib/faults``, what looks like an address, a bearer or a query is masked, and
control characters are written out.
"""

import logging
import os
import re
import sys
from smtplib import SMTPException
from typing import Any, Final

import structlog
from sqlalchemy.exc import DBAPIError

from goodword.lib import faults, traces

NAME: Final = "goodword"
_MASKS = (
    (re.compile(r"[^\s@\"'<>(),;:]+@[^\s@\"'<>(),;:]+"), "[email]"),
    (re.compile(r"\b(?:g[a-z]{2}|shp|sgn|sgl|prf)_[\w-]{8,}"), "[bearer]"),
    (re.compile(r"\beyJ[\w-]+\.[\w.-]+"), "[bearer]"),
    (re.compile(r"(?i)\b(bearer|basic)\s+\S+"), r"\1 [secret]"),
    (re.compile(r"(://)[^/\s@]+@"), r"\1[secret]@"),
    (re.compile(r"(/(?:confirm|signin|accept|expert)/)[\w.-]+"), r"\1[secret]"),
    (re.compile(r"\?[\w%.~+-]+=[^\s\"']*"), "?[query]"),
    (re.compile(r"\b(?!127\.0\.0\.1\b|0\.0\.0\.0\b)(?:\d{1,3}\.){3}\d{1,3}(?:/\d+)?\b"), "[address]"),
    (re.compile(r"(?i)(?<![\w:])(?=[0-9a-f:]*::|(?:[0-9a-f]+:){4})[0-9a-f:]{4,}(?:/\d+)?(?![\w:])"), "[address]"),
)
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_QUIET = {"huey": logging.WARNING, "alembic": logging.WARNING, "flask-limiter": logging.ERROR}
# The limiter's own line names the network that called.


class Lines(logging.StreamHandler[Any]):
    """To standard error as it is now: a test or a server may have put another one there."""

    def __init__(self) -> None:
        logging.Handler.__init__(self)
        self.set_name(NAME)

    @property
    def stream(self) -> Any:
        """Where the lines go."""
        return sys.stderr


def open_logs(form: str = "", level: int = logging.INFO) -> None:
    """Send every line of this process through here. May be called again; the last form counts.

    ``form`` is ``json``, ``plain``, or empty: plain at a terminal.
    """
    root = logging.getLogger()
    handler = next((each for each in root.handlers if each.get_name() == NAME), None)
    if handler is None:
        handler = Lines()
        root.addHandler(handler)
    handler.setFormatter(formatter(form))
    root.setLevel(level)
    for name, quiet in _QUIET.items():
        logging.getLogger(name).setLevel(quiet)
    logging.captureWarnings(capture=True)


def open_as_set() -> None:
    """As the environment says, before the settings are read: a wrong one must be told, too."""
    levels = {"warning": logging.WARNING, "error": logging.ERROR}
    open_logs(os.environ.get("GOODWORD_LOG", ""), levels.get(os.environ.get("GOODWORD_LOG_LEVEL", ""), logging.INFO))


def are_open() -> bool:
    """Whether this process writes lines at all: servers, workers and commands do."""
    return any(each.get_name() == NAME for each in logging.getLogger().handlers)


def is_plain(form: str = "") -> bool:
    """Whether a person reads the lines."""
    return form == "plain" or (form != "json" and sys.stderr.isatty())


def formatter(form: str = "") -> logging.Formatter:
    """How a record becomes a line."""
    steps: list[Any] = [_with_record, _with_trace, _with_fault, _masked, _plainly if is_plain(form) else _as_json]
    return structlog.stdlib.ProcessorFormatter(
        processors=steps,
        keep_exc_info=False,
        keep_stack_info=False,
    )


def formatter_as_set() -> logging.Formatter:
    """For servers that are given their log as data."""
    open_as_set()
    return formatter(os.environ.get("GOODWORD_LOG", ""))


def clean(text: str) -> str:
    """A text that is safe in a line: masked, and without anything that a terminal would obey."""
    for pattern, mask in _MASKS:
        text = pattern.sub(mask, text)
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def kept(fault: BaseException) -> str:
    """What a row may keep of a fault: masked like a line, and of a database or a mail server no word at all."""
    speaks_of_people = isinstance(fault, DBAPIError | SMTPException)
    return clean(faults.told(fault) if speaks_of_people else repr(fault))[:500]


def _with_record(_logger: Any, _name: str, event: dict[str, Any]) -> dict[str, Any]:
    record: logging.LogRecord = event.pop("_record")
    event.pop("_from_structlog", None)
    moment = structlog.processors.TimeStamper(fmt="iso", utc=True)(None, "", {})["timestamp"]
    said = event.pop("event")
    return {"time": moment, "level": record.levelname.lower(), "event": said, "logger": record.name} | event


def _with_trace(_logger: Any, _name: str, event: dict[str, Any]) -> dict[str, Any]:
    trace = traces.current.get()
    if trace is not None:
        event |= {"request_id": trace.request_id, "trace_id": trace.trace_id}
    return event


def _with_fault(_logger: Any, _name: str, event: dict[str, Any]) -> dict[str, Any]:
    fault = event.pop("exc_info", None)
    event.pop("stack_info", None)
    if fault is True:
        fault = sys.exc_info()
    if isinstance(fault, BaseException):
        fault = (type(fault), fault, fault.__traceback__)
    if fault and fault[1] is not None:
        event |= {"fault": faults.told(fault[1]), "places": faults.places(fault[2])}
    return event


def _masked(_logger: Any, _name: str, event: dict[str, Any]) -> dict[str, Any]:
    return {name: _safe(value) for name, value in event.items()}


def _safe(value: Any) -> Any:
    if isinstance(value, bool | int | float) or value is None:
        return value
    if isinstance(value, list | tuple):
        return [_safe(each) for each in value]
    return clean(str(value))


_as_json = structlog.processors.JSONRenderer(ensure_ascii=True)


def _plainly(_logger: Any, _name: str, event: dict[str, Any]) -> str:
    head = f"{event.pop('time')[11:19]} {event.pop('level'):<7} {event.pop('event')}"
    event.pop("logger", None)
    where = "".join(f"\n    {place}" for place in event.pop("places", ()))
    return " ".join([head, *(f"{name}={value}" for name, value in event.items())]) + where


# At once, and not only in open_logs: left to itself structlog writes faults with all their local values.
structlog.configure(
    processors=[structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
    logger_factory=structlog.stdlib.LoggerFactory(),
    wrapper_class=structlog.stdlib.BoundLogger,
    cache_logger_on_first_use=False,
)
