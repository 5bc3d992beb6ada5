"""She asks for everything, or to be forgotten: what she gets, who is refused, and what is gone afterwards."""

import io
import json
import zipfile
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
import time_machine
from goodword.lib import clock
from goodword.lib.db import reading
from goodword.lib.errors import FreshProofNeeded
from goodword.privacy.models import Erasure, Export
from goodword.privacy.rules import ADDRESS_LIVES
from goodword.wiring import JOBS
from sqlalchemy import select

from tests.server.privacy.forgetting import rows_with

pytestmark = pytest.mark.parametrize("house", ["sqlite"], indirect=True)
"""On PostgreSQL the planted person asks for the same."""


@pytest.fixture
def known(tea_house):
    return tea_house.known(name="Anna", email="anna@example.com")


def exported(known, work_off):
    asked = known.send("POST", "/me/export", {})
    assert (asked.status_code, asked.json["state"], asked.json["url"]) == (202, "waiting", None)
    work_off()
    state = known.send("GET", f"/me/export/{asked.json['id']}")
    assert (state.status_code, state.json["state"]) == (200, "ready"), state.text
    return state.json


def test_she_gets_everything_in_one_file(known, tea_house, house, work_off):
    photo = known.photo().json["id"]
    written = known.review(text="The spout pours where I look.", photos=[photo])
    assert written.status_code == 201
    state = exported(known, work_off)
    loaded = house.get(urlsplit(state["url"]).path)
    assert (loaded.status_code, loaded.content_type, len(loaded.data)) == (200, "application/zip", state["bytes"])
    assert loaded.headers["Cache-Control"] == "no-store"
    with zipfile.ZipFile(io.BytesIO(loaded.data)) as archive:
        assert archive.testzip() is None
        assert set(archive.namelist()) == {"data.json", "index.html", f"photos/{photo}.webp"}
        told = json.loads(archive.read("data.json"))
        read = archive.read("index.html").decode()
        assert archive.read(f"photos/{photo}.webp")[:4] == b"RIFF"
    (review,) = told["data"]["reviews"]["reviews"]
    assert (review["text"], review["photos"]) == ("The spout pours where I look.", [f"photos/{photo}.webp"])
    assert told["data"]["shoppers"]["shopper"]["email"] == "anna@example.com"
    assert "The spout pours where I look." in read
    assert f'<img src="photos/{photo}.webp" alt="">' in read
    assert "<script" not in read


def test_what_she_wrote_stays_text_on_the_page_to_read(known, work_off, house):
    known.review(title="<script>alert(1)</script>", text="</dd><img src=x onerror=alert(1)>")
    loaded = house.get(urlsplit(exported(known, work_off)["url"]).path)
    with zipfile.ZipFile(io.BytesIO(loaded.data)) as archive:
        read = archive.read("index.html").decode()
    assert "<script>" not in read
    assert "&lt;img src=x" in read


def test_the_address_lives_a_quarter_of_an_hour_and_the_file_a_day(known, house, work_off):
    state = exported(known, work_off)
    path = urlsplit(state["url"]).path
    assert house.get(path[:-2] + ("AA" if path[-2:] != "AA" else "BB")).status_code == 404
    with time_machine.travel(clock.now() + ADDRESS_LIVES + timedelta(seconds=2)):
        assert house.get(path).status_code == 404
    assert house.get(path).status_code == 200
    with time_machine.travel(clock.now() + timedelta(hours=25)):
        JOBS["privacy.sweep"]()
    assert house.get(path).status_code == 404
    assert not list(house.config.data_dir.glob("media/exports/**/*.zip"))


def test_an_export_is_hers_alone(known, tea_house, rival, anna, work_off):
    state = exported(known, work_off)
    for other in (tea_house.known(name="Boris", how="shop"), rival.known(name="Vera")):
        assert other.send("GET", f"/me/export/{state['id']}").status_code == 404
    assert anna.send("GET", f"/me/export/{state['id']}").status_code == 401
    assert anna.send("POST", "/me/export", {}).status_code == 401


def test_whoever_has_not_shown_lately_who_she_is_shows_it_again(known, tea_house):
    with time_machine.travel(clock.now() + timedelta(minutes=11)):
        refused = [known.send("POST", "/me/export", {}), known.send("POST", "/me/erase", {"keep_words": False})]
        assert [(each.status_code, each.json["title"]) for each in refused] == [(403, FreshProofNeeded.title)] * 2


def test_there_are_no_more_than_five_a_day(known, work_off):
    for _ in range(5):
        exported(known, work_off)
    assert known.send("POST", "/me/export", {}).status_code == 429


@pytest.mark.parametrize("keep_words", [False, True])
def test_she_is_forgotten(known, tea_house, house, work_off, keep_words):
    photo = known.photo().json["id"]
    known.review(text="The spout pours where I look.", photos=[photo])
    exported(known, work_off)
    assert house.get(f"{tea_house.at}/reviews?product=kettle").json["data"][0]["author"] == "Anna"
    asked = known.send("POST", "/me/erase", {"keep_words": keep_words})
    assert asked.status_code == 202, asked.text
    work_off()
    page = tea_house.reviews()["data"]
    assert [(each["author"], each["text"]) for each in page] == (
        [(None, "The spout pours where I look.")] if keep_words else []
    )
    assert rows_with("anna@example.com") == rows_with("'Anna'") == []
    assert not list(house.config.data_dir.glob("media/exports/**/*.zip"))
    assert bool(list(house.config.data_dir.glob("media/**/*.webp"))) == keep_words
    with reading() as session:
        (erasure,) = session.scalars(select(Erasure)).all()
        assert (erasure.state, erasure.who, erasure.asked_by) == ("done", {}, "shopper")
        assert session.scalars(select(Export)).all() == []
    assert known.send("GET", "/me").status_code == 401


def test_a_guest_forgets_herself_by_her_key(anna, tea_house, work_off, press_button):
    anna.review(text="The spout pours where I look.")
    press_button()
    assert tea_house.reviews()["rating"]["count"] == 1
    assert anna.send("POST", "/me/erase", {"keep_words": False}).status_code == 202
    work_off()
    assert tea_house.reviews()["rating"]["count"] == 0
    assert rows_with("anna@example.com") == rows_with("pours where") == []


def test_a_guests_key_forgets_nothing_of_a_shopper_who_signs_in(anna, tea_house, work_off, press_button):
    known = tea_house.known(name="Anna", email="anna@example.com")
    known.review(product="pot", text="Of the pot, signed in")
    anna.review(text="Of the kettle, as a guest")
    press_button()
    assert anna.send("POST", "/me/erase", {"keep_words": False}).status_code == 202
    work_off()
    assert tea_house.reviews("kettle")["data"][0]["text"] == "Of the kettle, as a guest", "she asks for it signed in"
    assert tea_house.reviews("pot")["data"][0]["text"] == "Of the pot, signed in"
    assert known.send("GET", "/me").status_code == 200


def test_two_in_one_browser_are_two(anna, tea_house, work_off, press_button):
    """Anna and Boris send from one browser: what Boris has proven is his, and stays."""
    anna.review(text="Words of Anna")
    press_button()
    anna.review(product="pot", name="Boris", email="boris@example.com", text="Words of Boris")
    press_button()
    known = tea_house.known(email="anna@example.com")
    assert known.send("POST", "/me/erase", {"keep_words": False}).status_code == 202
    work_off()
    assert tea_house.reviews("kettle")["data"] == []
    assert tea_house.reviews("pot")["data"][0]["text"] == "Words of Boris"
    assert rows_with("anna@example.com") == []


def test_a_job_that_was_cut_off_goes_on_where_it_was(known, tea_house, work_off, monkeypatch):
    known.review(text="The spout pours where I look.")
    monkeypatch.setattr("goodword.privacy.cleaning.clean", _fall)
    assert known.send("POST", "/me/erase", {"keep_words": False}).status_code == 202
    work_off()
    assert tea_house.reviews()["data"] == []
    with reading() as session:
        assert session.scalars(select(Erasure)).one().state == "forgotten"
    monkeypatch.undo()
    with time_machine.travel(clock.now() + timedelta(hours=2), tick=True):
        JOBS["privacy.sweep"]()
        work_off()
    with reading() as session:
        assert session.scalars(select(Erasure)).one().state == "done"


def _fall(_traces):
    raise OSError("the disk is full")
