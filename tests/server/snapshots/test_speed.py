"""A hot read costs about as little as a WSGI application can: ratios within one run, generous to a busy machine."""

import time
from collections.abc import Callable, Iterable
from typing import Any

import pytest
from flask import Flask, Response

from tests.cast import a_review

Application = Callable[..., Iterable[bytes]]
ROUNDS, CALLS = 9, 300
SHARE_OF_FLASK = 1 / 5
TIMES_BARE = 40


def bare(body: bytes) -> Application:
    def application(_environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        start("200 OK", [("Content-Type", "application/json"), ("Content-Length", str(len(body)))])
        return [body]

    return application


def flask_hello(body: bytes) -> Application:
    app = Flask("hello", static_folder=None)
    app.add_url_rule("/v1/shops/<site_key>/<word>", view_func=lambda **_: Response(body), endpoint="hello")
    return app


def seconds(application: Application, environ: dict[str, Any]) -> float:
    began = time.perf_counter()
    for _ in range(CALLS):
        for _piece in application(dict(environ), lambda *_: None):
            pass
    return time.perf_counter() - began


@pytest.mark.alone
@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
@pytest.mark.parametrize("read", ["reviews?product=kettle", "ratings?" + "&".join(f"product=p{n}" for n in range(24))])
def test_a_hot_read_costs_a_fraction_of_flask(house, tea_house, read):
    tea_house.set(confirm_guests=False)
    assert tea_house.guest().send("POST", "/reviews", a_review()).status_code == 201
    path, _, query = f"{tea_house.at}/{read}".partition("?")
    answer = house.get(path, query_string=query)
    environ = answer.request.environ | {"wsgi.errors": None}
    rivals = {"door": house.client.application, "bare": bare(answer.data), "flask": flask_hello(answer.data)}
    rounds = [{name: seconds(rival, environ) for name, rival in rivals.items()} for _ in range(ROUNDS)]
    best = {name: min(each[name] for each in rounds) for name in rivals}
    assert best["door"] <= best["flask"] * SHARE_OF_FLASK
    assert best["door"] <= best["bare"] * TIMES_BARE
