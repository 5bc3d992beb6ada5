"""Traffic limits: how often one network may call the writing routes.

Exact with Redis or Valkey; without, each process counts for itself and gets its
share. Limits that guard secrets are rows in the database, not these.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from flask import Flask, Response, request
from flask_limiter import Limiter, RequestLimit

from goodword.config import Config
from goodword.lib import clock
from goodword.lib.errors import TooMany
from goodword.lib.networks import WIDER, allowances, around
from goodword.web.problems import answer


def network() -> str:
    """Who calls: the /24 of an IPv4 address, the /64 of an IPv6 one; one household or office."""
    return networks()[0][0]


def networks() -> Sequence[tuple[str, int]]:
    """The caller's network and the wider ones around it, and how many times the allowance each has."""
    return allowances(request.remote_addr or "0.0.0.0")  # noqa: S104 - a place-holder, nothing binds to it


def _refuse(reached: RequestLimit) -> Response:
    return answer(TooMany(f"No more than {reached.limit}", retry_after=seconds_until_free(reached)))


def seconds_until_free(reached: RequestLimit) -> int:
    """How long the caller should wait."""
    return max(1, math.ceil(reached.reset_at - clock.now().timestamp()))


@dataclass(frozen=True)
class Limit:
    """So many an hour, or whatever ``per`` says."""

    number: int
    per: str

    def __call__(self) -> str:
        """As Flask-Limiter reads it, divided among the processes when each counts alone."""
        return f"{max(1, self.number // _share['among'])} per {self.per}"


class Limits(Limiter):
    """Counts the caller's network, and the wider ones around it with their larger allowances."""

    def limit(self, limit: Limit, **options: Any) -> Callable[[Callable[..., Any]], Callable[..., Any]]:  # type: ignore[override]  # narrower
        """Stand above a view."""
        narrow = super().limit(limit, **options)
        wide = [self._wider(limit, bits, times, options) for bits, times in WIDER.items()]

        def decorate(view: Callable[..., Any]) -> Callable[..., Any]:
            for each in (narrow, *wide):
                view = each(view)
            return view

        return decorate

    def _wider(self, limit: Limit, bits: int, times: int, options: dict[str, Any]) -> Any:
        def around_caller() -> str:
            return around(request.remote_addr or "", bits) or ""

        more = replace(limit, number=limit.number * times)
        return super().limit(more, key_func=around_caller, exempt_when=lambda: not around_caller(), **options)


limiter = Limits(key_func=network, on_breach=_refuse)
limit = Limit
_share = {"among": 1}


def open_limits(app: Flask, config: Config) -> None:
    """Choose where the counts live."""
    _share["among"] = 1 if config.redis_url else max(1, config.workers)
    app.config |= {
        "RATELIMIT_STORAGE_URI": config.redis_url or "memory://",
        "RATELIMIT_ENABLED": config.traffic_limits,
        "RATELIMIT_IN_MEMORY_FALLBACK_ENABLED": bool(config.redis_url),
        "RATELIMIT_SWALLOW_ERRORS": False,
    }
    limiter.init_app(app)
