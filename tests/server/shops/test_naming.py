"""The shop's own name stands beside nobody else's words, in whatever letters it is written."""

from datetime import timedelta

import pytest
from goodword.lib.db import reading, writing
from goodword.shoppers import experts
from goodword.shops.models import Shop
from goodword.shops.naming import is_shops_own

from tests.letters import pressed
from tests.server.shoppers.test_experts import link
from tests.tokens import signer_of, vouched

OWN = (
    *("Tea House", "TEA  HOUSE", "TeaHouse", "★ Tea House ★", "T e a House", "Tea House Staff", "The Tea House Team"),
    *("Staff of Tea House", "Теа Ноuse", "ΤΕΑ ΗΟUSΕ", "Ｔｅａ Ｈｏｕｓｅ", "Tea\u200b House", "Tëa Hoúse", "Tea H0use"),
    *(
        "staff",
        "Support Team",
        "Goodword",
        "G00dw0rd",
        "Персонал",
        "Команда магазина",
        "Zespół sklepu",
        "Адміністрація",
    ),
    *("tea-house.test", "www.Tea-House.test", "Anna, tea-house.test"),
)
HERS = (
    "Anna",
    "Tea",
    "House",
    "Anna House",
    "Teahousekeeper",
    "Teamur",
    "Олена",
    "Shopna",
    "Steam",
    "A.",
    "★",
    "Staffan",
)


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_what_is_the_shops_own(house, tea_house):
    with reading():
        assert [name for name in OWN if not is_shops_own(tea_house.shop, name)] == []
        assert [name for name in HERS if is_shops_own(tea_house.shop, name)] == []


def test_a_shop_that_bears_a_given_name_leaves_it_to_those_who_bear_it_too(tea_house, anna):
    with writing() as session:
        session.get_one(Shop, tea_house.shop.id).name = "Anna"
    assert anna.review(name="Anna").status_code == 422, "nobody has said that people are called so"
    tea_house.set(bears_a_given_name=True)
    for name in ("Anna Team", "Anna Support", "The Anna Shop", "Staff"):
        assert anna.review(name=name).status_code == 422, name
    assert anna.review(name="Anna").status_code == 201


def test_no_door_takes_the_shops_own_name(tea_house, anna):
    boris = tea_house.known(name="Boris", email="boris@example.com")
    review = boris.review(name="Boris").json["id"]
    words = {"rating": 4, "title": "x", "text": "Other words.", "locale": "en"}
    form = {"token": tea_house.form(timedelta(minutes=1))}
    for name in ("Теа Ноuse", "Staff"):
        refused = (
            anna.review(name=name),
            boris.review(product="pot", name=name),
            boris.send("PUT", f"/reviews/{review}", words | {"name": name, "form": form}),
            boris.send("PATCH", "/me", {"name": name}),
        )
        for answer in refused:
            assert (answer.status_code, answer.json["errors"][0]["pointer"]) == (422, "/name"), answer.text
    assert [each["author"] for each in tea_house.reviews()["data"]] == ["Boris"]


def test_the_shops_word_makes_her_known_and_names_her_not(tea_house):
    known = vouched(signer_of(tea_house), name="Tea House Team")
    assert known.send("GET", "/me").json | {"name": None, "initials": ""} == known.send("GET", "/me").json


def test_an_expert_writes_under_the_name_that_she_was_invited_by(tea_house, house, work_off):
    tea_house.manage("POST", "/experts", {"email": "yulia@example.com", "name": "Tea House Lab Team"})
    tea_house.manage("POST", "/experts", {"email": "yulia@example.com", "name": "Tea House Team"})
    pressed(house.client, link(house, work_off))
    yulia = tea_house.known(email="yulia@example.com")
    with reading():
        assert experts.by_email(tea_house.shop.id, "yulia@example.com").name == "Tea House Team"
    assert yulia.review(name="Tea House Team").status_code == 201
