"""What a shop asks, what fits as an answer, and what every page tells of it."""

import pytest

from tests.server.fields.asked import HABIT, PROS, STRENGTH, ask, by_key, tally


@pytest.fixture
def asking(tea_house):
    tea_house.set(confirm_guests=False)
    ask(tea_house)
    return tea_house


def test_answers_are_shown_in_the_review_and_added_up_for_the_product(asking):
    for number, said in enumerate(
        [
            {"strength": 4, "recommend": True, "pros": ["warm", "light"], "habit": "daily", "note": " Soft  water "},
            {"strength": 1, "recommend": False, "pros": ["light"]},
            {"recommend": True},
            {},
        ]
    ):
        answer = asking.guest().review(email=f"a{number}@example.com", fields=said)
        assert answer.status_code == 201, answer.text
    page = asking.reviews(sort="newest")
    shown = [review["fields"] for review in page["data"]]
    assert shown[3] == {
        "strength": 4,
        "recommend": True,
        "pros": ["light", "warm"],
        "habit": "daily",
        "note": "Soft water",
    }
    assert shown[:3] == [{}, {"recommend": True}, {"strength": 1, "recommend": False, "pros": ["light"]}]
    fields = by_key(page)
    assert list(fields) == ["strength", "recommend", "pros", "habit", "note"]
    assert (fields["strength"]["average"], fields["strength"]["count"], fields["strength"]["steps"]) == (2.5, 2, 5)
    assert fields["strength"]["labels"] == STRENGTH["labels"]
    assert fields["strength"]["ends"] == {"en": ["Gentle", "Strong"]}
    assert (tally(fields["recommend"]), fields["recommend"]["count"]) == ({"yes": 2, "no": 1}, 3)
    assert (tally(fields["pros"]), fields["pros"]["count"]) == ({"light": 2, "quiet": 0, "warm": 1}, 2)
    assert [fields[key]["filters"] for key in fields] == [False, True, True, False, False]
    assert fields["note"]["count"] == 1


@pytest.mark.parametrize(
    ("given", "pointer", "code"),
    [
        ({"strength": 6}, "/fields/strength", "invalid"),
        ({"strength": 2.5}, "/fields/strength", "invalid"),
        ({"strength": True}, "/fields/strength", "invalid"),
        ({"recommend": "yes"}, "/fields/recommend", "invalid"),
        ({"pros": "light"}, "/fields/pros", "invalid"),
        ({"pros": ["heavy"]}, "/fields/pros", "invalid"),
        ({"habit": "never"}, "/fields/habit", "invalid"),
        ({"note": "x" * 201}, "/fields/note", "invalid"),
        ({"note": {"a": 1}}, "/fields/note", "invalid"),
        ({"colour": "blue"}, "/fields/colour", "unknown"),
    ],
)
def test_an_answer_that_does_not_fit_is_named(asking, given, pointer, code):
    answer = asking.guest().review(fields=given)
    assert answer.status_code == 422
    assert [(one["pointer"], one["code"]) for one in answer.json["errors"]] == [(pointer, code)]
    assert asking.reviews()["rating"]["count"] == 0


def test_a_required_field_needs_an_answer(asking):
    asking.manage("PUT", "/fields/habit", HABIT | {"required": True})
    for given in ({}, {"habit": ""}, {"habit": None}):
        answer = asking.guest().review(fields=given)
        assert [(one["pointer"], one["code"]) for one in answer.json["errors"]] == [("/fields/habit", "required")]
    assert asking.guest().review(fields={"habit": "weekly"}).status_code == 201


def test_the_form_of_a_product_nobody_knows_asks_what_is_asked_of_all(asking):
    asking.manage("PUT", "/products", {"product": "cups"})
    asking.manage("PUT", "/fields/strength", STRENGTH | {"products": ["cups"]})
    at = f"{asking.at}/fields"
    asked = [
        [field["key"] for field in asking.house.get(at, query_string={"product": ref}).json["data"]]
        for ref in ("new", "cups")
    ]
    assert asked == [["recommend", "pros", "habit", "note"], ["strength", "recommend", "pros", "habit", "note"]]
    refused = asking.guest().review(product="new", fields={"strength": 3})
    assert refused.json["errors"][0]["pointer"] == "/fields/strength"


def test_a_removed_field_goes_from_every_page_and_comes_back_with_its_answers(asking):
    asking.guest().review(fields={"strength": 5})
    assert asking.manage("DELETE", "/fields/strength").json["active"] is False
    gone = asking.reviews()
    assert "strength" not in by_key(gone)
    assert gone["data"][0]["fields"] == {}
    asking.manage("PUT", "/fields/strength", STRENGTH)
    back = asking.reviews()
    assert (by_key(back)["strength"]["average"], back["data"][0]["fields"]) == (5.0, {"strength": 5})


@pytest.mark.parametrize(
    ("said", "pointer"),
    [
        ({"kind": "stars", "labels": {"en": "Fit"}}, "/kind"),
        ({"kind": "scale", "labels": {}}, "/labels"),
        ({"kind": "scale", "labels": {"en": "x" * 81}}, "/labels"),
        ({"kind": "scale", "labels": {"english!": "Fit"}}, "/labels"),
        ({"kind": "scale", "labels": {"en": "Fit"}, "ends": {"en": ["Small"]}}, "/ends"),
        ({"kind": "yes_no", "labels": {"en": "Fit"}, "ends": {"en": ["a", "b"]}}, "/ends"),
        ({"kind": "scale", "labels": {"en": "Fit"}, "steps": 11}, "/steps"),
        ({"kind": "choice", "labels": {"en": "Fit"}}, "/options"),
        ({"kind": "scale", "labels": {"en": "Fit"}, "options": PROS["options"]}, "/options"),
        ({"kind": "tags", "labels": {"en": "Fit"}, "options": [PROS["options"][0]] * 2}, "/options"),
        ({"kind": "tags", "labels": {"en": "Fit"}, "options": [{"value": "a", "labels": {}}]}, "/options/0"),
        ({"kind": "scale", "labels": {"en": "Fit"}, "products": ["nowhere"]}, "/products/0"),
    ],
)
def test_a_definition_that_no_form_could_show_is_named(tea_house, said, pointer):
    answer = tea_house.manage("PUT", "/fields/fit", said)
    assert answer.status_code == 422, answer.text
    assert answer.json["errors"][0]["pointer"].startswith(pointer)
    assert tea_house.manage("GET", "/fields").json["data"] == []


def test_a_field_with_answers_keeps_its_kind_and_scale(asking):
    asking.guest().review(fields={"strength": 5, "note": "soft"})
    for key, said in (
        ("strength", STRENGTH | {"steps": 7}),
        ("strength", PROS),
        ("note", HABIT),
    ):
        assert asking.manage("PUT", f"/fields/{key}", said).status_code == 409, key
    assert asking.manage("PUT", "/fields/strength", STRENGTH | {"labels": {"en": "Body"}}).status_code == 200
    assert by_key(asking.reviews())["strength"]["labels"] == {"en": "Body"}


def test_a_key_is_a_small_word(tea_house):
    for key in ("Fit", "1fit", "f" * 41, "so fit", "constructor"):
        answer = tea_house.manage("PUT", f"/fields/{key}", STRENGTH)
        assert (answer.status_code, answer.json["errors"][0]["pointer"]) == (422, "/key")


def test_fields_of_another_shop_are_not_asked_here(asking, rival):
    rival.set(confirm_guests=False)
    assert rival.guest().review(fields={"strength": 3}).status_code == 422
    assert rival.reviews()["fields"] == []
