"""Guesses, floods and scanners: tries and letters are counted in rows, and only a person's press signs anybody in."""

import threading
from datetime import timedelta

import pytest
import time_machine
from goodword.shoppers.rules import SIGN_IN_TRIES

from tests.server.shoppers.signs import ANNA, ask, wrong

NOON = "2026-11-21T12:00:00Z"


def test_guesses_sent_at_once_are_five(tea_house):
    sign_in = ask(tea_house)
    answers = []

    def guess() -> None:
        answers.append(sign_in.type(wrong(sign_in.letter.code)).json["errors"][0]["code"])

    threads = [threading.Thread(target=guess) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == ["over"] * 7 + ["wrong"] * SIGN_IN_TRIES


def letters_until_refused(shop, email: str = "anna{}@example.com", address: str = "203.0.113.7", **headers) -> int:
    """How many letters one gets by asking again and again."""
    for number in range(200):
        answer = shop.house.client.post(
            f"{shop.at}/signin",
            json={"email": email.format(number)},
            headers={"Origin": shop.origin} | {name: value.format(number) for name, value in headers.items()},
            environ_overrides={"REMOTE_ADDR": address.format(number)},
        )
        if answer.status_code == 429:
            assert int(answer.headers["Retry-After"]) > 0
            return number
        assert answer.status_code == 202, answer.text
    return 200


def test_an_address_gets_five_letters_an_hour_from_wherever_they_are_asked_for(tea_house, rival):
    assert letters_until_refused(tea_house, ANNA, "203.0.{}.7") == 5
    assert letters_until_refused(tea_house, "ANNA@Example.com", "198.51.{}.7") == 0
    assert letters_until_refused(rival, ANNA) == 5, "another shop counts for itself"


def test_and_twelve_a_day(tea_house):
    with time_machine.travel(NOON, tick=False) as clock:
        counted = 0
        for _ in range(6):
            counted += letters_until_refused(tea_house, ANNA, "203.0.{}.7")
            clock.shift(timedelta(hours=1))
        assert counted == 12


@pytest.mark.parametrize(
    ("address", "headers", "most"),
    [
        ("203.0.113.{}", {}, 30),
        ("2001:db8:1:2:{}::1", {}, 30),
        ("2001:db8:1:{:x}::1", {}, 60),
        ("2001:db8:1:{:x}00::1", {}, 120),
        ("203.0.113.7", {"X-Forwarded-For": "198.51.{}.1", "Forwarded": "for=198.51.{}.1"}, 30),
        ("203.0.113.7", {"X-Real-IP": "198.51.{}.1", "CF-Connecting-IP": "198.51.{}.1"}, 30),
    ],
    ids=["one /24", "one /64", "one /56", "one /48", "forged hops", "forged callers"],
)
def test_a_network_gets_so_many_letters_whatever_it_says_of_itself(tea_house, address, headers, most):
    assert letters_until_refused(tea_house, address=address, **headers) == most


def test_what_is_refused_is_not_counted_and_sends_no_letter(tea_house, work_off):
    letters_until_refused(tea_house, ANNA)
    work_off()
    assert len(list(tea_house.house.mailbox.glob("*.eml"))) == 5


def test_the_press_needs_leave_that_only_the_page_gets(house, tea_house):
    sign_in = ask(tea_house)
    bare = house.client.post(f"{sign_in.letter.link}/press")
    assert bare.status_code == 403
    other = ask(tea_house)
    stale = other.leave()
    with time_machine.travel(NOON, tick=False) as clock:
        late = ask(tea_house)
        old = late.leave()
        clock.shift(121)
        assert late.press(leave=old).status_code == 403
        assert late.state() == {"state": "waiting"}
    for leave in ("", "1", stale, "١٢٣.ff", f"{2**70}.ff", sign_in.leave()[:-2]):
        assert sign_in.press(leave=leave).status_code == 403
    assert sign_in.state() == {"state": "waiting"}


def test_a_scanner_that_opens_the_link_signs_nobody_in(house, tea_house):
    sign_in = ask(tea_house)
    for method in ("GET", "HEAD", "OPTIONS", "PUT", "DELETE", "PATCH"):
        house.client.open(sign_in.letter.link, method=method)
        house.client.open(f"{sign_in.letter.link}/press", method=method)
    assert sign_in.state() == {"state": "waiting"}
    assert sign_in.type().status_code == 200


def test_a_scanner_that_sends_the_form_as_it_stands_signs_nobody_in(house, tea_house):
    sign_in = ask(tea_house)
    for number in [sign_in.number, *sign_in.others, "", "none", "9" * 5000]:
        for sent in ({"number": number}, {"number": number, "press": ""}, {}):
            assert house.client.post(sign_in.letter.link, data=sent).status_code == 403
    assert sign_in.state() == {"state": "waiting"}
    assert sign_in.type().json["shopper"]["how"] == "email"


def test_the_page_runs_only_its_own_script(house, tea_house):
    answer = ask(tea_house).open()
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert answer.headers["Cache-Control"] == "no-store"
    assert "onclick" not in answer.text
    with house.get("/static/press.js") as script:
        assert script.status_code == 200
