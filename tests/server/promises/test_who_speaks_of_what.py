"""Which expert is asked: by her topics, the names of the thing, and the words of the question."""

import pytest
from goodword.promises.rules import speaks_of


@pytest.mark.parametrize(
    ("topics", "said"),
    [
        ([], ["Enamel kettle"]),
        (["kettles"], ["Enamel kettle 1.2 l"]),
        (["Kettle"], ["Do kettles whistle?"]),
        (["porcelain", "green tea"], ["Sencha", "Is it a green tea?"]),
        (["чайники"], ["Чайник эмалированный"]),
        (["чай"], ["Какой это чай?"]),
        (["порцеляна"], ["Чашка з порцеляни"]),
        (["czajnik"], ["Czajniki żeliwne"]),
        (["żeliwo"], ["Kettle", "Czy zeliwo rdzewieje?"]),
        (["SKU-42"], ["sku 42"]),
    ],
)
def test_she_is_asked(topics, said):
    assert speaks_of(topics, said)


@pytest.mark.parametrize(
    ("topics", "said"),
    [
        (["teapots"], ["Tea towel"]),
        (["tea"], ["Teapot of glass"]),
        (["green tea"], ["A green tray"]),
        (["чашки"], ["Чайник эмалированный"]),
        (["kettle"], []),
        (["!!!"], ["Kettle!!!"]),
    ],
)
def test_she_is_left_in_peace(topics, said):
    assert not speaks_of(topics, said)
