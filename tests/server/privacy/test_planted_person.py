"""A person who is everywhere, and then nowhere: rows, files, pages of the database, its dump, the lines said."""

import logging

import pytest
from goodword.lib import ids
from goodword.lib.db import db, reading, writing
from goodword.media.models import Photo
from goodword.media.queries import files_of
from goodword.media.storage import storage
from goodword.privacy import service
from goodword.privacy.persons import Asked
from goodword.wiring import JOBS
from sqlalchemy import select

from tests.server.privacy.planted import Canaries, dismiss_staff, import_hers, places, plant

SAID_WHO = {
    "shoppers", "proofs", "sign_ins", "letters", "reviews", "replies", "purchases", "experts", "jobs", "snapshots",
    "kept_answers", "import_pictures", "staff",
}  # fmt: skip
SAID_WORDS = {"reviews", "revisions", "flags", "field_values", "snapshots", "experts"}


@pytest.mark.timeout(180)
@pytest.mark.parametrize(
    ("house", "keep_words"),
    [("sqlite", False), ("sqlite", True), ("postgres", False), ("postgres", True)],
    indirect=["house"],
)
def test_she_is_found_everywhere_and_then_nowhere(
    house, tea_house, work_off, press_button, tmp_path, keep_words, caplog
):
    caplog.set_level(logging.INFO)
    canaries = Canaries(f"kanareika{keep_words:d}", f"zhuravl{keep_words:d}")
    imported = import_hers(tea_house, canaries, tmp_path.parent)
    known = plant(tea_house, canaries, tmp_path, work_off, press_button)
    pictures = _pictures(tea_house)
    who, words = places(house, canaries.who), places(house, canaries.words)
    assert {f"table {name}" for name in SAID_WHO} - who == set()
    assert {f"table {name}" for name in SAID_WORDS} - words == set()
    assert {"file mailbox/*.eml", "file media/exports/*/*.zip"} <= who & words
    assert (_pages(who), _pages(words)) != (set(), set())
    assert known.send("GET", "/me").json["avatar"]
    before = _counted(tea_house)
    assert before > 0
    _erase_import(tea_house, canaries, imported, keep_words=keep_words)
    assert known.send("POST", "/me/erase", {"keep_words": keep_words}).status_code == 202
    work_off()
    assert {one for one in places(house, canaries.who) if one.startswith("table")} == {"table staff"}, "staff stay"
    dismiss_staff(canaries)
    assert places(house, canaries.who) == set()
    if not keep_words:
        assert places(house, canaries.words) == set()
        assert [name for name in pictures if storage.store.read(name)] == []
        assert not list(house.config.data_dir.glob("media/**/*.webp"))
    else:
        assert "table reviews" in places(house, canaries.words)
        assert len([name for name in pictures if storage.store.read(name)]) == 2, "the avatar is gone"
    assert canaries.who not in caplog.text.lower()
    assert canaries.words not in caplog.text.lower()
    assert tea_house.reviews("pot")["data"][0]["text"] == "Words of Boris."
    assert _counted(tea_house) == (before if keep_words else 0)


def _counted(shop):
    """How many of her reviews are in the sums."""
    return sum(shop.reviews(product)["rating"]["count"] for product in ("kettle", "jug", "cosy", "tray"))


def _pictures(shop):
    with reading() as session:
        return [name for photo in session.scalars(select(Photo)) for name in files_of(photo)]


def _pages(found):
    kind = "file goodword.db" if db.is_sqlite else "page of "
    return {each for each in found if each.startswith(kind)}


def _erase_import(shop, canaries, imported, *, keep_words):
    """Her imported review is named by the shop, after she has written to it."""
    asked = Asked(shop.shop.id, email=f"nobody@{canaries.who}.example.com", review_ids=(ids.parse("rev", imported),))
    with writing():
        erasure = service.ask_erasure(asked=asked, keep_words=keep_words, actor="command")
    JOBS["privacy.erase"](shop_id=shop.shop.id.hex, erasure_id=erasure.id.hex)
