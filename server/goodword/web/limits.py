"""Traffic limits: how often one network may call the writing routes.

Exact with Redis or Valkey; without, each process counts for itself and gets its
share. Limits that guard secrets are rows in the database, not these.
"""

import math
from collections.abc import Callable

from flask import Flask, Response, request
from flask_limiter import Limiter, RequestLimit

from goodword.config import Config
from goodword.lib import clock
from goodword.lib.errors import TooMany
from goodword.lib.networks import network_of
from goodword.web.problems import answer


def network() -> str:
    """Who calls: the /24 of an IPv4 address, the /64 of an IPv6 one; one household or office."""
    return network_of(request.remote_addr or "0.0.0.0") or "unknown"  # noqa: S104 - a place-holder, nothing binds to it


def _refuse(reached: RequestLimit) -> Response:
    return answer(TooMany(f"No more than {reached.limit}", retry_after=seconds_until_free(reached)))


def seconds_until_free(reached: RequestLimit) -> int:
    """How long the caller should wait."""
    return max(1, math.ceil(reached.reset_at - clock.now().timestamp()))


limiter = Limiter(key_func=network, on_breach=_refuse)
_share = {"among": 1}


def limit(number: int, per: str) -> Callable[[], str]:
    """A limit such as 30 per hour, divided among the processes when each counts alone."""
    return lambda: f"{max(1, number // _share['among'])} per {per}"


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
