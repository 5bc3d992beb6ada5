"""What a column of another system's file most likely asked."""

import pytest
from goodword.fields import guessing, service
from goodword.fields.rules import FACT_MAX
from goodword.lib.db import writing


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        (["Yes", "no"], "yes_no"),
        (["Да", "нет"], "yes_no"),
        (["0", "1"], "yes_no"),
        (["true"], "yes_no"),
        (["1"], "scale"),
        (["1", "3", "5"], "scale"),
        (["2.0", "4"], "scale"),
        (["7", "10"], "scale"),
        (["Small", "True to size", "Large"], "choice"),
        ([f"Town {n}" for n in range(13)], "fact"),
        (["a word", "x" * 41], "fact"),
        (["11", "12"], "choice"),
        ([], "fact"),
    ],
)
def test_values_tell_the_kind(values, kind):
    assert guessing.kind_of(values) == kind


@pytest.mark.parametrize(
    ("column", "key", "label"),
    [
        ("CF_How did it fit?", "how_did_it_fit", "How did it fit?"),
        ("custom_skin_type", "skin_type", "skin type"),
        ("Размер ноги", "razmer_nogi", "Размер ноги"),
        ("3D?", "f_3d", "3D?"),
        ("！", "f_column", "！"),
        ("fit", "fit", "fit"),
    ],
)
def test_a_column_becomes_a_key_and_a_label(column, key, label):
    assert (guessing.key_of(column), guessing.label_of(column)) == (key, label)


def test_a_column_becomes_a_field_once_and_learns_new_words(tea_house):
    shop_id = tea_house.shop.id
    with writing():
        field = service.know(shop_id=shop_id, column="CF_Fit", values=["Small", "Large"], locale="en")
        assert (field.key, field.kind, field.asked, field.labels) == ("fit", "choice", False, {"en": "Fit"})
        assert service.answer_in(field, " SMALL ") == ("small",)
        assert service.answer_in(field, "Huge") is None
        again = service.know(shop_id=shop_id, column="fit", values=["Huge"], locale="en")
        assert again.id == field.id
        assert service.answer_in(again, "Huge") == ("huge",)
        fact = service.know(shop_id=shop_id, column="Bio", values=["x" * 90], locale="en")
        assert service.answer_in(fact, "likes tea") == ("likes tea",)
        assert service.answer_in(fact, "x" * (FACT_MAX + 1)) is None
        assert service.answer_in(fact, "  ") == ()
    assert tea_house.reviews()["fields"] == [], "what nobody answered and no form asks is not shown"
