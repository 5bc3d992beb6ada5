"""Words that are handed out and known again."""

from datetime import UTC, datetime, timedelta

import pytest
from goodword.lib import stamps

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def test_a_word_is_known_again_for_its_purpose_and_what_it_is_of_only(house):
    word = stamps.put("cursor", b"here", of=b"teas")
    assert stamps.read("cursor", word, of=b"teas") == b"here"
    assert stamps.read("photo", word, of=b"teas") is None
    assert stamps.read("cursor", word, of=b"toys") is None


@pytest.mark.parametrize("word", ["", "A", "not ours", "é", "A" * 40, "\0", "=" * 9])
def test_what_we_never_put_is_none_of_ours(house, word):
    assert stamps.read("cursor", word) is None
    assert stamps.lent("cursor", word) is None


def test_a_word_changed_anywhere_is_none_of_ours(house):
    word = stamps.put("form", b"0123456789abcdef")
    for place in range(len(word) - 1):
        other = word[:place] + ("A" if word[place] != "A" else "B") + word[place + 1 :]
        assert stamps.read("form", other) is None


def test_a_lent_word_is_good_until_its_time_is_over(house, monkeypatch):
    monkeypatch.setattr("goodword.lib.clock.now", lambda: NOON)
    word = stamps.lend("photo", b"tea", lasts=timedelta(minutes=2))
    monkeypatch.setattr("goodword.lib.clock.now", lambda: NOON + timedelta(minutes=2))
    assert stamps.lent("photo", word) == b"tea"
    monkeypatch.setattr("goodword.lib.clock.now", lambda: NOON + timedelta(minutes=2, seconds=1))
    assert stamps.lent("photo", word) is None


def test_a_word_without_a_deadline_is_not_a_lent_one(house):
    assert stamps.lent("photo", stamps.put("photo", b"tea")) is None
