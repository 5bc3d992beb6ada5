"""An open house for a test: its own database, ready-made from a template, and a client in front of it."""

import json
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from goodword.app import application
from goodword.config import Config
from goodword.lib.db import db
from goodword.migrations import runner
from werkzeug.test import Client, TestResponse


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


@contextmanager
def open_house_at(config: Config) -> Iterator[House]:
    """The application, opened for a test and closed after it."""
    made = application(config)
    try:
        yield House(config, Client(made))
    finally:
        db.close()
