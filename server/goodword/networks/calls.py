"""Calls of a connector: how it asks, and what each way of failing means for a post.

A step that fails raises ``Stopped``; ``outcome`` above a method turns that into what the method returns.
"""

import json
import re
from collections.abc import Callable, Mapping
from functools import wraps
from http import HTTPStatus
from typing import Any, ParamSpec, TypeVar
from urllib.parse import urlencode

from goodword.lib import clock
from goodword.lib.outbound import Answer, CallFailed, Outbound
from goodword.networks import retry_after
from goodword.networks.contract import Expired, Json, Later, Posted, Refused, Unknown, Unlinked
from goodword.networks.reading import LONGEST, anything

Failure = Later | Refused | Unlinked | Expired | Unknown
P = ParamSpec("P")
R = TypeVar("R")

_LONG_WORD = re.compile(r"[\w.~+/=:-]{20,}", re.ASCII)
_MOST_SAID = 200


class Stopped(Exception):
    """It goes no further; ``outcome`` says why."""

    def __init__(self, outcome: Failure) -> None:
        super().__init__(type(outcome).__name__)
        self.outcome = outcome


def outcome(method: Callable[P, R]) -> Callable[P, R | Failure]:
    """Return what stopped the method."""

    @wraps(method)
    def run(*given: P.args, **named: P.kwargs) -> R | Failure:
        try:
            return method(*given, **named)
        except Stopped as stopped:
            return stopped.outcome

    return run


def call(
    http: Outbound,
    method: str,
    url: str,
    *,
    headers: Mapping[str, str] | None = None,
    form: Mapping[str, Any] | None = None,
    body: Any = None,
    seconds: float = 20,
) -> Answer:
    """Ask, with a form, with bytes, or with anything else as JSON.

    :raises Stopped: no answer was had.
    """
    sent, type_ = _packed(form, body)
    told = {"Accept": "application/json", "Content-Type": type_} if sent is not None else {"Accept": "application/json"}
    try:
        return http.fetch(url, method=method, headers=told | dict(headers or {}), body=sent, seconds=seconds)
    except CallFailed as fault:
        raise Stopped(_of_a_fault(fault)) from None


def _packed(form: Mapping[str, Any] | None, body: Any) -> tuple[bytes | None, str]:
    if form is not None:
        return urlencode(form).encode(), "application/x-www-form-urlencoded"
    if body is None or isinstance(body, bytes):
        return body, "application/octet-stream"
    return json.dumps(body, ensure_ascii=False).encode(), "application/json"


def _of_a_fault(fault: CallFailed) -> Failure:
    if fault.sent:
        return Unknown(str(fault))
    return Refused(str(fault)) if fault.permanent else Later()


def read(answer: Answer) -> Json:
    """The JSON object of an answer that says yes.

    :raises Stopped: it says no, or nothing that can be read.
    """
    if not answer.ok:
        raise Stopped(trouble(answer))
    return spoken(answer)


def withdrawn(answer: Answer, posted: Posted, done: Callable[[Answer], object] = read) -> Posted:
    """What was to go is gone, or was gone already.

    :raises Stopped: it stands, as ``done`` judges.
    """
    if answer.status != HTTPStatus.NOT_FOUND:
        done(answer)
    return posted


def given_back(step: Callable[[], Answer]) -> Later | Unknown | None:
    """What a network's answer to the giving back of a grant means; one that it does not know any more is given back."""
    try:
        answer = step()
        fault = None if answer.ok else trouble(answer)
    except Stopped as stopped:
        fault = stopped.outcome
    return fault if isinstance(fault, Later | Unknown) else None


def spoken(answer: Answer) -> Json:
    """The JSON object in any answer; empty when there is none."""
    body = anything(answer)
    return body if isinstance(body, dict) else {}


def word(body: Json, name: str) -> str:
    """A word that the network has promised.

    :raises Stopped: it is not there; what was done is unknown.
    """
    value = body.get(name)
    if isinstance(value, str | int) and not isinstance(value, bool):
        said = str(value)
        if 0 < len(said) <= LONGEST and said.isprintable():
            return said
    raise Stopped(Unknown(f"the answer has no {name} that can be kept"))


def trouble(answer: Answer) -> Failure:
    """What a refusal means for a post, as most networks say it."""
    body = spoken(answer)
    at = retry_after.told(answer.headers, body, clock.now())
    if answer.status == 401:
        return Expired()
    if answer.status == 429 or (answer.status == 503 and "retry-after" in answer.headers):
        return Later(at)
    if 400 <= answer.status < 500:
        return Refused(said(answer))
    return Unknown(f"answered {answer.status}")


def said(answer: Answer) -> str:
    """The network's own sentence for a refusal, cut, and without anything that could be a token."""
    body = spoken(answer)
    fault = body.get("error")
    body |= fault if isinstance(fault, dict) else {}
    words = [body.get(name) for name in ("error_description", "message", "detail", "description", "title", "error")]
    sentence = next((each for each in words if isinstance(each, str) and each), "")
    plain = "".join(each if each.isprintable() else " " for each in sentence)
    return f"{answer.status} {_LONG_WORD.sub('…', plain)[:_MOST_SAID]}".strip()


def harmless(step: Callable[[], R]) -> R:
    """Do a step that posts nothing: where its end is unknown, it can simply be done again later.

    :raises Stopped: as the step, with Later in place of Unknown.
    """
    try:
        return step()
    except Stopped as stopped:
        if isinstance(stopped.outcome, Unknown):
            raise Stopped(Later()) from None
        raise
