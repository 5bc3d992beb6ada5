"""Cursors: opaque, signed, and only for the list they were made for."""

import base64
from pathlib import Path

import pytest
from goodword.lib.errors import Invalid
from goodword.lib.pages import make_cursor, read_cursor
from goodword.lib.signing import signer
from hypothesis import given
from hypothesis import strategies as st

positions = st.lists(st.integers() | st.booleans() | st.text(max_size=30), min_size=1, max_size=5)
scopes = st.lists(st.text(max_size=20) | st.integers() | st.booleans() | st.lists(st.integers()), max_size=5)


@pytest.fixture(autouse=True, scope="module")
def _key(tmp_path_factory):
    signer.open(tmp_path_factory.mktemp("key"))


@given(scopes, positions)
def test_a_cursor_gives_back_its_position(scope, position):
    assert read_cursor(scope, make_cursor(scope, position)) == position


@given(scopes, scopes, positions)
def test_a_cursor_of_another_list_is_refused(scope, other, position):
    if scope != other:
        with pytest.raises(Invalid):
            read_cursor(other, make_cursor(scope, position))


@given(positions, st.data())
def test_a_changed_byte_is_noticed(position, data):
    raw = bytearray(base64.urlsafe_b64decode(padded(make_cursor(["a"], position))))
    at = data.draw(st.integers(0, len(raw) - 1))
    raw[at] ^= data.draw(st.integers(1, 255))
    with pytest.raises(Invalid):
        read_cursor(["a"], base64.urlsafe_b64encode(raw).decode().rstrip("="))


@given(st.text(max_size=60))
def test_whatever_is_sent_is_refused_and_nothing_breaks(cursor):
    with pytest.raises(Invalid) as refused:
        read_cursor(["a"], cursor)
    assert refused.value.errors[0].pointer == "/cursor"


def test_scope_and_position_cannot_run_into_each_other():
    with pytest.raises(Invalid):
        read_cursor(["a", "b"], make_cursor(["a"], ["b"]))


def test_a_cursor_of_another_installation_is_refused(tmp_path: Path):
    cursor = make_cursor(["a"], [1])
    kept = signer._key
    signer.open(tmp_path)
    with pytest.raises(Invalid):
        read_cursor(["a"], cursor)
    signer._key = kept


def padded(cursor: str) -> str:
    return cursor + "=" * (-len(cursor) % 4)
