"""A shopper who is known: her bearer opens what a guest's key opens, on every device, and ends in time."""

from contextlib import contextmanager
from datetime import timedelta

import pytest
import time_machine
from flask import Flask
from goodword.lib import clock
from goodword.lib.db import reading, writing
from goodword.lib.errors import FreshProofNeeded
from goodword.shoppers import bearers, guards
from goodword.shoppers.models import Guest, ShopperBearer
from goodword.shoppers.rules import initials
from sqlalchemy import func, select

from tests.cast import GuestOnStage, ShopOnStage, new_words

KINDS = "urn:goodword:problem:"


@pytest.fixture
def known(tea_house) -> GuestOnStage:
    return tea_house.known(email="anna@example.com")


def test_she_is_told_who_she_is_and_nothing_that_others_should_not_read(tea_house, known, anna):
    hers = known.send("GET", "/me")
    assert hers.status_code == 200
    assert hers.headers["Cache-Control"] == "no-store"
    assert "anna@example.com" not in hers.text
    assert hers.json | {"proven_until": None} == {
        "kind": "shopper",
        "name": "Anna",
        "initials": "A",
        "avatar": None,
        "badges": [],
        "public": False,
        "profile": None,
        "email_hint": "a•••@example.com",
        "experts": [],
        "how": "email",
        "proven_until": None,
    }
    assert hers.json["proven_until"] > clock.now().strftime("%Y-%m-%dT%H:%M:%SZ")
    assert anna.send("GET", "/me").json | {"kind": "guest", "how": "guest"} == anna.send("GET", "/me").json


def test_her_review_needs_no_address_and_no_letter(tea_house, known, house):
    sent = known.review(email=None)
    assert (sent.status_code, sent.json["status"]) == (201, "published"), sent.text
    shown = tea_house.reviews()["data"][0]
    assert (shown["author"], shown["badges"]) == ("Anna", ["email_confirmed"])
    assert not house.mailbox.exists()


def test_a_guest_still_gives_her_address(anna):
    for email in (None, ""):
        refused = anna.review(email=email)
        assert (refused.status_code, refused.json["errors"][0]["pointer"]) == (422, "/email")


def test_a_second_review_of_hers_edits_the_first_on_whatever_device(tea_house, known):
    first = known.review(rating=2)
    again = tea_house.known(email="anna@example.com").review(rating=4, text="Better than I thought.")
    assert again.json["id"] == first.json["id"]
    page = tea_house.reviews()
    assert page["rating"]["histogram"]["4"] == page["rating"]["count"] == 1
    assert page["data"][0]["text"] == "Better than I thought."


def test_what_she_wrote_before_her_address_was_proven_is_hers(tea_house, anna, press_button):
    written = anna.review().json["id"]
    press_button()
    known = tea_house.known(email="anna@example.com")
    assert known.send("PUT", f"/reviews/{written}/vote", {}).json["type"] == f"{KINDS}own-review"
    photo = known.photo().json["id"]
    changed = known.send("PUT", f"/reviews/{written}", new_words(rating=3, photos=[photo]))
    assert changed.status_code == 200, changed.text
    assert anna.send("PUT", f"/reviews/{written}", new_words(rating=4)).status_code == 404
    assert tea_house.known(name="Boris").send("PUT", f"/reviews/{written}", new_words()).status_code == 404


def test_her_votes_photos_and_words_are_one_persons_on_every_device(tea_house, known, anna):
    tea_house.set(confirm_guests=False)
    other = anna.review().json["id"]
    laptop = tea_house.known(email="anna@example.com")
    assert [one.send("PUT", f"/reviews/{other}/vote", {}).json["helpful"] for one in (known, laptop)] == [1, 1]
    photo = known.photo().json["id"]
    assert laptop.review(product="pot", photos=[photo]).status_code == 201


def test_a_bearer_ends_after_an_hour_at_rest_and_after_a_day_in_use(tea_house):
    begun = clock.now()
    with time_machine.travel(begun, tick=False) as now:
        restless, resting = tea_house.known(name="Anna"), tea_house.known(name="Boris")
        for hours in range(1, 33):
            now.move_to(begun + timedelta(minutes=45 * hours))
            answer = restless.send("GET", "/me")
            expected = 200 if 45 * hours < 24 * 60 else 401
            assert answer.status_code == expected, (hours, answer.text)
        assert answer.json["type"] == f"{KINDS}identity-expired"
        assert resting.send("GET", "/me").json["type"] == f"{KINDS}identity-expired"
        assert resting.review().json["type"] == f"{KINDS}identity-expired"
    with reading() as session:
        assert session.scalar(select(func.count()).select_from(Guest)) == 2, "nobody became a guest in silence"


def test_that_it_is_used_is_written_once_a_minute(tea_house, known):
    def used():
        with reading() as session:
            return session.scalar(select(ShopperBearer.used_at))

    begun = used()
    known.send("GET", "/me")
    assert used() == begun
    with time_machine.travel(clock.now() + timedelta(seconds=61)):
        known.send("GET", "/me")
    assert used() > begun


def test_signed_out_is_signed_out_and_says_so(tea_house, known):
    laptop = tea_house.known(email="anna@example.com")
    assert known.send("DELETE", "/shopper").status_code == 204
    assert known.send("GET", "/me").json["type"] == f"{KINDS}identity-expired"
    assert known.send("DELETE", "/shopper").status_code == 401
    assert laptop.send("GET", "/me").status_code == 200


def test_an_invented_bearer_is_nobodys(tea_house):
    for shown in ("shp_", "shp_" + "A" * 43, "gst_nobody"):
        answer = GuestOnStage(tea_house, shown).send("GET", "/me")
        assert (answer.status_code, answer.json["type"]) == (401, f"{KINDS}unauthorized")


def test_a_guest_cannot_sign_out(anna):
    assert anna.send("DELETE", "/shopper").json["type"] == f"{KINDS}identity-required"


def test_a_shop_that_wants_to_vouch_takes_nothing_from_anybody_else(tea_house, known, anna, house):
    vouched = tea_house.known(name="Boris", how="shop")
    tea_house.set(identity="enforce")
    for nobody in (known, anna):
        for method, path, body in (
            ("POST", "/reviews", None),
            ("PUT", "/reviews/rev_0/vote", {}),
            *([("GET", "/me", None)] if nobody is anna else []),
        ):
            answer = nobody.review() if path == "/reviews" else nobody.send(method, path, body)
            assert (answer.status_code, answer.json["type"]) == (401, f"{KINDS}identity-required"), path
    greeted = house.send("POST", f"{tea_house.at}/guests", {}, origin=tea_house.origin)
    assert greeted.json["type"] == f"{KINDS}identity-required"
    assert vouched.review().json["status"] == "published"


def test_from_its_own_host_a_page_reads_without_naming_itself_and_never_writes(tea_house, known, house):
    asked = {"bearer": known.bearer}
    assert house.send("GET", f"{tea_house.at}/me", **asked).status_code == 200
    assert house.send("GET", f"{tea_house.at}/me", origin="https://elsewhere.test", **asked).status_code == 403
    assert house.send("DELETE", f"{tea_house.at}/shopper", **asked).status_code == 403


def test_of_her_bearer_only_a_hash_is_kept_and_it_goes_a_week_after_its_end(tea_house, known):
    with reading() as session:
        kept = session.scalars(select(ShopperBearer)).one()
    assert known.bearer not in repr(vars(kept))
    for days, left in ((7, 1), (9, 0)):
        with time_machine.travel(clock.now() + timedelta(days=days)):
            bearers.forget_old()
        with reading() as session:
            assert session.scalar(select(func.count()).select_from(ShopperBearer)) == left


def test_initials_are_of_any_script():
    said = ("Anna", "Anna Maria Berg", "ганна коваль", "J.-P. Roux", "", None, "  ", "★ Star")
    assert [initials(name) for name in said] == ["A", "AB", "ГК", "JR", "", "", "", "S"]


def test_two_devices_that_are_known_at_once_share_one_pen(tea_house: ShopOnStage, known):
    with writing() as session:
        pens = set(session.scalars(select(Guest.id)))
    tea_house.known(email="anna@example.com")
    with writing() as session:
        assert set(session.scalars(select(Guest.id))) == pens


def test_before_what_cannot_be_undone_she_shows_again_who_she_is(tea_house, known):
    assert known.send("GET", "/me").json["proven_until"] is not None
    with time_machine.travel(clock.now() + timedelta(minutes=11)):
        assert known.send("GET", "/me").json["proven_until"] is None
        with pytest.raises(FreshProofNeeded), asked_by(tea_house, known):
            guards.proven_shopper(tea_house.shop.site_key)
        again = tea_house.known(email="anna@example.com")
        with asked_by(tea_house, again):
            assert guards.proven_shopper(tea_house.shop.site_key).how == "email"


@contextmanager
def asked_by(shop: ShopOnStage, writer: GuestOnStage):
    """Inside a request of hers, as a guard finds it."""
    headers = {"Authorization": f"Bearer {writer.bearer}", "Origin": shop.origin}
    with Flask("guarded").test_request_context("/", method="POST", headers=headers), reading():
        yield
