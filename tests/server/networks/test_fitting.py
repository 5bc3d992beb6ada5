"""Each network counts in its own way, and what we cut for it fits with its link in one piece."""

import time

import pytest
from goodword.networks.contract import Counting, Limits
from goodword.networks.fitting import count, cut, fits

LINK = "https://reviews.teahouse.test/s/k3Vt9Qx2"
FAMILY = "👨‍👩‍👧‍👦"
TEXTS = {
    "A kettle for life": (17, 17, 17, 17, 17),
    "Чайник ё": (8, 8, 8, 8, 8),
    FAMILY: (1, 7, 2, 25, 11),
    "☕🇺🇦1️⃣": (3, 6, 6, 18, 8),
    "e\u0301te\u0301": (3, 5, 3, 5, 5),
    "茶壺": (2, 2, 4, 2, 2),
}
EACH = (Counting.GRAPHEMES, Counting.CHARACTERS, Counting.WEIGHTED, Counting.EMOJI_AS_BYTES, Counting.UTF16)
LONG = {
    "Russian": "Чайник не свистит, и вода в нём остаётся чистой. " * 120,
    "emoji": f"{FAMILY} ☕ " * 900,
    "no spaces": "茶" * 5000,
    "one word": "ы" * 5000,
}


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_is_as_long_as_each_network_says(text: str) -> None:
    assert tuple(count(text, Limits(500, counting)) for counting in EACH) == TEXTS[text]


def test_an_address_costs_what_the_network_says_it_costs() -> None:
    said = f"See {LINK}, or {LINK}/more."
    assert count(said, Limits(500, Counting.GRAPHEMES)) == len(said)
    assert count(said, Limits(500, Counting.GRAPHEMES, url_costs=23)) == len("See , or .") + 46
    assert count("See tea.example and mail anna@tea.example", Limits(280, Counting.WEIGHTED, 23)) == (
        len("See  and mail anna@tea.example") + 23
    )


def test_what_only_looks_like_addresses_is_read_once() -> None:
    begun = time.process_time()
    assert count("-a." * 10_000, Limits(280, Counting.WEIGHTED, 23)) == 30_000
    assert count("-shop.example", Limits(280, Counting.WEIGHTED, 23)) == 23
    assert time.process_time() - begun < 1


def test_bytes_are_a_limit_of_their_own() -> None:
    assert not fits(FAMILY * 150, Limits(300, Counting.GRAPHEMES, text_bytes=3000))
    assert fits(FAMILY * 120, Limits(300, Counting.GRAPHEMES, text_bytes=3000))


@pytest.mark.parametrize("words", LONG)
@pytest.mark.parametrize("counting", EACH)
def test_long_words_are_cut_so_that_they_fill_what_there_is_and_keep_the_link(words: str, counting: Counting) -> None:
    limits = Limits(280, counting, url_costs=23, text_bytes=3000)
    shown = cut(f"★★★★★ {LONG[words].strip()} {LINK} #tea", limits, keep=LINK)

    assert fits(shown, limits)
    assert shown.endswith(f"… {LINK} #tea")
    assert count(shown, limits) > 140 or len(shown.encode()) > 2800
    assert not shown.rpartition("…")[0].endswith((" ", "\u200d"))


def test_what_fits_is_left_as_it_is_and_what_cannot_fit_is_said() -> None:
    short = f"Tea. {LINK}"
    assert cut(short, Limits(300, Counting.GRAPHEMES), keep=LINK) == short
    assert cut(f"Tea. {LINK} {'#tea' * 99}", Limits(48, Counting.CHARACTERS), keep=LINK) == f"Tea. {LINK}"
    assert cut(f"Tea. {LINK}", Limits(len(LINK), Counting.CHARACTERS), keep=LINK) == LINK
    with pytest.raises(ValueError, match="address"):
        cut(f"Tea. {LINK}", Limits(10, Counting.CHARACTERS), keep=LINK)
