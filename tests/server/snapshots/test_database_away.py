"""When PostgreSQL was away, the door finds it again; while it is away, Flask answers."""

from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from goodword.config import Config

from tests.cast import TEA_HOUSE, ShopOnStage, open_shop
from tests.houses import House, open_house_at


@pytest.fixture
def postgres_house(new_postgres: Callable[..., str], postgres_template: str, tmp_path: Path) -> Iterator[House]:
    url = new_postgres(template=postgres_template)
    with open_house_at(Config(data_dir=tmp_path, database_url=url, traffic_limits=False)) as opened:
        yield opened


@pytest.fixture
def on_postgres(postgres_house: House) -> ShopOnStage:
    shop = open_shop(postgres_house, "Tea House", TEA_HOUSE, confirm_guests=False)
    shop.guest().review()
    return shop


def cut_all_lines(house: House) -> int:
    """What an administrator or a restart does to every connection; how many there were."""
    with psycopg.connect(house.config.database_url.replace("+psycopg", "")) as connection:
        cut = connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        return len(cut.fetchall())


def test_a_lost_connection_is_opened_again(postgres_house, on_postgres):
    before = on_postgres.reviews()
    for _ in range(2):
        assert cut_all_lines(postgres_house) > 0
        assert on_postgres.reviews() == before


def test_flask_answers_while_the_door_cannot_reach_the_database(postgres_house, on_postgres):
    before = on_postgres.reviews()
    store = postgres_house.door._store
    reachable, store._dsn = store._dsn, "postgresql://nobody@127.0.0.1:1/none"
    store._drop()
    assert on_postgres.reviews() == before
    store._dsn = reachable
    assert on_postgres.reviews() == before


def test_many_ratings_are_one_round_trip(postgres_house, on_postgres, monkeypatch):
    asked = []
    store = postgres_house.door._store
    fetch = store._fetch
    monkeypatch.setattr(store, "_fetch", lambda query, values: asked.append(query) or fetch(query, values))
    query = "&".join(f"product=p{number}" for number in range(24)) + "&product=kettle"
    answer = postgres_house.get(f"{on_postgres.at}/ratings?{query}")
    assert [each["count"] for each in answer.json["data"]] == [0] * 24 + [1]
    assert len(asked) == 1
