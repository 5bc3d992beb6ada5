"""Every migration there is, up and down, over a filled database; the test needs no change when there are more."""

import goodword.wiring  # noqa: F401 - brings every room's tables into the metadata
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from goodword.config import Config
from goodword.lib.db import Base, db
from goodword.migrations import runner

from tests.houses import migrated
from tests.server.migrations.filling import fill, revision_now, revisions, rows_in_tables
from tests.services.warm import Warm

pytestmark = pytest.mark.timeout(180)


def _difference():
    """What Alembic would change to make the tables what the models say."""
    with db.reader.connect() as connection:
        options = {"compare_type": True, "compare_server_default": True, "include_name": _is_ours}
        return compare_metadata(MigrationContext.configure(connection, opts=options), Base.metadata)


def _is_ours(name, kind, _parents):
    return kind != "table" or name in Base.metadata.tables


def test_the_models_are_what_the_migrations_made(house):
    assert _difference() == []


def test_a_column_that_no_migration_made_would_be_seen(house):
    with db.writer.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE products ADD COLUMN forgotten VARCHAR")
    assert [change[0] for change in _difference()] == ["remove_column"]


def test_every_table_has_rows_before_the_walk(house, tmp_path):
    fill(house, tmp_path)
    empty = {name for name, number in rows_in_tables().items() if not number}
    assert empty == {"periodic_runs"}, "fill() should reach every table that the rooms write"


def test_every_step_down_and_up_keeps_the_rows(house, tmp_path):
    fill(house, tmp_path)
    for revision in revisions():
        assert revision_now() == revision
        before = rows_in_tables()
        runner.downgrade("-1")
        below = rows_in_tables()
        assert below == {name: before[name] for name in below}
        runner.upgrade("+1")
        above = rows_in_tables()
        assert set(above) == set(before)
        assert {name: above[name] for name in below} == below
        runner.downgrade("-1")
    assert revision_now() is None
    assert rows_in_tables() == {}
    runner.upgrade()
    assert _difference() == []


def test_upgrading_twice_is_harmless(house, tmp_path):
    fill(house, tmp_path)
    before = rows_in_tables()
    runner.upgrade()
    runner.upgrade()
    assert rows_in_tables() == before
    assert revision_now() == revisions()[0]


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
def test_processes_that_upgrade_at_once_are_harmless(kind, tmp_path, request):
    config = Config(data_dir=tmp_path)
    if kind == "postgres":
        config = Config(data_dir=tmp_path, database_url=request.getfixturevalue("new_postgres")())
    environment = {"GOODWORD_DATA_DIR": str(tmp_path), "GOODWORD_DATABASE_URL": config.database_url, "PATH": ""}
    both = [Warm("-m", "goodword", "init", env=environment) for _ in range(3)]
    said = [process.communicate(timeout=50)[0] for process in both]
    assert [process.returncode for process in both] == [0, 0, 0], said
    migrated(config)
    db.open(config.sqlalchemy_url)
    assert revision_now() == revisions()[0]
    assert _difference() == []
