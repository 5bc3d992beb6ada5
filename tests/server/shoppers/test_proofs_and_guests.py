"""Guests are random keys of one shop; a mailed link proves an address once, in time, whoever presses first."""

from concurrent.futures import ThreadPoolExecutor

import pytest
import time_machine
from goodword.jobs.models import Job
from goodword.letters.models import Letter
from goodword.lib import clock
from goodword.lib.db import reading
from goodword.shoppers.models import Guest, Proof, Shopper
from goodword.shoppers.rules import LINK_LIVES, email_hint, normal_email
from sqlalchemy import func, select
from werkzeug.test import Client

from tests.letters import confirm_link, pressed


def test_a_guest_is_nobody_until_her_first_write(house, tea_house):
    tea_house.reviews()
    house.get(f"{tea_house.at}/ratings?product=kettle")
    assert rows(Guest) == 0
    tea_house.guest()
    assert rows(Guest) == 1


def test_her_bearer_is_kept_as_a_hash_only(tea_house, anna):
    with reading() as session:
        kept = session.scalars(select(Guest)).one()
    assert anna.bearer not in repr(vars(kept))


def test_a_link_that_is_too_old_proves_nothing(anna, tea_house, house, work_off):
    anna.review()
    work_off()
    link = confirm_link(house.mailbox)
    with time_machine.travel(clock.now() + LINK_LIVES + LINK_LIVES / 100):
        assert house.client.get(link).status_code == 404
        assert pressed(house.client, link).status_code == 404
    assert rows(Shopper) == 0
    with time_machine.travel(clock.now() + LINK_LIVES * 0.99):
        assert pressed(house.client, link).status_code == 200


def test_a_link_pressed_many_times_at_once_proves_once(anna, tea_house, house, work_off):
    anna.review()
    work_off()
    link = confirm_link(house.mailbox)

    def press(_: int) -> int:
        return pressed(Client(house.client.application), link).status_code

    with ThreadPoolExecutor(6) as pool:
        answers = sorted(pool.map(press, range(6)))
    assert answers == [200] * 6
    assert tea_house.reviews()["rating"]["count"] == 1
    assert rows(Shopper) == 1


def test_an_invented_link_tells_nothing(house):
    answers = [house.client.get(path) for path in ("/confirm/prf_none", "/confirm/" + "x" * 500)]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert len({answer.data for answer in answers}) == 1


def test_the_link_is_not_kept_where_it_could_be_read(anna, house, work_off):
    anna.review()
    work_off()
    token = confirm_link(house.mailbox).rpartition("/")[2]
    with reading() as session:
        for table in (Proof, Job, Letter):
            assert token not in repr([vars(row) for row in session.scalars(select(table))])


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("Anna@Example.COM", "anna@example.com"),
        ("a@bücher.example", "a@xn--bcher-kva.example"),
        ("a b@example.com", None),
        ("a@localhost", None),
        ("a@b\r\nBcc: c@d.example", None),
        ("a\x00@example.com", None),
        ("\ud800@example.com", None),
        ("", None),
    ],
)
def test_an_address_has_one_form(written, normal):
    assert normal_email(written) == normal


def test_a_hint_tells_its_owner_and_nobody_else():
    assert email_hint("anna@example.com") == "a•••@example.com"
    assert email_hint('"odd@local"@example.com') == '"•••@example.com'


def rows(table) -> int:
    with reading() as session:
        return session.scalar(select(func.count()).select_from(table))
