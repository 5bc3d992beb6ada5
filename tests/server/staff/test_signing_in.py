"""Staff come in by two steps, each exactly as often as it may be tried, and whoever is unknown learns nothing."""

import re
import time
from datetime import timedelta

import pytest
import time_machine
from goodword.lib import clock
from goodword.lib.db import reading, writing
from goodword.staff import forms, recovery, service
from goodword.staff.entering import PER_ADDRESS, PER_PERSON
from goodword.staff.models import RecoveryCode, Staff, StaffSession, StaffStep
from goodword.staff.rules import SESSION_IDLE, SESSION_LIVES
from sqlalchemy import func, select

from tests.staffers import PASSWORD, a_browser, grow_old, staff_of


@pytest.fixture
def olga(tea_house):
    """The owner, who is not signed in yet."""
    person = staff_of(tea_house, password=PASSWORD)
    person.sign_out()
    return person


def first_step(browser, email, password=PASSWORD):
    return browser.post("/staff/sign-in", email=email, password=password)


def test_password_and_code_open_the_desk(olga):
    asked = first_step(olga, "Olga@Tea-House.example.com")
    assert (asked.status_code, asked.headers["Location"]) == (303, "/staff/second?to=")
    assert olga.get("/staff/").status_code == 303, "a password alone opens nothing"
    entered = olga.post("/staff/second", page="/staff/second", code=olga.code())
    assert (entered.status_code, entered.headers["Location"]) == (303, "/staff/")
    assert "Olga" in olga.get("/staff/").text


def test_the_cookies_are_for_our_host_alone_and_for_no_script(olga):
    answer = first_step(olga, olga.staff.email)
    for cookie in answer.headers.getlist("Set-Cookie"):
        assert cookie.startswith("__Host-gw-")
        assert {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"} <= set(re.split("; ?", cookie))
        assert "Domain" not in cookie


def test_no_code_is_taken_twice(olga, house):
    code = olga.code()
    first_step(olga, olga.staff.email)
    assert olga.post("/staff/second", page="/staff/second", code=code).status_code == 303
    another = a_browser(house)
    first_step(another, olga.staff.email)
    assert another.post("/staff/second", page="/staff/second", code=code).status_code == 422
    assert another.post("/staff/second", page="/staff/second", code=olga.code(later=1)).status_code == 303


def test_a_code_on_paper_opens_once_and_says_how_many_are_left(olga, house):
    with writing():
        codes = recovery.renew(olga.staff.id)
    first_step(olga, olga.staff.email)
    entered = olga.post("/staff/second", page="/staff/second", code=codes[3].upper().replace("-", " "))
    assert entered.headers["Location"] == "/staff/?by=code"
    assert "9 are left" in olga.get(entered.headers["Location"]).text
    another = a_browser(house)
    first_step(another, olga.staff.email)
    assert another.post("/staff/second", page="/staff/second", code=codes[3]).status_code == 422
    with reading() as session:
        kept = [row.digest for row in session.scalars(select(RecoveryCode))]
    assert not [code for code in codes if any(code in digest for digest in kept)]


def test_a_password_is_kept_as_hard_to_guess_as_the_standard_asks(real_hashes):
    assert real_hashes.hash("x").startswith("$argon2id$v=19$")
    assert (real_hashes.memory_cost, real_hashes.time_cost) >= (65536, 3), "RFC 9106, machines with little memory"


def test_a_hash_of_less_work_is_renewed_when_she_signs_in(olga, real_hashes):
    first_step(olga, olga.staff.email)
    with reading() as session:
        assert "m=65536" in session.get_one(Staff, olga.staff.id).password


def test_an_unknown_address_gets_the_same_answer_for_the_same_work(house, tea_house, real_hashes):
    olga = staff_of(tea_house, password=PASSWORD)
    answers, took = [], []
    first_step(a_browser(house), olga.staff.email, "once, so that everything is loaded")
    for email in (olga.staff.email, "nobody@example.com", "no address"):
        browser = a_browser(house)
        token = browser.token()
        begun = time.process_time()
        data = {"form": token, "email": email, "password": "not her password"}
        answer = browser.client.post("/staff/sign-in", data=data, headers={"Origin": browser.origin})
        took.append(time.process_time() - begun)
        answers.append((answer.status_code, answer.text.replace(token, "").replace(f'value="{email}"', "")))
    assert answers[0] == answers[1] == answers[2]
    assert answers[0][0] == 422
    assert min(took) > max(took) / 4, "a look-up alone costs a hundredth of a hash"


def test_an_address_can_be_tried_so_often_and_no_more(olga, house):
    wrong = [first_step(olga, olga.staff.email, "wrong").status_code for _ in range(PER_ADDRESS)]
    assert set(wrong) == {422}
    refused = first_step(a_browser(house), olga.staff.email)
    assert refused.status_code == 429, "the right password from another browser does not help either"
    assert int(refused.headers["Retry-After"]) > 60
    with time_machine.travel(clock.now() + timedelta(minutes=16)):
        assert first_step(a_browser(house), olga.staff.email).status_code == 303


def test_codes_can_be_tried_so_often_however_many_times_she_begins(olga, house):
    answers = []
    for _ in range(PER_PERSON // 5):
        browser = a_browser(house)
        first_step(browser, olga.staff.email)
        answers += [browser.post("/staff/second", page="/staff/second", code="000000").status_code for _ in range(5)]
    assert set(answers) == {422}
    browser = a_browser(house)
    first_step(browser, olga.staff.email)
    assert browser.post("/staff/second", page="/staff/second", code=olga.code()).status_code == 429


def test_a_step_is_of_one_browser_and_of_ten_minutes(olga, house):
    first_step(olga, olga.staff.email)
    another = a_browser(house)
    assert another.post("/staff/second", code=olga.code()).status_code == 404
    with time_machine.travel(clock.now() + timedelta(minutes=11)):
        assert olga.post("/staff/second", code=olga.code()).status_code == 404


def test_another_pages_form_is_refused(olga, house):
    token = olga.token()
    data = {"email": olga.staff.email, "password": PASSWORD}
    ours, theirs = {"Origin": olga.origin}, {"Origin": "https://evil.test"}
    for form, headers in (
        ({"form": token}, theirs),
        ({"form": token}, {}),
        ({"form": token}, {"Origin": "null"}),
        ({"form": token}, ours | {"Sec-Fetch-Site": "cross-site"}),
        ({}, ours),
        ({"form": a_browser(house).token()}, ours),
        ({"form": "ключ"}, ours),
    ):
        answer = olga.client.post("/staff/sign-in", data=data | form, headers=headers)
        assert answer.status_code == 403, (form, headers)
    with reading() as session:
        assert session.scalar(select(func.count()).select_from(StaffStep)) == 0


def test_a_session_ends_when_idle_when_old_and_when_she_says_so(tea_house):
    for changes in ({"used_at": SESSION_IDLE}, {"expires_at": SESSION_LIVES}):
        person = staff_of(tea_house, "manager", f"{'-'.join(changes)}@example.com")
        assert person.get("/staff/").status_code == 200
        grow_old(person, **{name: by + timedelta(seconds=1) for name, by in changes.items()})
        assert person.get("/staff/").status_code == 303
    person = staff_of(tea_house)
    kept = person.client.get_cookie(forms.SESSION).value
    assert person.post("/staff/sign-out", page="/staff/").status_code == 303
    person.client.set_cookie(forms.SESSION, kept)
    assert person.get("/staff/").status_code == 303


def test_a_session_is_kept_as_a_hash_and_its_use_is_noted_once_a_minute(tea_house):
    person = staff_of(tea_house)
    kept = person.client.get_cookie(forms.SESSION).value
    grow_old(person, used_at=timedelta(minutes=5))
    person.get("/staff/")
    with reading() as session:
        row = session.scalars(select(StaffSession)).one()
        assert kept not in repr(vars(row))
        assert clock.now() - row.used_at < timedelta(minutes=1)
        noted = row.used_at
    person.get("/staff/")
    with reading() as session:
        assert session.scalars(select(StaffSession)).one().used_at == noted


def test_after_a_while_she_signs_in_once_more_before_she_changes_what_guards_the_door(tea_house):
    person = staff_of(tea_house)
    token = person.token("/staff/")
    grow_old(person, proven_at=timedelta(minutes=31))
    for path in ("/staff/me/codes", "/staff/people/invite", "/staff/keys"):
        answer = person.client.post(path, data={"form": token}, headers={"Origin": person.origin})
        assert (answer.status_code, "again=1" in answer.headers["Location"]) == (303, True), path
    assert person.get("/staff/people").status_code == 200


def test_a_new_password_ends_every_other_session(tea_house):
    person = staff_of(tea_house, password=PASSWORD)
    with writing() as session:
        staff = session.get_one(Staff, person.staff.id)
        session.add(
            StaffSession(staff_id=staff.id, digest="d", device="Elsewhere", expires_at=clock.now() + SESSION_LIVES)
        )
    assert "Elsewhere" in person.get("/staff/").text
    new = "a tray of oak and four cups"
    for current, password, status in (("wrong", new, 422), (PASSWORD, "teahouse2026", 422), (PASSWORD, new, 303)):
        answer = person.post("/staff/me/password", page="/staff/", current=current, password=password)
        assert answer.status_code == status, answer.text
    assert "Elsewhere" not in person.get("/staff/").text
    person.sign_out()
    assert first_step(person, person.staff.email, new).status_code == 303


@pytest.mark.parametrize("by", ["herself", "removal"])
def test_what_was_begun_with_the_old_password_ends_with_it(tea_house, house, by):
    person, thief = staff_of(tea_house, password=PASSWORD), a_browser(house)
    staff_of(tea_house, email="vera@example.com")
    assert first_step(thief, person.staff.email).status_code == 303
    if by == "herself":
        changed = {"current": PASSWORD, "password": "a tray of oak and four cups"}
        assert person.post("/staff/me/password", page="/staff/", **changed).status_code == 303
    else:
        with writing() as session:
            staff = session.get_one(Staff, person.staff.id)
            service.remove(shop_id=tea_house.shop.id, staff=staff, actor="test")
    assert thief.post("/staff/second", code=person.code()).status_code == 404
