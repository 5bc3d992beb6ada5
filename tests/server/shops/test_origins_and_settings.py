"""What a shop may list as its origins and set as its settings, and what of it reaches the loader file."""

import json
import re
from datetime import timedelta

import pytest
from goodword.lib.db import reading, writing
from goodword.lib.errors import Invalid
from goodword.shops import loader, queries, service
from goodword.shops.models import Shop
from goodword.shops.rules import normal_origin
from goodword.shops.settings import SETTINGS, value


@pytest.mark.parametrize(
    ("written", "origin"),
    [
        ("https://Shop.Example", "https://shop.example"),
        ("HTTPS://SHOP.EXAMPLE:443/", "https://shop.example"),
        (" http://shop.example:80 ", "http://shop.example"),
        ("http://shop.example:443", "http://shop.example:443"),
        ("https://shop.example:8443", "https://shop.example:8443"),
        ("https://магазин.example", "https://xn--80aairftm.example"),
        ("https://xn--strae-oqa.example", "https://xn--strae-oqa.example"),
        ("http://localhost:3000", "http://localhost:3000"),
        ("http://127.0.0.1:3000", "http://127.0.0.1:3000"),
        ("http://[0:0::1]:3000", "http://[::1]:3000"),
        ("*", "*"),
    ],
)
def test_an_origin_is_kept_as_browsers_send_it(written, origin):
    assert normal_origin(written) == origin


@pytest.mark.parametrize(
    "written",
    [
        "",
        "null",
        "shop.example",
        "//shop.example",
        "ftp://shop.example",
        "javascript://shop.example",
        "https://",
        "https://shop.example/path",
        "https://shop.example//",
        "https://shop.example?x",
        "https://shop.example#x",
        "https://shop.example@evil.example",
        "https://:secret@shop.example",
        "https://shop.example\\@evil.example",
        "https://shop.example\\.evil.example",
        "https://shop.exa\nmple",
        "https://shop .example",
        "https://*.shop.example",
        "https://shop..example",
        "https://shop.example:99999",
        "https://shop.example:port",
        "https://[::1",
        "https://[nonsense]",
        "https://" + "a" * 64 + ".example",
        "https://straße.example",
        "https://ｓhop.example",
        "https://shop。example",
        "https://shop.example%00.evil.example",
        "https://a,https://b",
    ],
)
def test_what_is_no_origin_or_may_be_read_as_another_is_refused(written):
    assert normal_origin(written) is None


def test_a_listed_origin_opens_for_itself_only(tea_house, rival):
    with writing() as session:
        shop = session.get_one(Shop, tea_house.shop.id)
        assert service.allow_origin(shop=shop, origin="HTTPS://Shop.Example:443/") == "https://shop.example"
        service.allow_origin(shop=shop, origin="https://shop.example")
    with reading():
        shop = queries.by_site_key(tea_house.shop.site_key)
        assert queries.lists_origin(shop, "https://shop.example")
        for other in (
            "http://shop.example",
            "https://shop.example:8443",
            "https://shop.example.evil.test",
            "https://evil-shop.example",
            "https://sub.shop.example",
            "https://SHOP.example",
            "null",
            "",
            "*",
        ):
            assert not queries.lists_origin(shop, other)
        assert not queries.lists_origin(queries.by_site_key(rival.shop.site_key), "https://shop.example")


def test_from_a_page_of_ours_a_bearer_still_opens_its_own_shop_only(tea_house, rival, house):
    ours = {"origin": house.config.public_url}
    anna = tea_house.guest()
    review = {"form": {"token": rival.form(timedelta(minutes=1))}, "product": "kettle", "rating": 5, "name": "Anna"}
    assert anna.send("GET", "/me", **ours).status_code == 200
    sent = house.send("POST", f"{rival.at}/reviews", review, bearer=anna.bearer, **ours)
    assert sent.status_code == 401
    other = house.send("POST", f"{rival.at}/reviews", review, bearer=rival.guest().bearer, origin=f"{ours['origin']}.x")
    assert other.status_code == 403


def test_what_is_no_origin_is_named_by_its_field(tea_house):
    with pytest.raises(Invalid) as refused, writing():
        service.allow_origin(shop=tea_house.shop, origin="https://shop.example/path")
    assert [(e.pointer, e.code) for e in refused.value.errors] == [("/origin", "invalid")]


WRONG = [
    ("colour", "red", "unknown"),
    ("", True, "unknown"),
    ("theme.accent;", "red", "unknown"),
    ("confirm_guests", "false", "invalid"),
    ("confirm_guests", 0, "invalid"),
    ("publish", "by_stars", "invalid"),
    ("publish", ["at_once"], "invalid"),
    ("publish", None, "invalid"),
    ("per_page", 0, "invalid"),
    ("per_page", 51, "invalid"),
    ("per_page", True, "invalid"),
    ("per_page", 10.0, "invalid"),
    ("per_page", "10", "invalid"),
    ("theme.accent", "red;}</style><script>alert(1)</script>", "invalid"),
    ("theme.accent", "url(https://evil.test)", "invalid"),
    ("theme.accent", "#12345", "invalid"),
    ("theme.accent", "red\n", "invalid"),
    ("theme.accent", {"a": 1}, "invalid"),
    ("theme.radius", "calc(1px)", "invalid"),
    ("theme.radius", "1e9px", "invalid"),
    ("answer_within", 0, "invalid"),
    ("working_hours", "nine to five", "invalid"),
    ("working_hours", None, "invalid"),
    ("working_hours", ["Mo-Fr 09:00-18:00"], "invalid"),
    ("working_hours", "Mo-Fr 09:00-18:00" + " " * 1000, "invalid"),
    ("holidays", "2026-02-30", "invalid"),
    ("holidays", 12, "invalid"),
]


def test_a_wrong_setting_is_named_and_nothing_is_kept(tea_house):
    for name, given, code in WRONG:
        with pytest.raises(Invalid) as refused:
            tea_house.set(**{"search_from": 3, name: given})
        assert [(e.pointer, e.code) for e in refused.value.errors] == [(f"/{name}", code)], (name, given)
    with reading():
        assert queries.by_id(tea_house.shop.id).settings == {}


def test_no_setting_can_look_at_the_stars():
    assert not [name for name, setting in SETTINGS.items() if "star" in setting.kind or "rating" in name]


def test_defaults_hold_until_something_is_set(tea_house, rival):
    tea_house.set(per_page=25)
    with reading():
        assert value(queries.by_id(tea_house.shop.id).settings, "per_page") == 25
        assert value(queries.by_id(rival.shop.id).settings, "per_page") == SETTINGS["per_page"].default


def test_the_theme_reaches_the_loader_file_at_once(tea_house):
    assert _config(tea_house)["theme"] == {}
    tea_house.set(**{"theme.accent": "#1F5C46", "theme.radius": "8px", "theme.star": "oklch(70% 0.1 90 / 50%)"})
    assert _config(tea_house)["theme"] == {
        "--gw-accent": "#1F5C46",
        "--gw-radius": "8px",
        "--gw-star": "oklch(70% 0.1 90 / 50%)",
    }
    tea_house.set(**{"theme.accent": None})
    assert "--gw-accent" not in _config(tea_house)["theme"]


NAMES = [
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "\u2028\u2029",
    '";alert(1);"',
    "\\",
    "__GOODWORD_CONFIG__",
]


def test_a_shops_name_stays_inside_its_string(tea_house):
    for name in NAMES:
        with writing() as session:
            shop = session.get_one(Shop, tea_house.shop.id)
            shop.name, shop.version = name, shop.version + 1
        assert _config(tea_house)["settings"]["shop"] == name
        body = _loader(tea_house)
        assert "<" not in body.split('{"key"')[1].split("}}")[0]
        assert "\u2028" not in body


def test_a_loader_file_names_its_own_shop_only(tea_house, rival, house):
    assert _config(tea_house)["key"] == tea_house.shop.site_key
    assert rival.shop.site_key not in _loader(tea_house)
    assert tea_house.secret not in _loader(tea_house)
    assert house.get("/w/v1/pk_nobody.js").status_code == 404


def test_its_pages_fetch_at_once_what_they_usually_draw(tea_house, anna):
    assert _config(tea_house)["settings"]["usual"] == []
    tea_house.manage("PUT", "/fields/fit", {"kind": "scale", "labels": {"en": "Fit"}})
    assert _config(tea_house)["settings"]["usual"] == ["own"]
    for product in ("kettle", "cup"):
        assert anna.review(product=product, photos=[anna.photo().json["id"]]).status_code == 201
    assert _config(tea_house)["settings"]["usual"] == ["own", "photos"]


def _loader(stage) -> str:
    answer = stage.house.get(f"/w/v1/{stage.shop.site_key}.js")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith("text/javascript")
    return answer.text


def _config(stage):
    """The config as the script holds it: the one object where the built file has a placeholder."""
    before, after = loader.script().split(loader.PLACE, 1)
    found = re.fullmatch(
        re.escape(before.decode()) + r"(\{.*\})" + re.escape(after.decode()), _loader(stage), re.DOTALL
    )
    assert found, "the file is the built script with one object in it"
    return json.loads(found[1])
