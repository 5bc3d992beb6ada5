"""The staff pages speak four languages, each with every word, and none that a template cannot reach."""

import re
from pathlib import Path

import goodword.staff
import pytest
from goodword.shops.rules import SCOPES
from goodword.staff.rules import ROLES
from goodword.staff.words import LANGUAGES, words

TEMPLATES = Path(goodword.staff.__file__).parent / "templates" / "staff"


def named(said, prefix=""):
    for name, value in said.items():
        yield f"{prefix}{name}"
        if isinstance(value, dict):
            yield from named(value, f"{prefix}{name}.")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_has_every_word_with_the_same_gaps(lang):
    english, said = words("en"), words(lang)
    assert sorted(named(said)) == sorted(named(english))
    for name, value in english.items():
        if isinstance(value, str):
            assert sorted(re.findall(r"{\w+}", said[name])) == sorted(re.findall(r"{\w+}", value)), name


def test_every_word_that_a_template_asks_for_is_there_and_is_no_method_of_a_dict():
    asked = {name for path in TEMPLATES.glob("*.html") for name in re.findall(r"\bt\.(\w+)", path.read_text())}
    assert asked <= words("en").keys()
    assert not asked & set(dir({}))


def test_roles_and_scopes_have_their_words():
    english = words("en")
    assert english["roles"].keys() == english["role_means"].keys() == set(ROLES)
    assert {scope.split(":")[0] for scope in SCOPES} == english["rooms"].keys()
