"""What she allows is written down with the very text that she read; nothing in the ledger is ever changed."""

from datetime import timedelta

import pytest
import time_machine
from goodword.consents import personal, queries
from goodword.consents.models import Consent
from goodword.consents.purposes import PURPOSES, digest_of
from goodword.lib import clock
from goodword.lib.db import reading, writing
from goodword.lib.people import Person
from goodword.shoppers.models import Guest
from sqlalchemy import select

from tests.cast import GuestOnStage

DIGESTS = {
    ("public_profile", 1): "d544114713ad9afb",
    ("asking", 1): "65ceb29af1200a95",
    ("helping", 1): "55d35596fcf3eda4",
    ("expert_hours", 1): "2f4ede9525d3c8a5",
    ("reuse", 1): "e8752a41bed701f9",
}
"""Of all texts of a version together. A text that has changed under its old version would make old rows lie."""


def decide(who: GuestOnStage, purpose: str = "reuse", *, given: bool = True, **more):
    return who.send("PUT", f"/me/consents/{purpose}", {"given": given, "version": 1} | more)


def asked(who: GuestOnStage, lang: str = "") -> dict[str, bool | None]:
    answer = who.send("GET", f"/me/consents?lang={lang}")
    assert answer.status_code == 200, answer.text
    return {each["purpose"]: each["given"] for each in answer.json["data"]}


def rows() -> list[Consent]:
    with reading() as session:
        return list(session.scalars(select(Consent).order_by(Consent.at, Consent.id)))


def test_no_text_changes_without_its_version():
    now = {
        (each.name, each.version): digest_of("\n".join(each.texts[lang] for lang in sorted(each.texts)))[:16]
        for each in PURPOSES.values()
    }
    assert now == DIGESTS


def test_every_purpose_speaks_all_languages_of_the_house():
    assert {tuple(sorted(each.texts)) for each in PURPOSES.values()} == {("en", "pl", "ru", "uk")}


def test_each_decision_is_a_row_with_the_text_she_read(anna):
    assert asked(anna) == {"reuse": None}
    with time_machine.travel(clock.now(), tick=False) as now:
        assert decide(anna, locale="uk-UA").json["given"] is True
        now.shift(timedelta(days=1))
        assert decide(anna, locale="uk").status_code == 200, "saying it twice adds nothing"
        now.shift(timedelta(days=1))
        assert decide(anna, given=False, locale="pl").json["given"] is False
    assert asked(anna) == {"reuse": False}
    reuse = PURPOSES["reuse"].texts
    kept = [(row.given, row.locale, row.digest, row.text_version) for row in rows()]
    assert kept == [(True, "uk", digest_of(reuse["uk"]), 1), (False, "pl", digest_of(reuse["pl"]), 1)]


def test_an_old_text_must_be_read_anew(anna):
    stale = anna.send("PUT", "/me/consents/reuse", {"given": True, "version": 2})
    assert (stale.status_code, rows()) == (409, [])


def test_she_reads_them_in_her_language(anna):
    shown = anna.send("GET", "/me/consents?lang=ru-RU").json["data"]
    assert [each["text"] for each in shown] == [PURPOSES["reuse"].texts["ru"]]


@pytest.mark.parametrize("purpose", ["asking", "helping", "public_profile", "marketing", "%00"])
def test_what_does_not_concern_a_guest_is_not_there_for_her(anna, purpose):
    assert decide(anna, purpose).status_code == 404


def test_making_the_profile_public_is_a_consent_too(tea_house):
    known = tea_house.known(email="anna@example.com")
    assert asked(known) == {
        "public_profile": None,
        "asking": None,
        "helping": None,
        "expert_hours": None,
        "reuse": None,
    }
    for public in (True, True, False):
        known.send("PATCH", "/me", {"public": public, "locale": "ru"})
    assert [(row.purpose, row.given, row.locale) for row in rows()] == [
        ("public_profile", True, "ru"),
        ("public_profile", False, "ru"),
    ]
    assert asked(known)["public_profile"] is False
    assert decide(known, "public_profile").status_code == 404, (
        "the page comes with it, so it is PATCH /me that takes it"
    )


def test_others_and_other_shops_are_not_bound_by_it(anna, boris, rival):
    decide(anna)
    assert [asked(boris), asked(rival.guest())] == [{"reuse": None}] * 2
    with reading() as session:
        guests = {guest.id for guest in session.scalars(select(Guest))}
        held = [queries.holds(anna.at.shop.id, each, "reuse") for each in guests]
    assert sorted(held) == [False] * (len(held) - 1) + [True]


def test_it_is_told_and_forgotten_with_her(anna):
    decide(anna)
    (row,) = rows()
    person = Person(shop_id=row.shop_id, guest_ids=(row.guest_id,))
    with writing():
        assert personal.collect(row.shop_id, person)["consents"][0]["purpose"] == "reuse"
        personal.erase(row.shop_id, person, keep_words=True)
    assert rows() == []
