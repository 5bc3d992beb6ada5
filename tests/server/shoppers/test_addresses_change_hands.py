"""An address is one shopper's at a time: the shop's newest word gives it, and nobody is known on a row that is gone."""

import pytest
from goodword.lib.db import reading
from goodword.shoppers.models import Shopper
from sqlalchemy import select

from tests.cast import GuestOnStage
from tests.server.privacy.forgetting import rows_with
from tests.server.shoppers.signs import ask
from tests.tokens import Signer, signer_of, vouch, vouched

OLD, NEW = "anna.old@example.com", "anna.new@example.com"


@pytest.fixture
def signer(tea_house) -> Signer:
    return signer_of(tea_house)


def by_mail(shop, email: str, **said) -> GuestOnStage:
    """Whoever reads the mail of this address signs in by it."""
    done = ask(shop, email, **said).type()
    assert done.status_code == 200, done.text
    return GuestOnStage(shop, done.json["bearer"])


def texts(known: GuestOnStage) -> list[str]:
    return [each["review"]["text"] for each in known.send("GET", "/me/contributions").json["data"]]


def ids() -> dict[str | None, object]:
    with reading() as session:
        return {one.email: one.id for one in session.scalars(select(Shopper).where(Shopper.joined_to.is_(None)))}


def forgotten(known: GuestOnStage, work_off) -> None:
    assert known.send("POST", "/me/erase", {"keep_words": False}).status_code == 202
    work_off()


def test_an_address_that_the_shop_has_changed_goes_when_she_goes(tea_house, signer, work_off):
    vouched(signer, email=OLD, email_verified=True)
    by_mail(tea_house, OLD)
    known = vouched(signer, email=NEW, email_verified=True)
    with reading() as session:
        shopper = session.scalars(select(Shopper)).one()
        assert (shopper.email, shopper.former_emails) == (NEW, [OLD])
    forgotten(known, work_off)
    assert rows_with(OLD) == rows_with(NEW) == []


def test_an_address_that_comes_back_to_her_is_no_former_one(tea_house, signer):
    for email in (OLD, NEW, OLD):
        vouched(signer, email=email, email_verified=True)
    with reading() as session:
        shopper = session.scalars(select(Shopper)).one()
        assert (shopper.email, shopper.former_emails) == (OLD, [NEW])


def test_where_equal_addresses_join_the_newest_word_names_her_address_too(tea_house, signer):
    tea_house.set(join_by_email=True)
    vouched(signer, email=OLD, email_verified=True)
    by_mail(tea_house, NEW)
    vouched(signer, email=NEW, email_verified=True)
    with reading() as session:
        shopper = session.scalars(select(Shopper).where(Shopper.joined_to.is_(None))).one()
        assert (shopper.email, shopper.former_emails) == (NEW, [OLD])


def test_a_recycled_address_opens_the_account_that_the_shop_named_last(tea_house, signer, work_off):
    one = vouched(signer, sub="1", email=OLD, email_verified=True)
    one.review(email=None, text="Words of the first owner of the address")
    still_in, waiting = by_mail(tea_house, OLD), ask(tea_house, OLD)
    handed_over = ask(tea_house, OLD)
    handed_over.press()
    two = vouched(signer, sub="2", email=OLD, email_verified=True)
    assert handed_over.state()["state"] == "over", "what was proven by the address ends with it"
    assert still_in.send("GET", "/me").status_code == 401
    reader = GuestOnStage(tea_house, waiting.type().json["bearer"])
    assert texts(reader) == texts(by_mail(tea_house, OLD)) == texts(two) == []
    assert texts(one) == ["Words of the first owner of the address"], "she stays known by the shop's word"
    assert one.send("GET", "/me").json["email_hint"] is None
    forgotten(reader, work_off)
    assert rows_with("Words of the first owner") != []
    with reading() as session:
        assert session.scalars(select(Shopper)).one().former_emails == [OLD]
    assert vouch(tea_house, signer.token(sub="1", email=NEW, email_verified=True)).status_code == 201


def test_whose_former_address_is_somebody_elses_now_takes_nothing_that_waits_there(tea_house, signer, anna):
    vouched(signer, sub="1", email=OLD, email_verified=True)
    vouched(signer, sub="2", email=OLD, email_verified=True)
    anna.review(email=OLD, text="This waits for the button in a letter")
    vouched(signer, sub="1", also=anna.bearer)
    assert tea_house.reviews()["data"] == []


def test_nobody_is_known_as_somebody_who_turned_out_to_be_another(tea_house, signer, work_off):
    """The sign-in was asked for with a pen whose owner was joined while the letter was on its way."""
    first = by_mail(tea_house, "e1@example.com")
    first.review(email=None, text="Words of the first address")
    waiting = ask(tea_house, "e2@example.com", guest=first.bearer)
    known = vouched(signer, also=first.bearer)
    done = waiting.type()
    assert done.status_code == 200, done.text
    second = GuestOnStage(tea_house, done.json["bearer"])
    assert second.review(email=None, product="pot", text="Words of the second address").status_code == 201
    assert texts(second) == ["Words of the second address"], "a second address of hers stays on its own"
    assert texts(known) == ["Words of the first address"]
    assert set(ids()) == {"e1@example.com", "e2@example.com"}
    forgotten(known, work_off)
    assert second.send("GET", "/me").status_code == 200
    assert texts(by_mail(tea_house, "e2@example.com")) == ["Words of the second address"]


def test_a_pen_of_before_brings_her_to_who_she_is_now(tea_house, signer):
    first = by_mail(tea_house, "e1@example.com")
    waiting = ask(tea_house, "e2@example.com", guest=first.bearer)
    known = vouched(signer, also=first.bearer)
    known.review(email=None, text="Words of hers")
    vouched(signer, sub="2", email="e1@example.com", email_verified=True)
    now = GuestOnStage(tea_house, waiting.type().json["bearer"])
    assert texts(now) == ["Words of hers"]
    assert set(ids()) == {"e1@example.com", "e2@example.com"}
