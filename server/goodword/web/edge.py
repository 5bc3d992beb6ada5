"""The edge of a request: who may call, in which transaction, and at most once.

``@reads(guard)`` and ``@writes(guard)`` stand directly above a view. The guard
runs inside the transaction and gives the view its first argument, the scope.
A view without either does not start up: there is no open door by oversight.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import wraps
from typing import Any, Protocol

from flask import Flask, Response, make_response, request

from goodword.lib import db
from goodword.lib.errors import Problem
from goodword.web import idempotency

Guard = Callable[..., Any]
View = Callable[..., Any]


class Worked(Protocol):
    """What a long work has made."""

    @property
    def digest(self) -> str:
        """Equal for equal requests."""

    def undo(self) -> None:
        """Leave nothing of it: what should have followed was refused."""


def reads(guard: Guard) -> Callable[[View], View]:
    """Open a transaction that cannot write."""
    return _edge(guard, db.reading, once=False)


def writes(guard: Guard, *, once: bool = False) -> Callable[[View], View]:
    """Open a transaction that commits at the end; ``once`` honours ``Idempotency-Key``."""
    return _edge(guard, db.writing, once=once)


def works(guard: Guard, work: Callable[[Any], Worked]) -> Callable[[View], View]:
    """Do work that is too long for a transaction before one is opened: guard, work, then write.

    ``work(scope)`` gives the view its second argument; its digest stands for the body under an ``Idempotency-Key``.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def at_the_edge(*, site_key: str, **names: Any) -> Response:
            with db.reading():
                before = guard(site_key)
            done = work(before)
            try:
                with db.writing():
                    scope = guard(site_key)
                    return idempotency.answered_once(
                        scope, request, lambda: make_response(view(scope, done, **names)), body=done.digest.encode()
                    )
            except Problem:
                done.undo()
                raise

        at_the_edge.allows = guard.__name__  # type: ignore[attr-defined]  # read by refuse_undeclared and openapi
        at_the_edge.once = True  # type: ignore[attr-defined]  # read by openapi
        return at_the_edge

    return decorate


def anyone(view: View) -> View:
    """Declare a view that touches no shop's data through this edge (health, pages of our own)."""
    view.allows = "anyone"  # type: ignore[attr-defined]  # read by refuse_undeclared
    return view


PERMITTED: Mapping[str, str] = {"/v1/manage": "may", "/staff": "staff"}
"""What lies under these addresses needs a permission by its name: the first word of what the view allows."""


def refuse_undeclared(app: Flask) -> None:
    """Stop the start-up when a route does not say who may call it, or the shop's side opens without a permission.

    :raises RuntimeError: names the routes.
    """
    declared = {
        str(rule): getattr(app.view_functions[rule.endpoint], "allows", "") for rule in app.url_map.iter_rules()
    }
    if silent := [rule for rule, allows in declared.items() if not allows]:
        raise RuntimeError(f"these routes do not say who may call them: {', '.join(silent)}")
    if ajar := [rule for rule, allows in declared.items() if not _is_permission(rule, allows)]:
        raise RuntimeError(f"these routes of the shop's side name no permission: {', '.join(ajar)}")


def _is_permission(rule: str, allows: str) -> bool:
    kind = next((kind for start, kind in PERMITTED.items() if f"{rule}/".startswith(f"{start}/")), None)
    return kind is None or (allows.startswith(f"{kind} ") and len(allows.split()) == 2)


@contextmanager
def traced() -> Iterator[None]:
    """Let a refusal leave its trace when all else that it wrote is undone."""
    try:
        yield
    except Problem as problem:
        if problem.afterwards is not None:
            with db.writing():
                problem.afterwards()
        raise


def _edge(guard: Guard, transaction: Callable[[], Any], *, once: bool) -> Callable[[View], View]:
    def decorate(view: View) -> View:
        @wraps(view)
        def at_the_edge(*arguments: Any, site_key: str | None = None, **names: Any) -> Response:
            with traced(), transaction():
                scope = guard(site_key) if site_key is not None else guard()
                if not once:
                    return make_response(view(scope, *arguments, **names))
                return idempotency.answered_once(
                    scope, request, lambda: make_response(view(scope, *arguments, **names))
                )

        at_the_edge.allows = guard.__name__  # type: ignore[attr-defined]  # read by refuse_undeclared and openapi
        at_the_edge.once = once  # type: ignore[attr-defined]  # read by openapi
        return at_the_edge

    return decorate
