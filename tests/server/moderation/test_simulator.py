"""Twenty honest crowds and twelve attacks meet the real rules over real tables; the table of outcomes is printed.

Here the largest are smaller than they might be; the soak sends them in full.
"""

import pytest
from goodword.moderation import tokens
from goodword.moderation.rules import HOLD, NOT_COUNTED, OUTCOMES, PUBLISH, REFUSE

from tests.server.moderation.outcomes import (
    EVERYBODY,
    findings,
    hold_to_what_was_promised,
    mirrored,
    played,
    print_table,
    tallied,
)

SMALLER = {
    "launch_after_a_newsletter": 60, "campaign_on_monday_at_nine": 60, "viral_post": 35, "invited_buyers": 60,
    "same_two_words": 30, "stars_without_words": 30, "one_network_copied_text": 20, "copied_text_from_everywhere": 20,
    "one_word_exchanged": 20, "links": 20, "contacts": 20, "program_without_a_form": 10,
    "program_that_types_in_no_time": 10, "program_that_fills_in_everything": 10, "one_address_for_the_whole_shelf": 40,
}  # fmt: skip


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
@pytest.mark.timeout(300)
def test_the_honest_get_through_attacks_do_not_and_mirrored_stars_change_nothing(tea_house, monkeypatch, capsys):
    monkeypatch.setattr(tokens, "DIFFICULTY", 4)  # the work itself is tested elsewhere
    outcomes = {}
    for crowd in EVERYBODY:
        size = {"many": SMALLER[crowd.__name__]} if crowd.__name__ in SMALLER else {}
        said = played(tea_house.shop, crowd, **size)
        outcomes[crowd.__name__] = tallied(said)
        other = played(tea_house.shop, crowd, stars=mirrored, **size)
        assert findings(said) == findings(other), f"{crowd.__name__}: the burst rule too marks both sides alike"
    with capsys.disabled():
        print_table(outcomes)
    hold_to_what_was_promised(outcomes)


def test_the_outcomes_are_the_ones_that_the_house_knows():
    assert OUTCOMES == (PUBLISH, NOT_COUNTED, HOLD, REFUSE)
