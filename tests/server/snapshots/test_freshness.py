"""No reader is ever given anything older than the last commit, whoever made it."""

import os
import threading

from goodword.catalog import service as catalog
from goodword.catalog.service import Facts
from goodword.lib.db import writing
from werkzeug.test import Client

from tests.cast import ShopOnStage
from tests.houses import House
from tests.services.warm import Warm

COMMITS = 40
READERS = 3


def rename(shop: ShopOnStage, name: str) -> None:
    with writing():
        catalog.describe(shop_id=shop.shop.id, ref="kettle", facts=Facts(name=name))


def goodword(house: House, *words: str) -> None:
    """Another process, as the shop's owner would start it."""
    database = house.config.sqlalchemy_url
    environment = os.environ | {"GOODWORD_DATA_DIR": str(house.config.data_dir), "GOODWORD_DATABASE_URL": database}
    started = Warm("-m", "goodword", *words, env=environment)
    said, _ = started.communicate()
    assert started.returncode == 0, said


def test_a_reader_sees_a_review_the_moment_it_is_published(house, tea_house, anna):
    tea_house.set(confirm_guests=False, publish="after_check")
    review = anna.review().json["id"]
    for _ in range(2):
        assert tea_house.reviews()["data"] == []
    goodword(house, "review", "publish", review)
    assert [r["id"] for r in tea_house.reviews()["data"]] == [review]
    goodword(house, "review", "hide", review, "--reason", "spam")
    assert tea_house.reviews()["data"] == []


def test_a_writer_sees_her_own_words_at_once(tea_house, anna):
    tea_house.set(confirm_guests=False)
    assert tea_house.reviews()["rating"]["count"] == 0
    anna.review()
    assert tea_house.reviews()["rating"]["count"] == 1
    anna.review(rating=2)
    assert tea_house.reviews()["data"][0]["rating"] == 2


def test_a_product_is_known_from_the_moment_it_is_told_of(house, tea_house):
    assert tea_house.reviews()["name"] is None
    rename(tea_house, "Kettle")
    assert tea_house.reviews()["name"] == "Kettle"


def test_the_loader_changes_with_the_shops_settings(house, tea_house):
    at = f"/w/v1/{tea_house.shop.site_key}.js"
    before = house.get(at)
    assert house.get(at).data == before.data
    tea_house.set(**{"theme.accent": "#123456"})
    after = house.get(at)
    assert b"#123456" in after.data
    assert after.headers["ETag"] != before.headers["ETag"]


def test_readers_beside_a_writer_are_never_behind_her(house, tea_house):
    rename(tea_house, "0")
    committed, behind = [0], []

    def read() -> None:
        client = Client(house.client.application)
        while committed[0] < COMMITS:
            before = committed[0]
            seen = client.get(f"{tea_house.at}/reviews?product=kettle").json["name"]
            if int(seen) < before:
                behind.append((seen, before))

    readers = [threading.Thread(target=read) for _ in range(READERS)]
    for reader in readers:
        reader.start()
    for number in range(1, COMMITS + 1):
        rename(tea_house, str(number))
        committed[0] = number
    for reader in readers:
        reader.join()
    assert behind == []
    assert tea_house.reviews()["name"] == str(COMMITS)
