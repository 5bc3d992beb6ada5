"""Every kind of letter in every language: whole, in the shop's name, and honest about why it came."""

import re

import pytest
from goodword.letters.kinds import KINDS, TOPICS
from goodword.letters.previews import WAYS, preview
from goodword.letters.rendering import Look, render
from goodword.letters.samples import LINK, SAMPLES, VARIANTS
from goodword.letters.words import LANGUAGES, WORDS
from goodword.lib.errors import NotFound

from tests.server.letters.test_what_arrives import Seen

EVERY = [(name, said) for name in KINDS for said in VARIANTS.get(name, ("",))]


def test_every_kind_is_declared_once_with_words_and_a_sample():
    assert KINDS.keys() == SAMPLES.keys()
    for words in WORDS.values():
        assert words.keys() == KINDS.keys() | {"frame"}
    assert {kind.name for kind in KINDS.values() if kind.varies} == VARIANTS.keys()
    assert {kind.topic for kind in KINDS.values()} - {""} == TOPICS.keys()
    assert all(kind.is_news for kind in KINDS.values() if kind.topic)
    assert {kind.name for kind in KINDS.values() if kind.is_news and not kind.topic} == {"digest"}


@pytest.mark.parametrize("name", KINDS)
def test_every_language_says_the_same_things(name):
    assert {shape(words[name]) for words in WORDS.values()} == {shape(WORDS["en"][name])}


@pytest.mark.parametrize("locale", LANGUAGES)
def test_every_kind_is_whole_in_this_language(locale):
    for name, said in EVERY:
        made = preview(name, locale, said)
        shown = Seen(made.html)
        assert "{" not in made.subject + made.text, (name, said)
        for text in (made.subject, made.text, shown.text):
            assert "None" not in text, (name, said)
        assert "Tea House" in made.text
        assert f'lang="{locale}"' in made.html
        assert not shown.tags & {"script", "img", "form", "iframe"}
        ours = {link for link in shown.links if link.startswith(LINK)}
        assert shown.links == ours
        assert all(link in made.text for link in ours), (name, said)


@pytest.mark.parametrize("locale", LANGUAGES)
def test_news_can_be_ended_from_the_letter_and_what_she_asked_for_has_no_such_link(locale):
    for name, said in EVERY:
        made = preview(name, locale, said)
        for part in (made.text, made.html):
            assert (WAYS.stop in part, WAYS.choose in part) == (KINDS[name].is_news,) * 2, (name, said)


def test_each_way_of_saying_it_is_another_letter():
    for name, ways in VARIANTS.items():
        assert len({preview(name, "en", said).text for said in ways}) == len(ways), name


def test_a_moment_is_told_in_words_with_the_clock_it_is_of():
    text = preview("question_asked", "uk").text
    assert "13 березня, 14:00 (UTC+01:00)" in text


def test_somebody_without_a_name_is_somebody():
    assert "Кто-то" in preview("question_warning", "ru", author="").text


def test_the_shops_colour_is_on_the_button():
    made = preview("question_answered", "en", look=Look(accent="#a4133c", on_accent="#ffffff"))
    assert "#a4133c" in made.html
    assert "#1f5c48" not in made.html


def test_words_of_the_right_to_left_keep_their_direction():
    made = preview("question_answered", "en", text="שלום, זה עובד", author="נועה")
    assert re.search(r'<div dir="auto"[^>]*>שלום, זה עובד</div>', made.html)


def test_words_are_filled_in_once():
    made = preview("comment_new", "en", product_name="{link} {shop_name.__class__}", author="{text}")
    assert "{text} comments on your review of {link} {shop_name.__class__}." in made.text


def test_a_digest_says_each_in_the_readers_language():
    text = render("digest", "pl", shop_name="Tea House", **SAMPLES["digest"]).text
    assert "Yulia odpowiada na Twoje pytanie" in text


def test_an_unknown_kind_is_named():
    with pytest.raises(NotFound, match="There is no letter postcard"):
        preview("postcard", "en")


def shape(words):
    return tuple(
        (name, tuple(word) if isinstance(word, dict) else bool(word) or word == "")
        for name, word in sorted(words.items())
    )
