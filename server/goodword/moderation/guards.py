"""Seeing from which networks a shop's secret keys are used: whoever writes reviews from there belongs to it (R8)."""

import uuid
from datetime import date
from functools import lru_cache

from flask import Flask, Response, g

from goodword.lib import clock
from goodword.lib.db import writing
from goodword.moderation import networks
from goodword.web.callers import public_network


def watch_key_calls(app: Flask) -> None:
    """Note each network once a day in each process, after the answer's own transaction."""

    @lru_cache(maxsize=10_000)
    def note(shop_id: uuid.UUID, network: str, _day: date) -> None:
        with writing():
            networks.remember_key_call(shop_id=shop_id, network=network)

    @app.after_request
    def _see(response: Response) -> Response:
        network, _ = public_network()
        if network is not None and "called_by_key_of" in g:
            note(g.called_by_key_of, network, clock.now().date())
        return response
