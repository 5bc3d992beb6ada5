"""Anna signs in by e-mail: one letter with a code and a link, ten minutes, five tries, once."""

from datetime import timedelta

import time_machine
from goodword.lib.db import db, reading, session
from goodword.shoppers import numbers, signing_in
from goodword.shoppers.models import ShopperBearer, SignIn
from goodword.shoppers.rules import SIGN_IN_TRIES
from goodword.shoppers.words import WORDS
from sqlalchemy import func, select

from tests.houses import said
from tests.letters import newest
from tests.server.shoppers.signs import ANNA, ask, wrong

NOON = "2026-11-21T12:00:00Z"


def bearers() -> int:
    with reading():
        return session().scalar(select(func.count()).select_from(ShopperBearer)) or 0


def me(shop, bearer: str):
    return shop.house.send("GET", f"{shop.at}/me", bearer=bearer, origin=shop.origin)


def is_over(answer) -> bool:
    return answer.status_code == 422 and answer.json["errors"][0] == {
        "pointer": "/signin",
        "code": "over",
        "detail": "This sign-in has ended: ask for a new letter",
    }


def test_she_types_the_code_and_is_known(tea_house):
    sign_in = ask(tea_house)
    assert sign_in.answer.status_code == 202
    assert sign_in.answer.json["email_hint"] == "a•••@example.com"
    assert sign_in.state() == {"state": "waiting"}
    known = sign_in.type()
    assert known.status_code == 200
    assert known.json["shopper"]["kind"] == "shopper"
    assert known.json["shopper"]["how"] == "email"
    assert known.json["shopper"]["proven_until"] is not None
    assert me(tea_house, known.json["bearer"]).json == known.json["shopper"]
    assert ANNA not in known.text


def test_she_presses_her_number_and_the_page_that_asked_knows_her(tea_house):
    sign_in = ask(tea_house)
    page = sign_in.press()
    assert page.status_code == 200
    assert "You are signed in" in page.text
    assert f'data-origin="{tea_house.origin}"' in page.text
    done = sign_in.state()
    assert done["state"] == "done"
    assert me(tea_house, done["bearer"]).json == done["shopper"]
    assert sign_in.state() == done, "an answer may be lost on the way: the next one is the same"
    assert bearers() == 1
    assert done["bearer"] not in page.text


def test_code_and_link_bring_the_same_shopper(tea_house):
    first, second = ask(tea_house), ask(tea_house, "Anna@EXAMPLE.com")
    second.press()
    first.type()
    with reading():
        rows = session().scalars(select(SignIn.shopper_id)).all()
    assert len(set(rows)) == 1
    assert rows[0] is not None


def test_the_code_may_be_typed_as_people_type(tea_house):
    for typed in ("{0} {1}", " {0}-{1} ", "{0}\u00a0{1}", "arabic"):
        sign_in = ask(tea_house)
        code = sign_in.letter.code
        other = "".join(chr(0x0660 + int(each)) for each in code)
        said_so = other if typed == "arabic" else typed.format(code[:3], code[3:])
        assert sign_in.type(said_so).status_code == 200


def test_five_tries_in_all(tea_house):
    sign_in = ask(tea_house)
    for left in (4, 3, 2, 1, 0):
        refused = sign_in.type(wrong(sign_in.letter.code))
        assert (refused.status_code, refused.json["left"]) == (422, left)
        assert refused.json["errors"][0]["pointer"] == "/code"
    assert is_over(sign_in.type())
    assert sign_in.state() == {"state": "over"}
    assert "too old" in sign_in.press().text
    assert bearers() == 0


def test_a_press_of_thousands_of_digits_is_no_press(tea_house):
    hers = ask(tea_house)
    assert hers.press(leave=f"{'9' * 5000}.ab").status_code == 403
    assert hers.press("9" * 5000).status_code == 200
    assert hers.state()["state"] == "waiting"


def test_a_wrong_number_ends_the_link_and_leaves_the_code(tea_house):
    sign_in = ask(tea_house)
    page = sign_in.press(sign_in.others[0])
    assert "That was another number" in page.text
    assert sign_in.press().status_code == 404
    assert sign_in.state() == {"state": "waiting"}
    assert sign_in.type().status_code == 200


def test_wrong_numbers_are_tries_too(tea_house):
    sign_in = ask(tea_house)
    sign_in.press(sign_in.others[0])
    assert sign_in.type(wrong(sign_in.letter.code)).json["left"] == SIGN_IN_TRIES - 2


def test_who_did_not_ask_ends_it_for_whoever_did(tea_house):
    sign_in = ask(tea_house)
    assert "Nobody gets in with this letter" in sign_in.press("none").text
    assert is_over(sign_in.type())
    assert sign_in.state() == {"state": "over"}


def test_it_works_once(tea_house):
    sign_in = ask(tea_house)
    assert sign_in.type().status_code == 200
    assert is_over(sign_in.type())
    assert "You are signed in" in sign_in.press().text, "she hears how it stands, and nothing happens"
    assert bearers() == 1


def test_it_works_for_ten_minutes(tea_house):
    with time_machine.travel(NOON, tick=False) as clock:
        by_code, by_link = ask(tea_house), ask(tea_house)
        clock.shift(599)
        assert by_code.type().status_code == 200
        clock.shift(1)
        late = ask(tea_house)
        assert by_link.press().status_code == 404
        assert by_link.open().status_code == 404
        assert is_over(by_link.type())
        assert by_link.state() == {"state": "over"}
        assert late.state() == {"state": "waiting"}


def test_the_bearer_is_handed_over_for_two_minutes(tea_house):
    with time_machine.travel(NOON, tick=False) as clock:
        sign_in = ask(tea_house)
        sign_in.press()
        clock.shift(119)
        assert sign_in.state()["state"] == "done"
        clock.shift(1)
        assert sign_in.state() == {"state": "over"}


def test_who_signed_out_is_not_signed_in_again_by_asking_how_it_stands(tea_house):
    sign_in = ask(tea_house)
    bearer = sign_in.type().json["bearer"]
    out = tea_house.house.send("DELETE", f"{tea_house.at}/shopper", bearer=bearer, origin=tea_house.origin)
    assert out.status_code == 204
    assert sign_in.state() == {"state": "over"}


def test_the_answer_is_the_same_whether_or_not_the_address_is_known(tea_house):
    ask(tea_house).type()
    known, unknown = ask(tea_house).answer, ask(tea_house, "vera@example.com").answer
    shapes = [{name: type(value) for name, value in each.json.items()} for each in (known, unknown)]
    assert shapes[0] == shapes[1]
    assert known.status_code == unknown.status_code == 202
    assert set(known.headers.keys()) == set(unknown.headers.keys())


def test_every_dead_end_looks_alike(tea_house, rival):
    used, called_off, strange = ask(tea_house), ask(tea_house), ask(rival)
    used.type()
    called_off.press("none")
    answers = [used.type(), called_off.type(), strange.type(at=tea_house)]
    unknown = {"signin": "sgn_" + "a" * 43, "code": "123456"}
    answers.append(tea_house.house.send("POST", f"{tea_house.at}/signin/code", unknown, origin=tea_house.origin))
    assert all(is_over(each) for each in answers)
    assert len({said(each) for each in answers}) == 1
    assert is_over(strange.ask_state(at=tea_house))
    assert strange.type().status_code == 200, "and nothing has happened to it there"


def test_a_page_that_the_shop_does_not_list_gets_nothing(tea_house):
    sign_in = ask(tea_house)
    for path, body in (
        ("", {"email": ANNA}),
        ("/code", {"signin": sign_in.secret, "code": sign_in.letter.code}),
        ("/state", {"signin": sign_in.secret}),
    ):
        answer = tea_house.house.send("POST", f"{tea_house.at}/signin{path}", body, origin="https://evil.test")
        assert answer.status_code == 403


def test_what_is_no_address_gets_no_letter(tea_house):
    for email in ("", "anna", "anna@", "ännä@example.com", "a@b@c.d", "anna@b.test\r\nBcc: x@y.z"):
        answer = tea_house.house.send("POST", f"{tea_house.at}/signin", {"email": email}, origin=tea_house.origin)
        assert answer.status_code == 422, email
        assert answer.json["errors"][0]["pointer"] == "/email"


def test_nothing_that_opens_it_is_kept_readable(tea_house):
    sign_in = ask(tea_house)
    bearer = sign_in.type().json["bearer"]
    with db.reader.connect() as connection:
        kept = "".join(
            str(connection.exec_driver_sql(f"SELECT * FROM {table}").fetchall())
            for table in ("sign_ins", "shopper_bearers", "letters", "jobs", "tries")
        )
    link = sign_in.letter.link.rpartition("/")[2]
    for secret in (sign_in.secret, link, bearer, sign_in.letter.code, f"'{sign_in.letter.code[:3]} "):
        assert secret not in kept


def test_the_letter_speaks_her_language(tea_house):
    for locale, subject in (("ru", "Ваш код"), ("uk-UA", "Ваш код"), ("pl", "Twój kod"), (None, "Your code")):
        sign_in = ask(tea_house, locale=locale)
        letter = newest(tea_house.house.mailbox)
        assert str(letter["Subject"]).startswith(subject)
        html = letter.get_body(("html",)).get_content()
        assert f"{sign_in.letter.code[:3]} {sign_in.letter.code[3:]}" in html
        assert sign_in.letter.link in html
        assert sign_in.letter.code not in str(letter["Subject"])
        assert WORDS[(locale or "en")[:2]]["ask_title"] in sign_in.open().text


def test_the_words_of_the_page_are_whole_in_every_language():
    assert {tuple(words) for words in WORDS.values()} == {tuple(WORDS["en"])}


def test_numbers_are_three_and_different_and_say_nothing_of_the_right_one():
    ranks = []
    for _ in range(600):
        identity = signing_in.ids.new()
        offered = numbers.offered(identity)
        assert len(set(offered)) == 3
        assert all(10 <= each <= 99 for each in offered)
        ranks.append(offered.index(numbers.shown(identity)))
    assert all(140 < ranks.count(rank) < 260 for rank in range(3))


def test_yesterdays_sign_ins_are_dropped(tea_house):
    with time_machine.travel(NOON, tick=False) as clock:
        ask(tea_house)
        clock.shift(timedelta(days=1))
        signing_in.forget_old()
        clock.shift(601)
        with reading():
            assert session().scalar(select(func.count()).select_from(SignIn)) == 1
        signing_in.forget_old()
        with reading():
            assert session().scalar(select(func.count()).select_from(SignIn)) == 0
