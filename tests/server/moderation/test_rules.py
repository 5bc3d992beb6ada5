"""Each threshold where it bites, each rule in every language, and no rule that can see the stars."""

import ast
import inspect
from dataclasses import fields, replace

import pytest
from goodword.moderation import copies, rules, screening, sentences
from goodword.moderation import service as moderation
from goodword.moderation.rules import HOLD, LIMITS, NOT_COUNTED, PUBLISH, REFUSE, RULE_NAMES, Features, judge

OFTEN = {
    "count": 7, "found": "a.example", "percent": 91, "limit": 3, "seconds": 12, "usual": 1.4, "by": "domain",
    "hours": 30, "products": 4, "reviewers": 5,
}  # fmt: skip
WORDY = {"word_count": 20, "twin_share": 0.8}
WEAK = {"word_count": 2, "promotion": 1, "letters": 12, "capitals": 12}
SHARED = {"overlap_products": 3, "overlap_reviewers": 3}
NEW = {"proven": False, "guest_minutes": 9.0}
AT_THE_EDGE = {
    "reviews_a_day": [Features(same_day=3), Features(same_day=4)],
    "seconds_between": [Features(seconds_since=59), Features(seconds_since=60)],
    "network_product_day": [Features(network_product=5), Features(network_product=6)],
    "network_shop_day": [Features(network_shop=20), Features(network_shop=21)],
    "trusted_factor": [Features(same_day=12, verified=True), Features(same_day=13, verified=True)],
    "burst_least": [Features(burst_count=7), Features(burst_count=8)],
    "burst_chance": [Features(burst_count=22, burst_rate=10), Features(burst_count=20, burst_rate=10)],
    "burst_floor": [Features(burst_count=8, burst_rate=0.1), Features(burst_count=9, burst_rate=0.1)],
    "similarity": [Features(**WORDY | {"twin_share": 0.79}), Features(**WORDY)],
    "similar_words": [Features(**WORDY | {"word_count": 19}), Features(**WORDY)],
    "weak_signs": [Features(**WEAK), Features(**WEAK | {"promotion": 0})],
    "short_words": [Features(**WEAK), Features(**WEAK | {"word_count": 3})],
    "shouted_share": [Features(**WEAK | {"letters": 20, "capitals": 14}), Features(**WEAK | {"capitals": 8})],
    "shouted_letters": [Features(**WEAK), Features(**WEAK | {"letters": 11, "capitals": 11})],
    "newcomer_minutes": [Features(**NEW), Features(**NEW | {"guest_minutes": 10.0})],
    "fastest_seconds": [Features(form_seconds=1.9), Features(form_seconds=2.0)],
    "slowest_hours": [Features(form_seconds=24 * 3600), Features(form_seconds=24 * 3600 + 1)],
    "overlap_products": [Features(**SHARED), Features(**SHARED | {"overlap_products": 2})],
    "overlap_reviewers": [Features(**SHARED), Features(**SHARED | {"overlap_reviewers": 2})],
    "promotion_signs": [Features(promotion=1), Features(promotion=2)],
    "crowded_network": [Features(network_hour=2), Features(network_hour=3)],
}
IN_SERVICES = {"flags_open", "flags_upheld", "votes_an_hour"}


def decided(features, limits=LIMITS):
    return judge(features, limits), rules.wants_proof(features, limits)


@pytest.mark.parametrize("name", AT_THE_EDGE)
def test_a_threshold_bites_exactly_where_it_stands(name):
    as_it_is = [decided(each) for each in AT_THE_EDGE[name]]
    assert as_it_is[0][0].outcome != as_it_is[1][0].outcome or as_it_is[0][1] != as_it_is[1][1] or name == "burst_floor"
    for factor in (0.5, 1.5):
        moved = replace(LIMITS, **{name: type(getattr(LIMITS, name))(getattr(LIMITS, name) * factor) or 1})
        if [decided(each, moved) for each in AT_THE_EDGE[name]] != as_it_is:
            return
    pytest.fail(f"nobody would notice another {name}")


def test_every_threshold_has_its_edge():
    assert {each.name for each in fields(LIMITS)} == set(AT_THE_EDGE) | IN_SERVICES


@pytest.mark.parametrize("lang", sentences.SENTENCES)
@pytest.mark.parametrize("rule", RULE_NAMES)
def test_every_rule_says_why_in_every_language_with_its_numbers(rule, lang):
    said = sentences.say(rule, OFTEN, lang)
    template = sentences.SENTENCES[lang][rule]
    assert "{" not in said
    assert len(said.split()) > 4
    for name in ("count", "percent", "limit", "seconds", "hours", "products", "reviewers", "usual"):
        assert ("{" + name + "}" in template) == ("{" + name + "}" in sentences.SENTENCES["en"][rule])
    assert lang == "en" or said != sentences.say(rule, OFTEN, "en")


def test_the_sentences_are_of_the_rules_that_there_are():
    source = inspect.getsource(rules)
    found = [node.args[0] for node in ast.walk(ast.parse(source)) if _is_finding(node)]
    named = {each.value for each in found if isinstance(each, ast.Constant)}
    assert named | {"form_missing", "form_reused"} == set(RULE_NAMES)
    for lang in sentences.SENTENCES.values():
        assert lang.keys() == set(RULE_NAMES)


def _is_finding(node):
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Finding"


def test_features_hold_no_stars_and_no_module_of_the_room_names_them():
    assert not {each.name for each in fields(Features)} & {"rating", "stars", "side", "histogram"}
    for module in (screening, copies, moderation):
        tree = ast.walk(ast.parse(inspect.getsource(module)))
        names = {getattr(node, "attr", getattr(node, "id", "")) for node in tree}
        assert not names & {"rating", "stars", "histogram"}


def test_the_strictest_finding_decides_and_all_are_told():
    verdict = judge(Features(links=("a.example",), insider="domain", form="forged"))
    assert verdict.outcome == REFUSE
    assert [each.outcome for each in verdict.findings] == [HOLD, NOT_COUNTED, REFUSE]
    assert judge(Features()).outcome == PUBLISH
    assert judge(Features(insider="network")).not_counted_because == "staff"


def test_only_being_of_the_shop_tells_staff_from_strangers():
    for features in (Features(), Features(links=("a.example",)), Features(same_day=9), Features(form="missing")):
        stranger, staff = judge(features), judge(replace(features, insider="address"))
        assert [each for each in staff.findings if each.rule != "staff"] == list(stranger.findings)


def test_one_two_four_and_five_stars_are_two_sides_and_three_is_none():
    assert [rules.side_of(stars) for stars in (1, 2, 3, 4, 5)] == [-1, -1, 0, 1, 1]
