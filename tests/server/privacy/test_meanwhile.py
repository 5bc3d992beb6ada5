"""She is forgotten, whatever happens between her asking and the worker's coming: joins, exports, uploads, kills."""

from datetime import timedelta

import pytest
import time_machine
from goodword.lib import clock
from goodword.lib.db import reading
from goodword.media import darkroom
from goodword.media.storage import storage
from goodword.privacy import packing
from goodword.privacy.models import Erasure, Export
from goodword.wiring import JOBS
from sqlalchemy import select

from tests.letters import confirm_link, pressed
from tests.server.privacy.forgetting import rows_with
from tests.server.shoppers.signs import ask
from tests.tokens import signer_of, vouch, vouched

sqlite = pytest.mark.parametrize("house", ["sqlite"], indirect=True)
"""Where nothing hangs on the database: one of each kind below is done on both."""
WORDS = "The spout pours where I look."


class Killed(BaseException):
    """Nothing catches it, as nothing catches a kill."""


@pytest.fixture
def known(tea_house):
    return tea_house.known(name="Anna", email="anna@example.com")


def asks_to_be_forgotten(one) -> None:
    asked = one.send("POST", "/me/erase", {"keep_words": False})
    assert asked.status_code == 202, asked.text


def files(house, ending: str) -> list[str]:
    return [path.name for path in (house.config.data_dir / "media").rglob(f"*.{ending}")]


def die(*_: object, **__: object) -> None:
    raise Killed


def test_a_guests_key_that_comes_with_the_shops_word_is_joined_to_nobody(tea_house, anna, work_off):
    tea_house.set(confirm_guests=False)
    anna.review(text=WORDS)
    asks_to_be_forgotten(anna)
    signed_in = vouched(signer_of(tea_house), also=anna.bearer)
    assert anna.send("PATCH", "/me", {"name": "Anna"}).status_code == 401
    work_off()
    assert rows_with(WORDS) == rows_with("anna@example.com") == []
    assert signed_in.send("GET", "/me").status_code == 200, "she has come back as somebody new"


def test_a_sign_in_on_its_way_joins_nobody(tea_house, anna, work_off):
    tea_house.set(confirm_guests=False)
    anna.review(text=WORDS)
    on_its_way = ask(tea_house, "anna@example.com", guest=anna.bearer)
    asks_to_be_forgotten(anna)
    assert on_its_way.type().status_code == 200
    work_off()
    assert rows_with(WORDS) == []


def test_a_bearer_that_comes_with_the_shops_word_is_joined_to_nobody(tea_house, known, work_off):
    known.review(email=None, text=WORDS)
    asks_to_be_forgotten(known)
    assert known.send("GET", "/me").status_code == 401
    vouched(signer_of(tea_house), also=known.bearer)
    work_off()
    assert rows_with(WORDS) == rows_with("anna@example.com") == []


@sqlite
def test_an_address_that_the_shop_has_verified_joins_nobody(tea_house, known, work_off):
    tea_house.set(join_by_email=True)
    signer = signer_of(tea_house)
    vouched(signer)
    known.review(email=None, text=WORDS)
    asks_to_be_forgotten(known)
    come_back = vouched(signer, email="anna@example.com", email_verified=True)
    work_off()
    assert rows_with(WORDS) == []
    assert rows_with("anna@example.com") == ["shoppers"], "only by what the shop has said since"
    assert come_back.send("GET", "/me/contributions").json["data"] == []


@sqlite
def test_a_proven_address_of_one_who_goes_joins_nobody(tea_house, known, work_off):
    by_word = vouched(signer_of(tea_house))
    on_its_way = ask(tea_house, "anna@example.com", guest=by_word.bearer)
    known.review(email=None, text=WORDS)
    asks_to_be_forgotten(known)
    assert on_its_way.type().status_code == 200
    work_off()
    assert rows_with(WORDS) == []
    assert by_word.send("GET", "/me").status_code == 200, "the other one has asked for nothing"


def test_signing_in_anew_does_not_keep_what_a_guest_had_confirmed(tea_house, anna, work_off, press_button):
    anna.review(text=WORDS)
    press_button()
    on_its_way = ask(tea_house, "anna@example.com")
    asks_to_be_forgotten(anna)
    assert on_its_way.type().status_code == 200
    work_off()
    assert rows_with(WORDS) == []


@sqlite
def test_a_button_in_a_letter_confirms_nothing_of_one_who_goes(tea_house, anna, work_off, house):
    anna.review(text=WORDS)
    work_off()
    link = confirm_link(house.mailbox)
    asks_to_be_forgotten(anna)
    pressed(house.client, link)
    assert tea_house.reviews()["data"] == []
    work_off()
    assert rows_with(WORDS) == rows_with("anna@example.com") == []


@sqlite
def test_the_same_word_of_the_shop_opens_nothing_while_she_goes(tea_house, work_off):
    word = (signer := signer_of(tea_house)).token()
    first = vouch(tea_house, word)
    assert first.status_code == 201
    vouched(signer)
    one = vouched(signer)
    asks_to_be_forgotten(one)
    assert vouch(tea_house, word).status_code == 401
    work_off()
    with reading() as session:
        assert [(each.state, each.who) for each in session.scalars(select(Erasure))] == [("done", {})]


@sqlite
def test_an_export_whose_worker_was_killed_is_one_file_and_goes_with_her(known, house, work_off, monkeypatch):
    known.review(email=None, text=WORDS)
    monkeypatch.setattr(packing, "_settle", die)
    known.send("POST", "/me/export", {})
    with pytest.raises(Killed):
        work_off()
    monkeypatch.undo()
    with time_machine.travel(clock.now() + timedelta(minutes=11)):
        JOBS["jobs.sweep"]()
        work_off()
        with reading() as session:
            (export,) = session.scalars(select(Export)).all()
        assert files(house, "zip") == [export.file.rpartition("/")[2]]
        asks_to_be_forgotten(house_again := known.at.known(email="anna@example.com"))
        work_off()
    assert files(house, "zip") == []
    assert house_again.send("GET", "/me").status_code == 401


def test_an_export_that_is_packed_while_she_is_erased_is_removed(known, house, work_off, monkeypatch):
    pack = packing.packed

    def packed(told):
        asks_to_be_forgotten(known)
        work_off()
        return pack(told)

    monkeypatch.setattr(packing, "packed", packed)
    known.review(email=None, text=WORDS)
    known.send("POST", "/me/export", {})
    work_off()
    assert files(house, "zip") == []
    assert rows_with(WORDS) == []


@sqlite
def test_exports_without_a_row_are_swept_and_those_of_another_house_are_not(known, tea_house, house, work_off):
    assert known.send("POST", "/me/export", {}).status_code == 202
    work_off()
    with reading() as session:
        name = session.scalars(select(Export.file)).one()
    ours, others = f"exports/{tea_house.shop.id.hex}", f"exports/{'0' * 32}"
    for stray in (f"{ours}/a.zip", f"{ours}/b.part", f"{others}/c.zip", name.replace(".zip", ".part")):
        storage.store.put(stray, b"PK")
    JOBS["privacy.sweep"]()
    assert sorted(storage.store.names("exports")) == sorted([f"{others}/c.zip", name, name.replace(".zip", ".part")])


def erased_while_developing(one, work_off, monkeypatch) -> None:
    develop = darkroom.develop

    def developed(*sent, **more):
        made = develop(*sent, **more)
        asks_to_be_forgotten(one)
        work_off()
        return made

    monkeypatch.setattr(darkroom, "develop", developed)


def test_a_picture_that_arrives_when_she_is_gone_is_removed_at_once(known, house, work_off, monkeypatch):
    erased_while_developing(known, work_off, monkeypatch)
    assert known.photo().status_code == 401
    assert files(house, "webp") == []


@sqlite
def test_a_picture_whose_upload_dies_after_her_erasure_is_swept(known, house, work_off, monkeypatch):
    erased_while_developing(known, work_off, monkeypatch)
    monkeypatch.setattr("goodword.media.taking.Taken.undo", die)
    with pytest.raises(Killed):
        known.photo()
    assert len(files(house, "webp")) == 2
    with time_machine.travel(clock.now() + timedelta(minutes=61)):
        JOBS["media.sweep"]()
    assert files(house, "webp") == []
