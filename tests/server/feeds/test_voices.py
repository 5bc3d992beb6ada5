"""In which words posts speak: every template of ours fits every network, and the shop's own are checked."""

from itertools import product

import pytest
from goodword.accounts.rules import KINDS
from goodword.feeds import links, previews, voices
from goodword.feeds.defaults import DEFAULTS, LANGUAGES
from goodword.feeds.usual import USUAL
from goodword.lib.db import writing
from goodword.lib.errors import Invalid
from goodword.networks import fitting


def test_every_template_of_ours_fits_every_network_and_keeps_its_link(tea_house):
    for (kind, locale), network in product(DEFAULTS, USUAL):
        for template in DEFAULTS[kind, locale]:
            example = previews.example(tea_house.shop, kind, locale)
            [shown] = previews.of(tea_house.shop, example, [network], template)
            assert shown.fits
            assert fitting.fits(shown.text, USUAL[network]), (kind, locale, network, shown)
            assert links.sample() in shown.text
            assert "{" not in shown.text
    assert {*DEFAULTS} == {*product(KINDS, LANGUAGES)}


@pytest.mark.parametrize(
    ("said", "pointer"),
    [
        ({"text": "{words}"}, "/text"),
        ({"text": "{words} {price} {link}"}, "/text"),
        ({"text": "{link}" + "very " * 100}, "/text"),
        ({"kind": "question"}, "/kind"),
        ({"locale": "xx"}, "/locale"),
        ({"network": "faraway"}, "/network"),
    ],
)
def test_what_cannot_speak_is_refused_by_field(tea_house, said, pointer):
    fine = {"kind": "review", "locale": "en", "network": "", "text": "{words} {link}", "actor": "test"}
    with writing():
        voices.add(shop=tea_house.shop, **fine)
        with pytest.raises(Invalid) as refused:
            voices.add(shop=tea_house.shop, **fine | said)
        assert [each.pointer for each in refused.value.errors] == [pointer]
        assert voices.of_shop(tea_house.shop.id, "review", "en", "bluesky") == ["{words} {link}"]
