"""The shop vouches for a shopper: its word is taken when all of it is right, and refused alike when anything is not."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import time_machine
from goodword.lib import clock
from goodword.lib.db import reading, writing
from goodword.shoppers import exchanging, vouching
from goodword.shoppers.models import Assertion, Guest, IdentitySecret, Purchase, Shopper, ShopperBearer
from goodword.shops.models import Shop
from sqlalchemy import func, select
from sqlalchemy.exc import NoResultFound
from werkzeug.test import Client

from tests.cast import GuestOnStage
from tests.tokens import Curve, Signer, signer_of, vouch, vouched


@pytest.fixture
def signer(tea_house) -> Signer:
    return signer_of(tea_house)


def rows(table) -> int:
    with reading() as session:
        return session.scalar(select(func.count()).select_from(table))


def test_she_is_known_at_once_by_the_shops_word(tea_house, signer):
    answer = vouch(tea_house, signer.token(email="anna@example.com", email_verified=True))
    assert answer.status_code == 201, answer.text
    assert answer.json["bearer"].startswith("shp_")
    assert answer.json["shopper"]["how"] == "shop"
    assert (answer.json["shopper"]["name"], answer.json["shopper"]["email_hint"]) == ("Anna", "a•••@example.com")
    known = GuestOnStage(tea_house, answer.json["bearer"])
    assert known.send("GET", "/me").json == answer.json["shopper"]
    assert known.review(email=None).json["status"] == "published"
    assert tea_house.reviews()["data"][0]["badges"] == ["email_confirmed"]


def test_the_same_word_gives_the_same_bearer_for_reload_back_and_a_second_tab(tea_house, signer):
    token = signer.token()
    first, *others = (vouch(tea_house, token) for _ in range(3))
    assert {each.json["bearer"] for each in others} == {first.json["bearer"]}
    assert rows(ShopperBearer) == 1
    with reading() as session:
        kept = [repr(vars(row)) for table in (Assertion, ShopperBearer) for row in session.scalars(select(table))]
    assert not any(first.json["bearer"] in each or token in each for each in kept)
    assert vouch(tea_house, signer.token()).json["bearer"] != first.json["bearer"]


def test_signed_out_the_same_word_does_not_sign_her_in_again(tea_house, signer):
    token = signer.token()
    known = GuestOnStage(tea_house, vouch(tea_house, token).json["bearer"])
    assert known.send("DELETE", "/shopper").status_code == 204
    assert vouch(tea_house, token).status_code == 401
    assert vouched(signer).send("GET", "/me").status_code == 200


def test_sub_is_who_she_is_and_one_name_is_two_people_in_two_shops(tea_house, rival, signer):
    vouched(signer), vouched(signer), vouched(signer_of(rival))
    assert rows(Shopper) == 2


def test_an_equal_address_alone_joins_nobody(tea_house, signer):
    by_mail = tea_house.known(email="anna@example.com")
    for verified in (False, True):
        known = vouched(signer, sub=f"shop-{verified}", email="anna@example.com", email_verified=verified)
        assert known.send("GET", "/me").json["email_hint"] is None
    assert by_mail.send("GET", "/me").json["email_hint"] == "a•••@example.com"
    assert rows(Shopper) == 3


def test_a_verified_address_joins_where_the_shop_allows_it_and_never_two_accounts_of_the_shop(tea_house, signer):
    tea_house.set(join_by_email=True)
    by_mail = tea_house.known(email="anna@example.com")
    written = by_mail.review(email=None).json["id"]
    stranger = vouched(signer, sub="boris", email="anna@example.com")
    assert stranger.send("GET", "/me").json["email_hint"] is None
    known = vouched(signer, email="anna@example.com", email_verified=True)
    assert known.review(email=None, rating=3).json["id"] == written
    other = vouched(signer, sub="another account", email="anna@example.com", email_verified=True)
    assert other.review(email=None, rating=1).json["id"] != written


def test_what_she_bought_makes_her_review_verified_and_only_of_that(tea_house, signer):
    orders = [{"id": 1001, "at": "2026-03-01", "products": ["kettle", "KTL-12"]}, {"id": "1002", "products": []}]
    known = vouched(signer, orders=orders)
    vouched(signer, orders=orders)
    assert rows(Purchase) == 2
    known.review(email=None)
    known.review(email=None, product="pot")
    assert tea_house.reviews()["data"][0]["badges"] == ["verified_buyer"]
    assert tea_house.reviews()["counts"]["verified"] == 1
    assert tea_house.reviews("pot")["data"][0]["badges"] == []
    vouched(signer, orders=[{"id": "1003", "products": ["pot"]}])
    known.review(email=None, product="pot", rating=4)
    assert tea_house.reviews("pot")["data"][0]["badges"] == ["verified_buyer"]
    assert tea_house.reviews("pot")["counts"]["verified"] == 1


def test_two_secrets_live_at_once_so_that_they_can_be_changed(tea_house, signer):
    second = signer_of(tea_house)
    with pytest.raises(Exception, match="are live: revoke one of them first"):
        signer_of(tea_house)
    assert [vouch(tea_house, one.token()).status_code for one in (signer, second)] == [201, 201]
    with writing() as session:
        vouching.revoke(shop=session.get_one(Shop, tea_house.shop.id), kid=signer.kid)
    assert [vouch(tea_house, one.token()).status_code for one in (signer, second)] == [401, 201]
    signer_of(tea_house)
    with reading() as session:
        kept = session.scalars(select(IdentitySecret).order_by(IdentitySecret.id)).all()
    assert [row.sealed is None for row in kept] == [True, False, False]
    assert not any(one.secret in repr(vars(row)) for one in (signer, second) for row in kept)


def test_a_key_that_only_the_shop_has_signs_as_well(tea_house, signer):
    curve = Curve()
    with writing() as session:
        kid = vouching.add_key(shop=session.get_one(Shop, tea_house.shop.id), pem=curve.public).kid
    token = curve.signed(signer.header(alg="ES256", kid=kid), signer.claims())
    assert vouch(tea_house, token).status_code == 201
    with_pem_as_secret = signer.signed(signer.header(kid=kid), signer.claims(), secret=curve.public)
    assert vouch(tea_house, with_pem_as_secret).status_code == 401
    for pem, why in ((curve.private, "private half"), (b"nonsense", "not the public key"), (p384(), "P-256")):
        with writing() as session, pytest.raises(Exception, match=why):
            vouching.add_key(shop=session.get_one(Shop, tea_house.shop.id), pem=pem)


def p384() -> bytes:
    from cryptography.hazmat.primitives.asymmetric import ec

    return Curve(ec.SECP384R1()).public


def test_a_shop_that_does_not_vouch_takes_no_word(tea_house, signer):
    tea_house.set(identity="off")
    assert vouch(tea_house, signer.token()).status_code == 401
    tea_house.set(identity="enforce")
    assert vouch(tea_house, signer.token()).status_code == 201


def test_its_life_is_its_own_and_ours_is_not_longer(tea_house, signer):
    token, begun = signer.token(), clock.now()
    with time_machine.travel(begun + timedelta(seconds=299)):
        assert vouch(tea_house, token).status_code == 201
    with time_machine.travel(begun + timedelta(seconds=301)):
        assert vouch(tea_house, token).status_code == 401
        exchanging.forget_old()
        assert vouch(tea_house, token).status_code == 401
    assert rows(Assertion) == 0


def test_a_clock_may_be_ahead_by_half_a_minute(tea_house, signer):
    now = int(time.time())
    assert vouch(tea_house, signer.token(iat=now + 25, exp=now + 325)).status_code == 201
    assert vouch(tea_house, signer.token(iat=now + 35, exp=now + 335)).status_code == 401


def test_the_secret_of_a_row_opens_in_no_other_row(tea_house, rival, signer):
    other = signer_of(rival)
    with writing() as session:
        mine, theirs = (
            session.scalars(select(IdentitySecret).where(IdentitySecret.kid == one.kid)).one()
            for one in (signer, other)
        )
        theirs.sealed = mine.sealed
    with pytest.raises(Exception, match="sealed for another place"), reading():
        vouching.opened(theirs)


def test_nothing_of_hers_is_read_by_the_id_of_another_shop(rival, signer):
    known = vouched(signer)
    assert known.at.house.send("GET", f"{rival.at}/me", bearer=known.bearer, origin=rival.origin).status_code == 401
    with reading() as session, pytest.raises(NoResultFound):
        session.get_one(Shopper, (rival.shop.id, session.scalars(select(Shopper)).one().id))


def test_a_wrong_guest_key_beside_a_right_word_costs_nothing(tea_house, signer):
    assert vouch(tea_house, signer.token(), guest="gst_nobody").status_code == 201
    assert vouch(tea_house, signer.token(), guest="shp_nobody").status_code == 201


def test_pages_opened_at_once_find_one_shopper_with_one_pen(tea_house, signer):
    same = signer.token()
    tokens = [same, signer.token(), same, signer.token(), same, signer.token()]

    def bring(token: str) -> str:
        client = Client(tea_house.house.client.application)
        said = {"json": {"assertion": token}, "headers": {"Origin": tea_house.origin}}
        answer = client.post(f"{tea_house.at}/shopper", **said)
        assert answer.status_code == 201, answer.text
        return answer.json["bearer"]

    with ThreadPoolExecutor(6) as pool:
        bearers = list(pool.map(bring, tokens))
    assert len(set(bearers)) == 4
    assert len({bearers[at] for at in (0, 2, 4)}) == 1
    assert (rows(Shopper), rows(Guest), rows(ShopperBearer)) == (1, 1, 4)
