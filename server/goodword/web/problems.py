"""Refusals as answers: one table, RFC 9457 problem documents, a pointer to each field."""

import json
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

import structlog
from flask import Flask, Response
from flask_smorest import Api
from marshmallow import Schema, fields
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnection
from werkzeug.exceptions import HTTPException

from goodword.lib import traces
from goodword.lib.errors import Busy, FieldError, Internal, Invalid, MethodNotAllowed, NotFound, Problem, TooMany

log = structlog.get_logger(__name__)

URN = "urn:goodword:problem:"
MEDIA_TYPE = "application/problem+json"
OF_STATUS = {404: NotFound, 405: MethodNotAllowed, 429: TooMany, 503: Busy}
CODES = {
    "Missing data": "required",
    "Field may not be null": "required",
    "Unknown field": "unknown",
    "Longer than": "too_long",
    "Shorter than": "too_short",
    "Must be greater": "out_of_range",
    "Must be less": "out_of_range",
    "Length must be": "too_long",
}


class FieldErrorSchema(Schema):
    """What is wrong with one field."""

    pointer = fields.String(required=True, metadata={"description": "JSON pointer (RFC 6901) to the field"})
    code = fields.String(required=True)
    detail = fields.String(required=True)


class ProblemSchema(Schema):
    """A problem document (RFC 9457)."""

    type = fields.String(required=True, metadata={"description": "see docs/problems.md"})
    title = fields.String(required=True)
    status = fields.Integer(required=True)
    detail = fields.String()
    errors = fields.List(fields.Nested(FieldErrorSchema))
    why = fields.List(fields.Dict(), metadata={"description": "what the rules found, where they refuse it"})
    challenge = fields.Raw(metadata={"description": "the work that is asked for first"})
    left = fields.Integer(metadata={"description": "how many more tries there are"})
    request_id = fields.String(metadata={"description": "the answer's X-Request-Id; the server's log has it too"})


class ProblemApi(Api):
    """The API whose every refusal is a problem document."""

    ERROR_SCHEMA = ProblemSchema

    def _register_responses(self) -> None:
        content = {MEDIA_TYPE: {"schema": ProblemSchema}}
        for status in filter(lambda each: each >= 400, HTTPStatus):
            described = {"description": status.phrase, "content": content}
            self.spec.components.response(status.name, described, lazy=True)
        described = {"description": "A problem document (RFC 9457); see docs/problems.md", "content": content}
        self.spec.components.response(self.DEFAULT_ERROR_RESPONSE_NAME, described, lazy=True)

    def _register_error_handlers(self) -> None:
        self._app.register_error_handler(HTTPException, answer_http)
        self._app.register_error_handler(Problem, answer)
        for fault in (OperationalError, IntegrityError, NoConnection):
            self._app.register_error_handler(fault, _answer_database)


def answer(problem: Problem) -> Response:
    """The problem as an answer."""
    extra = dict(problem.more) | ({"errors": [vars(error) for error in problem.errors]} if problem.errors else {})
    headers = {"Retry-After": str(problem.retry_after)} if problem.retry_after is not None else {}
    return document(problem.name, problem.title, problem.status, problem.detail, headers, **extra)


def answer_http(fault: HTTPException) -> Response:
    """What Flask, Werkzeug and webargs refuse, in the same form."""
    if isinstance(fault.response, Response):
        return fault.response
    status = fault.code or 500
    data = getattr(fault, "data", None) or {}
    errors = [vars(error) for error in _field_errors(data.get("messages", {}))]
    headers = {name: value for name, value in fault.get_headers() if name in {"Allow", "Retry-After"}}
    kind = OF_STATUS.get(status, Invalid if status < 500 else Internal)
    extra = {"errors": errors} if errors else {}
    title = kind.title if kind.status == status else fault.name
    return document(kind.name, title, status, "" if errors else fault.description or "", headers, **extra)


def document(name: str, title: str, status: int, detail: str, headers: dict[str, str], **extra: Any) -> Response:
    """A problem document."""
    trace = traces.current.get()
    told = ({"detail": detail} if detail else {}) | ({"request_id": trace.request_id} if trace else {})
    body = {"type": URN + name, "title": title, "status": status, **told, **extra}
    said = json.dumps(body, ensure_ascii=False).encode(
        errors="backslashreplace"
    )  # a name that was sent may be half a pair
    return Response(said, status, headers, content_type=MEDIA_TYPE)


def log_unexpected(app: Flask) -> None:
    """Faults of ours: logged whole, answered without a word of what is inside."""

    @app.errorhandler(Exception)
    def _unexpected(fault: Exception) -> Response:
        log.error("a request failed", exc_info=fault)
        return answer(Internal())


def _answer_database(fault: Exception) -> Response:
    # On PostgreSQL two writers can meet in one unique key; asked again, the later one sees what the first has written.
    log.error("the database did not answer", exc_info=fault)
    return answer(Busy(retry_after=2))


def _field_errors(messages: Any, pointer: str = "") -> Iterator[FieldError]:
    if isinstance(messages, dict):
        for name, inner in messages.items():
            # webargs names the place first (json, query): a place is not a field.
            here = pointer if not pointer and name in {"json", "query", "_schema"} else f"{pointer}/{name}"
            yield from _field_errors(inner, here)
    elif isinstance(messages, list | tuple):
        for message in messages:
            yield from _field_errors(message, pointer)
    else:
        sentence = str(messages)
        code = next((code for start, code in CODES.items() if sentence.startswith(start)), "invalid")
        yield FieldError(pointer or "/", code, sentence)
