"""Ids say what they name; secrets are shown once."""

import uuid

import pytest
from goodword.lib import ids, secrets
from hypothesis import given
from hypothesis import strategies as st


@given(st.uuids())
def test_an_id_is_read_as_it_was_shown(identity):
    assert ids.parse("rev", ids.show("rev", identity)) == identity
    assert ids.parse("gst", ids.show("rev", identity)) is None


@given(st.text(max_size=50))
def test_no_text_breaks_the_reading_of_an_id(text):
    assert ids.parse("rev", text) is None


@pytest.mark.parametrize("odd", ["rev_{}\n", " rev_{}", "REV_{}", "rev_{}0", "rev-{}", "{}", "rev_{}".upper()])
def test_an_id_has_one_form(odd):
    assert ids.parse("rev", odd.format(uuid.uuid4().hex)) is None


def test_digits_of_other_scripts_are_no_digits():
    assert ids.parse("rev", "rev_" + "٣" * 32) is None


def test_ids_sort_by_the_time_they_were_made():
    made = [ids.new() for _ in range(1000)]
    assert made == sorted(made)
    assert {each.version for each in made} == {7}


def test_secrets_are_never_equal_and_never_stored_as_they_are():
    made = {secrets.bearer("gst") for _ in range(200)}
    assert len(made) == 200
    assert all(len(each) >= 43 and each.startswith("gst_") for each in made)
    assert not {secrets.digest(each) for each in made} & made


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_whatever_comes_as_a_bearer_has_a_digest(text):
    assert len(secrets.digest(text)) == 64
