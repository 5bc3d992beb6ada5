"""The two transactions of the house, on both databases."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone

import pytest
from goodword.app import open_house
from goodword.catalog import queries as products
from goodword.catalog import service as catalog
from goodword.config import Config
from goodword.jobs.models import PeriodicRun
from goodword.lib import sqlite
from goodword.lib.db import UtcDateTime, db, is_open, reading, rows_changed, session, writing
from goodword.lib.errors import Busy
from goodword.shops.models import Shop
from sqlalchemy import delete, func, insert, select, text, update
from sqlalchemy.exc import DBAPIError, StatementError

NOON = datetime(2026, 3, 12, 12, tzinfo=UTC)


def a_run(name: str = "tidy", minute: datetime = NOON) -> PeriodicRun:
    return PeriodicRun(name=name, minute=minute)


def runs() -> int:
    with reading():
        return session().scalar(select(func.count()).select_from(PeriodicRun)) or 0


@pytest.mark.parametrize(
    "statement",
    [
        insert(PeriodicRun).values(name="tidy", minute=NOON),
        update(PeriodicRun).values(name="other"),
        delete(PeriodicRun),
        text("CREATE TABLE cups (size INTEGER)"),
        text("DROP TABLE periodic_runs"),
    ],
    ids=["insert", "update", "delete", "create", "drop"],
)
def test_reading_cannot_write(house, statement):
    with writing():
        session().add(a_run())
    with pytest.raises(DBAPIError), reading():
        session().execute(statement)
    assert runs() == 1


def test_a_connection_that_has_been_read_from_still_writes_when_it_should(house):
    for number in range(3):
        runs()
        with writing():
            session().add(a_run(f"job {number}"))
    assert runs() == 3


def test_reading_sees_one_state_of_the_data(house):
    with reading() as open_session:
        before = open_session.scalar(select(func.count()).select_from(PeriodicRun))
        other = threading.Thread(target=_write_one)
        other.start()
        other.join()
        assert open_session.scalar(select(func.count()).select_from(PeriodicRun)) == before == 0
    assert runs() == 1


def test_writing_keeps_all_of_it_or_nothing(house):
    with pytest.raises(ZeroDivisionError):
        _write_one(then=lambda: 1 / 0)
    assert runs() == 0


@pytest.mark.parametrize("inner", [reading, writing])
def test_a_transaction_inside_a_reading_one_is_refused(house, inner):
    with reading(), pytest.raises(RuntimeError, match="only the edge opens one"), inner():
        pass
    assert not is_open()


def test_reading_inside_writing_is_refused_and_the_writer_goes_on(house):
    with writing():
        with pytest.raises(RuntimeError, match="only the edge opens one"), reading():
            pass
        session().add(a_run())
    assert runs() == 1


def test_writing_inside_writing_is_refused_at_once(house):
    with writing():
        with pytest.raises(RuntimeError, match="only the edge opens one"), writing():
            pass
        session().add(a_run())
    assert runs() == 1


def test_there_is_no_session_without_a_transaction(house):
    with pytest.raises(RuntimeError, match="no transaction is open"):
        session()
    with pytest.raises(RuntimeError, match="no transaction is open"):
        catalog.know(shop_id=None, ref="kettle")  # type: ignore[arg-type]  # it must not come so far


def test_a_thread_does_not_see_the_transaction_of_another(house):
    seen = []
    with writing():
        other = threading.Thread(target=lambda: seen.append(is_open()))
        other.start()
        other.join()
    assert seen == [False]


def test_readers_that_become_writers_cannot_fail_each_other(house, tea_house):
    """The upgrade of a lock inside a transaction, which SQLite refuses whatever the patience, is never made."""
    faults: list[BaseException] = []

    def read_then_write(number: int) -> None:
        try:
            for turn in range(10):
                with writing():
                    kettle = catalog.know(shop_id=tea_house.shop.id, ref="kettle")
                    session().scalar(select(func.count()).select_from(Shop))
                    catalog.touch(shop_id=tea_house.shop.id, product_id=kettle.id)
                    session().add(a_run(f"{number} {turn}"))
        except BaseException as fault:  # noqa: BLE001 - told to the test below
            faults.append(fault)

    with writing():
        first = catalog.know(shop_id=tea_house.shop.id, ref="kettle").version
    threads = [threading.Thread(target=read_then_write, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert runs() == 60
    with reading():
        assert products.by_ref(tea_house.shop.id, "kettle").version == first + 60


def test_how_many_rows_changed_is_known_for_every_kind_of_statement(house):
    row = {"name": "tidy", "minute": NOON}
    with writing():
        assert rows_changed(db.insert(PeriodicRun).values(row).on_conflict_do_nothing()) == 1
        assert rows_changed(db.insert(PeriodicRun).values(row).on_conflict_do_nothing()) == 0
        assert rows_changed(update(PeriodicRun).where(PeriodicRun.name == "tidy").values(name="other")) == 1
        assert rows_changed(update(PeriodicRun).where(PeriodicRun.name == "tidy").values(name="other")) == 0
        assert rows_changed(delete(PeriodicRun)) == 1
        assert rows_changed(delete(PeriodicRun)) == 0


def test_who_waits_too_long_for_the_database_is_asked_to_come_again(house):
    if db.is_sqlite:
        db.wait_at_most(0.1)
    else:
        with db.writer.connect() as probe:
            assert probe.execute(text("SHOW lock_timeout")).scalar() == "10s"
        return
    told: list[Exception] = []
    with writing():
        other = threading.Thread(target=_write_one, args=(told,))
        other.start()
        other.join()
    assert [(type(each), each.retry_after) for each in told] == [(Busy, 2)]
    assert runs() == 0


def test_a_moment_comes_back_as_it_went_in(house):
    kyiv = timezone(timedelta(hours=2))
    with writing():
        session().add(a_run(minute=NOON.astimezone(kyiv)))
    with reading():
        found = session().scalars(select(PeriodicRun.minute)).one()
    assert (found, found.utcoffset()) == (NOON, timedelta(0))


def test_a_moment_without_a_zone_is_refused(house):
    with pytest.raises(StatementError, match="a moment needs a time zone"), writing():
        session().add(a_run(minute=NOON.replace(tzinfo=None)))
    with pytest.raises(ValueError, match="time zone"):
        UtcDateTime().process_bind_param(NOON.replace(tzinfo=None), None)


def test_closing_leaves_nothing_open(house):
    with writing():
        session().add(a_run())
    db.close()
    assert db.url == ""
    db.close()


class TestSqliteItself:
    @pytest.fixture
    def connection(self, tmp_path):
        made = sqlite.connect(str(tmp_path / "some.db"))
        yield made
        made.close()

    @pytest.mark.parametrize(
        ("pragma", "value"),
        [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("busy_timeout", 10_000), ("query_only", 0)],
    )
    def test_every_connection_is_set_alike(self, connection, pragma, value):
        assert connection.execute(f"PRAGMA {pragma}").fetchone() == (value,)

    @pytest.mark.parametrize("version", [(3, 40, 1), (3, 51, 2)])
    def test_an_older_library_does_not_start_several_processes(self, monkeypatch, tmp_path, version):
        monkeypatch.setattr(sqlite.pysqlite3, "sqlite_version_info", version)
        for url in ("", f"sqlite:///{tmp_path}/other.db"):
            with pytest.raises(SystemExit, match=r"fixed in 3\.51\.3"):
                open_house(Config(data_dir=tmp_path, database_url=url, workers=2))
            assert list(tmp_path.iterdir()) == []

    def test_an_older_library_may_run_one_process(self, monkeypatch):
        monkeypatch.setattr(sqlite.pysqlite3, "sqlite_version_info", (3, 40, 1))
        sqlite.refuse_unsafe_library(1)

    def test_the_library_that_is_installed_may_run_many(self):
        sqlite.refuse_unsafe_library(64)

    def test_an_older_library_does_not_matter_on_postgresql(self, monkeypatch, tmp_path, new_postgres):
        monkeypatch.setattr(sqlite.pysqlite3, "sqlite_version_info", (3, 40, 1))
        open_house(Config(data_dir=tmp_path, database_url=new_postgres(), workers=4))


def _write_one(told: list[Exception] | None = None, then: Callable[[], object] = bool) -> None:
    try:
        with writing():
            session().add(a_run())
            session().flush()
            then()
    except Busy as busy:
        assert told is not None
        told.append(busy)
