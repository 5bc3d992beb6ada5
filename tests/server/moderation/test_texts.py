"""Words are matched whole, links and contacts are found in disguise, copies by what they share."""

import pytest
from goodword.moderation import contacts, prints, wordlists

COPY = "This kettle boils in two minutes, the handle stays cool, and the lid closes with a soft click that I like."


@pytest.mark.parametrize(
    "text",
    [
        "Scunthorpe has a first class assembly", "a cocktail, a cockpit, an assistant and a cassette",
        "Mr Hancock and Mrs Dickinson liked the peacock", "колебался, но потребитель доволен, хлеб и небеса",
        "не оскорблять, а употреблять; мандарины и команда", "dupleks i sukienka, kurort i kurtka",
        "педагог, блюдо, грабля, рубля", "shiitake, scrap, grape, drape, therapist",
    ],
)  # fmt: skip
def test_a_word_is_never_found_inside_another(text):
    assert wordlists.found(text, ["en", "ru", "uk", "pl"]) == []


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("you are a cunt", "en"), ("you c.u.n.t", "en"), ("c u n t", "en"), ("CUUUUNT", "en"), ("what a wh0re", "en"),
        ("ты пиздабол", "ru"), ("иди на хуй", "ru"), ("xуй вам", "ru"), ("заебали", "ru"),
        ("ти курва", "uk"), ("ty kurwo i skurwysyn", "pl"),
    ],
)  # fmt: skip
def test_it_is_found_in_capitals_spaced_stretched_and_disguised(text, locale):
    assert wordlists.found(text, [locale])


def test_the_shops_own_words_are_looked_for_and_its_exceptions_are_spared():
    assert wordlists.found("The Rival shop is cheaper, rivals are not", ["en"], ["rival"]) == ["Rival"]
    assert wordlists.found("viagra", ["en"]) == ["viagra"]
    assert wordlists.found("viagra", ["en"], [], ["viagra"]) == []


@pytest.mark.parametrize(
    "text",
    [
        "see https://cheap.example/a", "www.cheap-tea.com", "cheap-tea.ru has it", "cheap-tea[dot]com",
        "cheap-tea . com", "cheap-tea dot com", "смотри чай.рф",
    ],
)  # fmt: skip
def test_links_are_found_in_disguise(text):
    assert len(contacts.links(text)) == 1


@pytest.mark.parametrize("text", ["Very soft.It is", "no smell.no stain", "2.5 l at 39.90", "v.2 of 1.7", "e.g. this"])
def test_full_stops_are_no_links(text):
    assert contacts.links(text) == []


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("anna@example.com", "en"), ("anna (at) example (dot) com", "en"), ("+380 44 123 45 67", "en"),
        ("8 (495) 123-45-67", "ru"), ("512 345 678", "pl"), ("telegram: @cheap_tea", "en"), ("тг tea_2000", "ru"),
        ("write to @cheap_tea", "en"),
    ],
)  # fmt: skip
def test_contacts_are_found(text, locale):
    assert contacts.contacts(text, (locale,)) or contacts.links(text)


FIGURES = ("article 4006381333931", "bought on 2026-02-14 for 1 299.00", "at 10:30 or 11:15, 12 x 250")


@pytest.mark.parametrize("text", FIGURES)
def test_figures_are_no_telephone_numbers(text):
    assert contacts.contacts(text, ("en", "ru", "uk", "pl")) == []


def test_copies_share_nearly_all_and_strangers_hardly_anything():
    def sketch(text):
        return prints.sketch(prints.shingles(text))

    mine = sketch(COPY)
    assert prints.share(mine, sketch(COPY.upper().replace(",", " -"))) == 1
    assert prints.share(mine, sketch(COPY.replace("two", "three"))) >= 0.8
    other = "The tray of oak is heavier than I thought, and it smells of the forest still."
    assert prints.share(mine, sketch(other)) < 0.2
    bands = set(prints.bands(prints.shingles(COPY)))
    assert bands & set(prints.bands(prints.shingles(COPY.replace("two", "three"))))
