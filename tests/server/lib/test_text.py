"""Plain text: what comes in is clean, what is compared is folded. Hypothesis looks for the exceptions."""

import re
import unicodedata

import pytest
from goodword.lib.text import fold, line, paragraphs, words
from hypothesis import example, given
from hypothesis import strategies as st

FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
anything = st.text(alphabet=st.characters(exclude_categories=()), max_size=200)


@given(anything)
@example("\r\n\r\n")
@example("a\r\x00\nb")
@example("\ud800")
def test_a_line_is_one_line_and_clean_for_good(text):
    cleaned = line(text)
    if cleaned is None:
        return
    assert FORBIDDEN.search(cleaned) is None
    assert cleaned == " ".join(cleaned.split())
    assert line(cleaned) == cleaned
    assert cleaned.encode()


@pytest.mark.parametrize("unseen", ["\u200b", "\u200d\u200c", "\u3164", "\u2800 \u2800", "\u0301", "\ufe0f", "\u00ad"])
def test_what_nobody_can_see_is_nothing(unseen):
    assert line(unseen) is None
    assert paragraphs(f"{unseen}\n{unseen}") is None
    assert line(f"Zoë{unseen}") is not None


@given(anything)
@example("a\n\x00\n\x00\nb")
@example("a\n \n\t\n\nb")
def test_paragraphs_are_clean_for_good(text):
    cleaned = paragraphs(text)
    if cleaned is None:
        return
    assert FORBIDDEN.search(cleaned) is None
    assert "\n\n\n" not in cleaned
    assert cleaned == cleaned.strip()
    assert paragraphs(cleaned) == cleaned
    assert cleaned.encode()


@given(anything)
@example("İ")
@example("ŉ")
@example("ΐ")
@example("Ёё ё")
@example("ẞ")
def test_folding_twice_changes_nothing_more(text):
    folded = fold(text)
    assert fold(folded) == folded
    assert not any(unicodedata.combining(each) for each in folded)


@given(anything)
def test_case_and_composition_are_folded_away(text):
    for form in ("NFC", "NFD", "NFKC", "NFKD"):
        assert fold(unicodedata.normalize(form, text)) == fold(text)


@given(anything)
def test_words_are_folded_and_each_comes_once(text):
    found = words(text)
    assert len(set(found)) == len(found)
    assert all(fold(word) == word and word.strip() for word in found)


@given(st.lists(st.text(alphabet="абвёґїłüéß", min_size=1, max_size=8), min_size=1, max_size=5))
def test_what_was_written_is_found(written):
    text = fold(" ".join(written).upper())
    assert all(word in text for word in words(" ".join(written)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ёлка", "елка"),
        ("ЗЕЛЁНЫЙ", "зеленый"),
        ("Łódź", "lodz"),
        ("ŁÓDŹ", "łódź"),
        ("Grüße", "GRUSSE"),
        ("Müller", "mu\u0308ller"),
        ("crème brûlée", "creme brulee"),
        ("Ґанок", "ганок"),
        ("Ångström", "angstrom"),
        ("ﬁne", "fine"),
        ("Straße", "STRASSE"),
        ("Smörgåsbord", "SMORGASBORD"),
        ("İstanbul", "istanbul"),
    ],
)
def test_these_are_the_same_to_a_reader(one, other):
    assert fold(one) == fold(other)


def test_different_words_stay_different():
    assert fold("мир") != fold("мыр")
    assert fold("chat") != fold("char")


def test_none_and_nothing_are_none():
    for clean in (line, paragraphs):
        for nothing in (None, "", "  ", "\x00", "\u2028", "\ud800", "\r\n"):
            assert clean(nothing) is None
