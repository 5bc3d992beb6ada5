"""An open house for a test: its own database, ready-made from a template, and a client in front of it."""

import json
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import wraps
from pathlib import Path
from typing import Any

from flask import Flask
from goodword.app import application, create_app
from goodword.config import Config
from goodword.lib import postgres, sqlite
from goodword.lib.db import db
from goodword.migrations import runner
from goodword.snapshots import store
from goodword.snapshots.store import PostgresStore
from goodword.web.limits import limiter
from sqlalchemy import Engine
from sqlalchemy.util import LRUCache
from werkzeug.test import Client, TestResponse

from tests.services.postgres import REUSED


@dataclass
class House:
    """The application over one database, as a browser or a shop's server meets it."""

    config: Config
    client: Client

    def get(self, path: str, **options: Any) -> TestResponse:
        return self.client.get(path, **options)

    def send(self, method: str, path: str, body: Any = None, **headers: str) -> TestResponse:
        """A JSON request; ``bearer=`` and ``origin=`` and ``key=`` (Idempotency-Key) become headers."""
        names = {"bearer": "Authorization", "origin": "Origin", "key": "Idempotency-Key"}
        names |= {"if_match": "If-Match", "traceparent": "Traceparent"}
        sent = {names[name]: f"Bearer {value}" if name == "bearer" else value for name, value in headers.items()}
        data = None if body is None else json.dumps(body)
        return self.client.open(path, method=method, data=data, content_type="application/json", headers=sent)

    @property
    def door(self) -> Any:
        """What stands behind the outermost layer."""
        return self.client.application.inside  # type: ignore[attr-defined]  # the application is a Watch

    @property
    def mailbox(self) -> Path:
        return self.config.data_dir / "mailbox"


def said(answer: TestResponse) -> bytes:
    """An answer's body without the request's own name, which is another one each time."""
    return re.sub(rb', "request_id": "[^"]*"', b"", answer.data)


def migrated(config: Config) -> None:
    """Bring the config's database up to date."""
    from goodword.app import open_house

    open_house(config)
    runner.upgrade()
    db.close()


def copy_of(template: Path, folder: Path) -> str:
    """The address of a copy of a migrated SQLite file."""
    target = folder / "goodword.db"
    shutil.copyfile(template, target)
    return f"sqlite:///{target}"


STATEMENTS = 10_000
"""More than the house can say: SQLAlchemy remembers five hundred, all tests together need more."""


def _kept(make: Callable[..., Engine]) -> Callable[..., Engine]:
    """A database that is emptied for the next test keeps its connections: a new one learns all tables anew."""
    kept: dict[str, Engine] = {}

    @wraps(make)
    def engine(url: str) -> Engine:
        if f"/{REUSED}" not in url:
            return make(url)
        if url not in kept:
            pool = (made := make(url)).pool
            pool.dispose, pool.recreate = lambda: None, lambda: pool  # type: ignore[method-assign]  # see above
            kept[url] = made
        return kept[url]

    return engine


def _compiled_once(make: Callable[..., Engine]) -> Callable[..., Engine]:
    """Engines over the databases of many tests share what SQLAlchemy has compiled: it takes longer than the asking."""
    first: dict[str, Engine] = {}

    @wraps(make)
    def engine(*given: Any, **named: Any) -> Engine:
        made = make(*given, **named)
        made._compiled_cache = LRUCache(STATEMENTS)
        known = first.get(made.dialect.name)
        if known is None or not getattr(known.dialect, "server_version_info", None):  # it has met no database
            first[made.dialect.name] = made
        else:
            made.dialect, made._compiled_cache = known.dialect, known._compiled_cache
        return made

    return engine


class _KeptStore(PostgresStore):
    """The door's, likewise: what other threads had open is closed with their test."""

    def close(self) -> None:
        mine = getattr(self._local, "connection", None)
        for other in [each for each in self._all if each is not mine]:
            self._all.remove(other)
            other.close()


_stores: dict[str, _KeptStore] = {}


def _store_of(url: str) -> PostgresStore:
    return _stores.setdefault(url, _KeptStore(url)) if f"/{REUSED}" in url else PostgresStore(url)


store.PostgresStore = _store_of  # type: ignore[assignment,misc]  # it is only called
sqlite.engine = _compiled_once(sqlite.engine)
postgres.engine = _kept(_compiled_once(postgres.engine))

_apps: dict[Config, Flask] = {}


def app_for(config: Config) -> Flask:
    """Flask's application, made once for the settings that shape it: making one takes longer than most tests."""
    alike = replace(config, data_dir=Path(), database_url="", public_url="")
    if alike not in _apps:
        _apps[alike] = create_app(config)
    app = _apps[alike]
    app.config["GOODWORD"] = config
    limiter.enabled = config.traffic_limits
    for remembered in [name for name in app.extensions if name.startswith("goodword.")]:
        del app.extensions[remembered]
    return app


@contextmanager
def open_house_at(config: Config) -> Iterator[House]:
    """The application, opened for a test and closed after it."""
    try:
        yield House(config, Client(application(config, make=app_for)))
    finally:
        db.close()
