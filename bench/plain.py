"""The rivals: a bare WSGI application and a Flask hello. Both return the bytes that Goodword returns.

BENCH_ANSWERS names a JSON file: the last word of the path -> {"headers": [[name, value], …], "body": text}.
"""

import json
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from flask import Flask, Response

Answers = dict[str, tuple[list[tuple[str, str]], bytes]]


def answers() -> Answers:
    """What is to be answered, by the last word of the path."""
    told = json.loads(Path(os.environ["BENCH_ANSWERS"]).read_text())
    return {
        word: ([(name, value) for name, value in answer["headers"]], answer["body"].encode())
        for word, answer in told.items()
    }


def bare() -> Callable[..., Iterable[bytes]]:
    """The least that a WSGI application can do."""
    known = answers()

    def application(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        headers, body = known[environ["PATH_INFO"].rpartition("/")[2]]
        start("200 OK", list(headers))
        return [body]

    return application


def hello() -> Flask:
    """Flask with one view that looks nothing up."""
    app, known = Flask(__name__, static_folder=None), answers()

    @app.get("/v1/shops/<site_key>/<word>")
    def _view(site_key: str, word: str) -> Response:  # noqa: ARG001 - Flask gives both
        headers, body = known[word]
        return Response(body, headers=headers)

    return app
