"""Who gets a letter about a question: experts who speak of it, owners who allow it, each of them seldom."""

from datetime import timedelta

import pytest
from goodword.letters import readers
from goodword.lib.db import writing
from goodword.moderation import service as moderation
from goodword.shoppers import experts
from goodword.shops import service as shops

from tests.server.promises.stage import ASKER, EXPERT, OWNER, ask, expert, owner, pass_time, shop_of, shopper
from tests.staffers import staff_of

pytestmark = pytest.mark.usefixtures("olga")


def owners_asked(shop, clock, **more):
    asking = ask(shop, **more)
    pass_time(clock, hours=23)
    return asking.asked("owner")


def test_all_of_the_staff_are_asked_and_only_the_shops_owner_hears_that_it_failed(tea_house, rival, clock):
    staff_of(tea_house, "moderator")
    staff_of(rival)
    asking = ask(tea_house)
    both = {"olga@tea-house.example.com", "mark@tea-house.example.com"}
    assert asking.asked("staff") == both
    pass_time(clock, hours=20)
    pass_time(clock, hours=4)
    told = {kind: {to for one, _, to in asking.letters() if one == kind} for kind, _, _ in asking.letters()}
    assert told == {
        "question_asked": both,
        "question_warning": both,
        "question_escalated": {"olga@tea-house.example.com"},
    }


def test_experts_are_asked_about_what_they_speak_of(tea_house, clock):
    expert(tea_house)
    expert(tea_house, "tea@example.org", ("tea", "matcha"))
    expert(tea_house, "all@example.org", ())
    gone = expert(tea_house, "gone@example.org")
    with writing():
        experts.remove(expert=experts.by_id(tea_house.shop.id, gone), actor="test")
    asking = ask(tea_house)
    pass_time(clock, hours=8)
    assert asking.asked("expert") == {EXPERT, "all@example.org"}
    other = ask(tea_house, "Is it good for matcha?", by="vera@example.com", product="cups")
    pass_time(clock, hours=8)
    assert other.asked("expert") == {"tea@example.org", "all@example.org"}


def test_an_expert_who_asks_is_not_asked(tea_house, clock):
    expert(tea_house, ASKER, ())
    asking = ask(tea_house)
    pass_time(clock, hours=23)
    assert asking.asked("expert") == set()


def test_an_owner_is_asked_if_she_allows_it_and_is_nobody_of_the_shop(tea_house, rival, clock):
    owner(tea_house)
    owner(tea_house, "never-said@example.com", allows=None)
    owner(tea_house, "declined@example.com", allows=False)
    owner(tea_house, "cups@example.com", product="cups")
    owner(tea_house, ASKER)
    owner(tea_house, "olga@tea-house.example.com")
    owner(tea_house, "friend@example.com")
    owner(tea_house, "someone@tea-house.test")
    owner(rival, "rival@example.com")
    shopper(tea_house, "visitor@example.com")
    with writing():
        moderation.add_insider(shop=shop_of(tea_house), address="friend@example.com", actor="test")
    assert owners_asked(tea_house, clock) == {OWNER}


def test_who_took_her_leave_back_is_left_in_peace(tea_house, clock):
    owner(tea_house)
    clock.shift(timedelta(seconds=1))
    owner(tea_house, allows=False)
    assert owners_asked(tea_house, clock) == set()


def test_nobody_is_asked_twice_in_a_week_about_whatever_it_is(tea_house, clock):
    for product in ("kettle", "cups"):
        owner(tea_house, product=product)
    assert owners_asked(tea_house, clock) == {OWNER}
    assert owners_asked(tea_house, clock, product="cups", text="How large are they?", by="vera@example.com") == set()
    pass_time(clock, days=7)
    assert owners_asked(tea_house, clock, text="Is it heavy?", by="lena@example.com") == {OWNER}


def test_two_questions_at_one_moment_do_not_ask_her_twice(tea_house, clock):
    owner(tea_house)
    both = [ask(tea_house), ask(tea_house, "Is it heavy?", by="vera@example.com")]
    pass_time(clock, hours=17)
    assert sorted(len(each.asked("owner")) for each in both) == [0, 1]


def test_some_are_asked_and_not_all(tea_house, clock):
    for number in range(4):
        clock.shift(timedelta(minutes=1))
        owner(tea_house, f"owner{number}@example.com")
    tea_house.set(owners_asked=2)
    assert owners_asked(tea_house, clock) == {"owner3@example.com", "owner2@example.com"}, "the newest purchases"
    tea_house.set(owners_asked=0)
    assert owners_asked(tea_house, clock, text="Is it heavy?", by="vera@example.com") == set()


def test_where_the_shop_vouches_for_everybody_no_owner_is_asked_by_her_address(tea_house, clock):
    owner(tea_house)
    asking = ask(tea_house)
    with writing():
        shops.change_settings(shop=shop_of(tea_house), actor="test", changes={"identity": "enforce"})
    pass_time(clock, hours=23)
    assert asking.asked("owner") == set()


def test_who_wants_no_letters_about_questions_gets_none(tea_house, clock):
    staff_of(tea_house, "moderator")
    expert(tea_house)
    owner(tea_house)
    with writing():
        for email in (OWNER, EXPERT, "mark@tea-house.example.com"):
            readers.choose(readers.meet(tea_house.shop.id, email, "en"), {"questions": "off"})
    asking = ask(tea_house)
    pass_time(clock, hours=23)
    assert {(kind, to) for kind, _, to in asking.letters()} == {
        ("question_asked", "olga@tea-house.example.com"),
        ("question_warning", "olga@tea-house.example.com"),
    }
