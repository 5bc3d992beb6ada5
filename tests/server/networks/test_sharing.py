"""Share links as addresses: read back, they hold what was put in, whole or cut as that network counts."""

import re
import unicodedata
from urllib.parse import parse_qs, urlsplit

import pytest
from goodword.networks.lengths import cut, graphemes, in_graphemes, weighted
from goodword.networks.sharing import HOST, LONGEST_ADDRESS, NETWORKS, OFFERED, Share, chosen, tags_of

LINK = "https://reviews.tea-house.test/s/Ab3dE9xYz0Q"
CYRILLIC = "Наливает точно туда, куда смотрю. Прежний чайник так не умел — и ёмкость 1,7 л честная."
EMOJI = "So good 👨‍👩‍👧‍👦👍🏽 & 100 % „yes“? a=b#c+d\nSecond line 🇩🇪 e\u0301"
LONG = " ".join(["чайник"] * 720)[:5000]
MARK = "received points for this"
TEXT_IN = {"facebook": None, "linkedin": None, "reddit": None, "vk": "comment", "odnoklassniki": "description"}
TEXT_IN |= {"pinterest": "description", "tumblr": "caption", "whatsapp": "text", "mail": "body"}


def share(words: str) -> Share:
    return Share(
        url=LINK,
        title="Review of Kettle & Co",
        lead="★★★★☆ Pours exactly",
        words=words,
        mark=MARK,
        image="https://reviews.tea-house.test/r/rev_1/card.png",
    )


def said(name: str, words: str) -> dict[str, str]:
    address = NETWORKS[name].link(share(words)).replace(HOST, "mastodon.test")
    assert address.isascii()
    assert " " not in address
    return {key: value for key, (value,) in parse_qs(urlsplit(address).query, strict_parsing=True).items()}


@pytest.mark.parametrize("name", [name for name in OFFERED if name != "copy"])
def test_every_network_gets_the_link_and_the_words_as_they_are(name):
    for words in (CYRILLIC, EMOJI):
        fields = said(name, words)
        assert any(LINK in value for value in fields.values())
        field = TEXT_IN.get(name, "text")
        if field is None:
            continue
        whole = f"★★★★☆ Pours exactly\n{words}\n({MARK})"
        told = fields[field].removesuffix(LINK).rstrip("\n")
        assert told == whole or (name in {"viber", "mail"} and told.endswith(f"…\n({MARK})")), name


@pytest.mark.parametrize("name", [name for name in OFFERED if name != "copy"])
def test_a_review_of_five_thousand_letters_is_cut_to_what_the_network_takes(name):
    network = NETWORKS[name]
    address = network.link(share(LONG))
    assert len(address) <= network.longest <= LONGEST_ADDRESS
    field = TEXT_IN.get(name, "text")
    if field is None:
        return
    told = said(name, LONG)[field].removesuffix(LINK).rstrip("\n")
    assert told.startswith("★★★★☆ Pours exactly\nчайник")
    assert told.endswith(f"чайник…\n({MARK})"), "cut after a word, and what was given for it is never cut off"
    link = network.url_costs if network.url_costs is not None else network.counts(LINK)
    assert network.counts(told) + 1 + link <= network.most


def test_copying_is_the_link_itself():
    assert NETWORKS["copy"].link(share(CYRILLIC)) == LINK


@pytest.mark.parametrize(
    ("text", "counted"),
    [("tea", 3), ("чай", 3), ("茶", 2), ("👨‍👩‍👧‍👦", 2), ("👍🏽", 2), ("🇩🇪", 2), ("e\u0301", 1), ("“…”", 4), ("1️⃣", 2)],
)
def test_x_counts_by_weight(text, counted):
    assert weighted(text) == counted


def test_nothing_is_cut_through_an_emoji_or_an_accent():
    family, flag, accented = "👨‍👩‍👧‍👦", "🇩🇪", "e\u0301"
    text = (family + flag + accented) * 30
    for most in range(1, 12):
        kept = cut(text, lambda part, most=most: in_graphemes(part) <= most)
        assert set(graphemes(kept)) <= {family, flag, accented, "…"}
        assert in_graphemes(kept) <= most
    assert unicodedata.is_normalized("NFD", accented)


def test_a_letter_with_five_thousand_marks_fits_nowhere_and_breaks_nothing():
    monster = "a" + "\u0301" * 5000
    fields = said("x", monster)
    assert fields["text"] == f"★★★★☆ Pours exactly\n({MARK})"
    assert len(NETWORKS["telegram"].link(Share(url=LINK, title="t", lead=monster))) < 200


@pytest.mark.parametrize("line", ["x x", "x myspace", "sheet", "x,vk"])
def test_a_shop_names_networks_that_there_are_each_once(line):
    with pytest.raises(ValueError, match=re.escape(line)):
        chosen(line)
    assert chosen("vk  x") == ["vk", "x"]
    assert chosen("") == []


@pytest.mark.parametrize("line", ["utm_source", "a={shop}", "a={", "a=b\n"])
def test_tags_are_a_query_whose_places_can_be_filled(line):
    with pytest.raises(ValueError, match=re.escape(line)):
        tags_of(line)
    assert tags_of("utm_source={network}&x=") == [("utm_source", "{network}"), ("x", "")]
