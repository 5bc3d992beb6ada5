"""Names and addresses leave words that stay, and common words do not."""

import pytest
from goodword.lib.unnaming import without
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("called", "said", "stays"),
    [
        ("Anna Petrova", "Thank you, Anna! Dear Mrs Petrova, anna petrova", "Thank you, …! Dear Mrs …, …"),
        ("Anna", "ANNA's kettle, not Annabel's; Hanna has another", "…'s kettle, not Annabel's; Hanna has another"),
        ("Rose", "Rose, the rose gold suits a rose garden", "…, the rose gold suits a rose garden"),
        ("Zoë Łukasz", "Zoe and LUKASZ, zoë łukasz", "… and …, …"),
        ("Анна", "Спасибо, Анна! Аннушка", "Спасибо, …! Аннушка"),
        ("Vera van der Meer", "van der Vera, Meer and van", "van der …, … and van"),
        ("Anna K.", "Anna K. has a K cup", "…. has a K cup"),
        ("O'Brien", "O’Brien and o'brien", "… and …"),
        ("anna@example.com", "Write to Anna@Example.com, not hanna@example.com.", "Write to …, not hanna@example.com."),
        ("王小明", "谢谢王小明的评论", "谢谢…的评论"),
        ("A", "A kettle", "A kettle"),
        ("7", "7 of 7 cups", "7 of 7 cups"),
    ],
)
def test_what_goes_and_what_stays(called, said, stays):
    change = without([called])
    assert change(said) == stays
    assert change(stays) == stays


def test_nobody_is_called_nothing():
    assert without([])("Anna said so") == "Anna said so"


@given(st.text(max_size=60), st.lists(st.text(max_size=12), max_size=3))
def test_nothing_breaks_it(said, called):
    change = without(called)
    assert len(change(said)) <= len(said)
