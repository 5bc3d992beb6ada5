"""Her name, her picture, her public page: hers to choose, shown beside her words at once, gone when she says so."""

import io

import pytest
from goodword.lib.db import reading
from goodword.media import darkroom, decoding, jobs
from goodword.media.models import Photo
from goodword.shoppers.models import Shopper
from PIL import Image
from sqlalchemy import select

from tests.cast import GuestOnStage
from tests.pictures import BLUE, GREEN, RED, corners, exif, is_near, opened, quarters, saved


@pytest.fixture
def known(tea_house) -> GuestOnStage:
    return tea_house.known(email="anna@example.com")


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Developed without a child: for what is about rows."""
    made = darkroom.develop(io.BytesIO(saved(quarters(80, 60))), square=True)
    monkeypatch.setattr(darkroom, "develop", lambda _sent, **_: made)


def wear(who: GuestOnStage, data: bytes | None = None):
    return who.at.house.client.post(
        f"{who.at.at}/me/avatar",
        data={"file": (io.BytesIO(data or saved()), "me.jpg")},
        content_type="multipart/form-data",
        headers={"Authorization": f"Bearer {who.bearer}", "Origin": who.at.origin},
    )


def change(who: GuestOnStage, **what):
    return who.send("PATCH", "/me", what)


def path_of(address: str) -> str:
    return address.removeprefix("http://goodword.test")


def author(shop) -> tuple[str, str | None, dict | None]:
    shown = shop.reviews()["data"][0]
    return shown["author"], shown["author_profile"], shown["author_avatar"]


def test_she_is_seen_beside_her_words_as_she_chooses_and_at_once(tea_house, known, house, at_once):
    known.review(email=None)
    assert author(tea_house) == ("Anna", None, None)
    assert change(known, name="Anna of the hills").json["name"] == "Anna of the hills"
    assert author(tea_house)[0] == "Anna of the hills"
    worn = wear(known)
    assert worn.status_code == 201, worn.text
    assert author(tea_house)[2] == worn.json["avatar"]
    assert [house.get(path_of(worn.json["avatar"][size])).status_code for size in ("small", "large")] == [200, 200]
    assert known.send("GET", "/me").json["avatar"] == worn.json["avatar"]
    assert known.send("DELETE", "/me/avatar").json["avatar"] is None
    assert author(tea_house)[2] is None
    assert house.get(path_of(worn.json["avatar"]["large"])).status_code == 404


def test_a_new_picture_takes_the_place_of_the_old_one(tea_house, known, house, at_once):
    first, second = wear(known).json["avatar"], wear(known).json["avatar"]
    assert first != second
    assert [house.get(path_of(each["small"])).status_code for each in (first, second)] == [404, 200]


def test_a_picture_of_herself_is_no_photo_of_a_product(tea_house, known, at_once):
    wear(known)
    with reading() as session:
        photo = session.scalars(select(Photo)).one()
    refused = known.review(email=None, photos=[f"pho_{photo.id.hex}"])
    assert (refused.status_code, refused.json["errors"][0]["pointer"]) == (422, "/photos/0")
    assert known.send("DELETE", f"/photos/pho_{photo.id.hex}").status_code == 404
    jobs.sweep()
    assert len(known.send("GET", "/me").json["avatar"]) == 2


def test_the_middle_is_cut_out_upright_and_in_two_sizes(known, house):
    shown = wear(known, saved(quarters(1200, 800), exif=exif(6))).json["avatar"]
    large, small = (opened(house.get(path_of(shown[size])).data) for size in ("large", "small"))
    assert (large.size, small.size) == ((384, 384), (96, 96))
    assert is_near(corners(large)[:2], [BLUE, RED]), "turned as the camera was held"


@pytest.mark.parametrize(("size", "side"), [((2000, 300), 300), ((60, 90), 60), ((1, 1), 1), ((9000, 40), 40)])
def test_nothing_is_enlarged_and_nothing_else_is_kept(size, side):
    sizes, told = decoding.develop(io.BytesIO(saved(Image.new("RGB", size, GREEN))), square=True)
    assert told == (min(384, side),) * 2
    assert [opened(each).size for each in sizes] == [(min(96, side),) * 2, told]
    assert RED != GREEN


@pytest.mark.parametrize(
    "name",
    [
        "Visit best-prices.example.com",
        "anna@example.com",
        "+380 44 123 45 67",
        "Casino Anna",
        "tea  HOUSE",
        "\u200b",
        "",
    ],
)
def test_a_name_holds_no_address_no_insult_and_is_not_the_shops(tea_house, known, name):
    tea_house.manage("PUT", "/words", {"word": "casino"})
    known.review(email=None)
    refused = change(known, name=name)
    assert (refused.status_code, refused.json["errors"][0]["pointer"]) == (422, "/name")
    assert author(tea_house)[0] == "Anna"


def test_there_is_a_page_about_her_only_while_she_wants_one(tea_house, known, house):
    known.review(email=None, text="It pours where I look.", title="Pours exactly")
    assert known.send("GET", "/me").json["profile"] is None
    profile = change(known, public=True).json["profile"]
    shown = house.get(path_of(profile))
    assert shown.status_code == 200
    assert all(said in shown.text for said in ("Anna", "Pours exactly", "It pours where I look.", "kettle"))
    assert "noindex" not in shown.text
    assert "anna@example.com" not in shown.text
    assert author(tea_house)[1] == profile
    assert change(known, public=False).json["public"] is False
    gone, never = house.get(path_of(profile)), house.get("/u/0123456789abcdef")
    assert [gone.status_code, never.status_code] == [404, 404]
    assert gone.text == never.text
    assert "noindex" in gone.text
    assert author(tea_house)[1] is None
    assert change(known, public=True).json["profile"] != profile, "an address that she gave up never comes back"


def test_her_page_shows_what_is_published_and_nothing_else(tea_house, known, house):
    tea_house.set(publish="after_check")
    held = known.review(email=None, title="Still held").json["id"]
    tea_house.set(publish="at_once")
    for number in range(3):
        known.review(email=None, product=f"cup {number}", title=f"Cup {number}")
    withdrawn = known.review(email=None, product="tray", title="Taken back").json["id"]
    known.send("DELETE", f"/reviews/{withdrawn}")
    page = house.get(path_of(change(known, public=True).json["profile"])).text
    assert [f"Cup {number}" in page for number in range(3)] == [True] * 3
    assert not any(said in page for said in ("Still held", "Taken back", held))
    assert page.index("Cup 2") < page.index("Cup 0"), "the newest first"


def test_her_page_goes_on_where_it_ends(tea_house, known, house, monkeypatch):
    monkeypatch.setattr("goodword.profiles.page.A_PAGE", 2)
    for number in range(3):
        known.review(email=None, product=f"cup {number}", title=f"Cup {number}")
    path = path_of(change(known, public=True).json["profile"])
    first = house.get(path).text
    onward = first.partition("&amp;after=")[2].partition('"')[0]
    second = house.get(f"{path}?after={onward}").text
    assert ["Cup 0" in first, "Cup 0" in second, "noindex" in second] == [False, True, True]
    assert house.get(f"{path}?after=forged").status_code == 404


def test_a_public_page_needs_a_name(tea_house):
    nameless = tea_house.known(name=None, how="shop")
    refused = change(nameless, public=True)
    assert (refused.status_code, refused.json["errors"][0]["pointer"]) == (422, "/name")
    assert change(nameless, name="Vera", public=True).json["public"] is True


def test_a_guest_has_no_name_or_picture_to_change(anna):
    refused = [change(anna, name="Anna"), wear(anna), anna.send("DELETE", "/me/avatar")]
    assert {each.status_code for each in refused} == {401}, [each.text for each in refused]
    with reading() as session:
        assert (session.scalars(select(Photo)).all(), session.scalars(select(Shopper)).all()) == ([], [])


def test_her_name_changes_her_own_words_and_nobody_elses(tea_house, known):
    other = tea_house.known(name="Boris", how="shop")
    other.review(email=None, name="Boris")
    known.review(email=None)
    change(known, name="Anna of the hills")
    assert {each["author"] for each in tea_house.reviews()["data"]} == {"Boris", "Anna of the hills"}
