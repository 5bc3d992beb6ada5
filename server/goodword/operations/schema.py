"""Which schema this version wants, and which the database has."""

import json
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from sqlalchemy import inspect, text

from goodword.lib.db import db


@lru_cache(maxsize=1)
def revisions() -> list[str]:
    """Every revision that this version knows, the newest first."""
    # Every process of ours would wait for these two when it starts; few ask.
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    settings = Config()
    settings.set_main_option("script_location", str(files("goodword") / "migrations"))
    return [script.revision for script in ScriptDirectory.from_config(settings).walk_revisions()]


def revision_now() -> str | None:
    """The revision of the open database; None when it has no tables."""
    with db.reader.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if found is None else str(found)


def read_json(path: Path) -> Any:
    """What a file of ours says."""
    return json.loads(path.read_text(encoding="utf-8"))
