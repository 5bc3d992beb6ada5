"""Anna sends photos before her review; each of them is hers, once, and for a day."""

import io
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from goodword import wiring
from goodword.lib import clock, db
from goodword.lib.db import reading
from goodword.lib.errors import Busy
from goodword.media import darkroom, jobs, taking
from goodword.media.models import Photo
from goodword.media.storage import storage
from sqlalchemy import select

from tests.pictures import exif, opened, quarters, saved


def photos() -> list[Photo]:
    with reading() as session:
        return list(session.scalars(select(Photo).order_by(Photo.id)))


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "media").rglob("*") if path.is_file())


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Developed without a child: for what is about rows."""
    made = darkroom.develop(io.BytesIO(saved(quarters(80, 60))))
    monkeypatch.setattr(darkroom, "develop", lambda _sent, **_: made)


def path_of(address: str) -> str:
    assert address.startswith("http://goodword.test/m/")
    return address.removeprefix("http://goodword.test")


def test_a_photo_is_taken_and_can_be_looked_at(anna, house):
    sent = anna.photo(saved(quarters(800, 600), exif=exif(6)))

    assert sent.status_code == 201, sent.text
    told = sent.json
    assert (told["width"], told["height"]) == (600, 800)
    large, small = (house.get(path_of(told[size])) for size in ("large", "small"))
    assert (opened(large.data).size, opened(small.data).size) == ((600, 800), (240, 320))


def test_a_large_photo_fits_through_the_door(anna, house, at_once):
    part = b'--b\r\nContent-Disposition: form-data; name="file"; filename="x"\r\n\r\n'
    form = part + saved(form="PNG") + b"\0" * (11 << 20) + b"\r\n--b--\r\n"
    sent = house.client.post(
        f"{anna.at.at}/photos",
        input_stream=io.BytesIO(form),
        content_type="multipart/form-data; boundary=b",
        headers={"Authorization": f"Bearer {anna.bearer}", "Origin": anna.at.origin},
    )
    assert sent.status_code == 201, sent.text


def test_a_file_is_what_it_is_whatever_it_is_called(anna):
    assert anna.photo(saved(form="PNG"), name="../../kettle.html").status_code == 201
    refused = anna.photo(b"<script>alert(1)</script>", name="kettle.jpg")
    assert (refused.status_code, refused.json["errors"][0]["pointer"]) == (422, "/file")
    assert refused.json["errors"][0]["code"] == "unknown_format"


def test_a_photo_sent_twice_with_one_key_is_one_photo(anna, at_once):
    first, again = (anna.photo(Idempotency_Key="the-same-photo") for _ in range(2))
    other = anna.photo(saved(form="PNG"), Idempotency_Key="the-same-photo")

    assert (first.status_code, again.status_code, other.status_code) == (201, 201, 422)
    assert again.json == first.json
    assert other.json["type"] == "urn:goodword:problem:idempotency-mismatch"


def test_a_form_without_a_file_or_something_else_is_refused(anna, house):
    headers = {"Authorization": f"Bearer {anna.bearer}", "Origin": anna.at.origin}
    at = f"{anna.at.at}/photos"
    empty = house.client.post(at, data={"other": "x"}, content_type="multipart/form-data", headers=headers)
    nothing = anna.photo(b"")
    as_json = anna.send("POST", "/photos", {"file": "x"})
    too_large = house.client.post(
        at, input_stream=io.BytesIO(b"x" * (13 << 20)), content_type="multipart/form-data; boundary=x", headers=headers
    )

    assert [each.status_code for each in (empty, nothing, as_json, too_large)] == [422, 422, 415, 413]
    assert [each.json["errors"][0]["pointer"] for each in (empty, nothing)] == ["/file", "/file"]
    assert too_large.content_type == "application/problem+json"


def test_nobody_without_a_bearer_makes_us_decode(anna, rival, house, monkeypatch):
    monkeypatch.setattr(taking, "take_in", lambda **_: pytest.fail("it was decoded"))
    anna.bearer = "gst_nobody"
    assert anna.photo().status_code == 401
    assert rival.guest().photo(Origin="https://elsewhere.test").status_code == 403


def test_no_transaction_is_open_while_a_photo_is_decoded(anna, monkeypatch):
    develop, seen = darkroom.develop, []

    def watched(sent, **more):
        seen.append(db.is_open())
        return develop(sent, **more)

    monkeypatch.setattr(darkroom, "develop", watched)
    assert anna.photo().status_code == 201
    assert seen == [False]


def test_when_all_places_are_taken_she_is_asked_to_come_again(anna):
    with darkroom.place(), darkroom.place():
        full = anna.photo()
        with pytest.raises(Busy), darkroom.place():
            pass
    assert (full.status_code, full.headers["Retry-After"]) == (503, "2")
    assert anna.photo().status_code == 201


def test_she_sends_sixty_a_day_and_no_more(anna, boris, at_once, monkeypatch):
    monkeypatch.setattr("goodword.media.service.MOST_A_DAY", 3)
    assert [anna.photo().status_code for _ in range(4)] == [201, 201, 201, 429]
    assert boris.photo().status_code == 201
    with time_machine.travel(clock.now() + timedelta(hours=25)):
        assert anna.photo().status_code == 201


def test_she_takes_back_what_she_has_not_used(anna, boris, house, at_once):
    photo = anna.photo().json
    assert boris.send("DELETE", f"/photos/{photo['id']}").status_code == 404
    assert anna.send("DELETE", f"/photos/{photo['id']}").status_code == 204
    assert anna.send("DELETE", f"/photos/{photo['id']}").status_code == 404
    assert house.get(path_of(photo["large"])).status_code == 404


def test_a_photo_that_nobody_used_is_swept_after_a_day_and_its_files_a_day_later(anna, house, at_once):
    anna.photo()
    jobs.sweep()
    assert [photo.state for photo in photos()] == ["waiting"]
    with time_machine.travel(clock.now() + timedelta(hours=25)):
        jobs.sweep()
        assert [photo.state for photo in photos()] == ["gone"]
        assert len(files(house.config.data_dir)) == 2
    with time_machine.travel(clock.now() + timedelta(hours=50)):
        jobs.sweep()
    assert (photos(), files(house.config.data_dir)) == ([], [])


@pytest.mark.parametrize("killed_at", ["decoding", "first file", "second file", "last word"])
def test_an_upload_that_dies_anywhere_leaves_nothing_behind(anna, house, at_once, monkeypatch, killed_at):
    class Killed(BaseException):
        """Nothing catches it, as nothing catches a kill."""

    store, put = storage.store, []

    def die(*_: object, **__: object) -> None:
        raise Killed

    def put_some(name: str, data: bytes) -> None:
        put.append(name)
        if len(put) == {"first file": 1, "second file": 2}.get(killed_at):
            die()
        type(store).put(store, name, data)

    if killed_at == "decoding":
        monkeypatch.setattr(darkroom, "develop", die)
    if killed_at == "last word":
        monkeypatch.setattr("goodword.media.service.arrive", die)
    monkeypatch.setattr(store, "put", put_some)
    with pytest.raises(Killed):
        anna.photo()
    assert [photo.state for photo in photos()] == ["arriving"]
    for hours in (2, 27):
        with time_machine.travel(clock.now() + timedelta(hours=hours)):
            jobs.sweep()
    assert (photos(), files(house.config.data_dir)) == ([], [])


def test_a_photo_is_served_as_a_photo_and_nothing_else(anna, house, at_once):
    path = path_of(anna.photo().json["small"])
    whole = house.get(path)
    same = house.get(path, headers={"If-None-Match": whole.headers["ETag"]})
    nowhere = house.get(path.replace("-small", "-huge"))
    guessed = house.get(path[:-20] + "0" * 20)

    assert [each.status_code for each in (whole, same, nowhere, guessed)] == [200, 304, 404, 404]
    assert whole.content_type == "image/webp"
    assert whole.headers["Cache-Control"] == same.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert nowhere.headers["Cache-Control"] == "no-store"
    for each in (whole, same, nowhere, guessed):
        assert each.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
        assert each.headers["X-Content-Type-Options"] == "nosniff"
        assert each.headers["Content-Disposition"].startswith("inline")
    assert same.data == b""


@pytest.mark.parametrize("name", ["../goodword.db", "%2e%2e/goodword.db", "x", "a/b-small.webp", "%00", "//etc/passwd"])
def test_no_name_leads_out_of_the_folder(house, name):
    assert house.get(f"/m/{name}").status_code in {404, 308}


def test_the_sweep_runs_every_hour():
    assert wiring.JOBS["media.sweep"] is jobs.sweep
    assert wiring.SCHEDULE["media.sweep"].isdigit()
