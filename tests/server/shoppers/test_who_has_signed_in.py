"""What comes along when Anna signs in: what she wrote by her key, what the shop knows of her, and nobody else's."""

import threading
from datetime import timedelta

from goodword.lib.db import reading, session
from goodword.shoppers.models import ShopperBearer, SignIn
from sqlalchemy import func, select

from tests.cast import TEA_HOUSE, new_words
from tests.server.shoppers.signs import ask


def bearers() -> int:
    with reading():
        return session().scalar(select(func.count()).select_from(ShopperBearer)) or 0


def me(shop, bearer: str):
    return shop.house.send("GET", f"{shop.at}/me", bearer=bearer, origin=shop.origin)


def test_two_who_finish_at_once_with_a_new_address_are_one(house, tea_house):
    """On PostgreSQL the second waits at the first one's row; on SQLite for its turn."""
    pair = [ask(tea_house) for _ in range(2)]
    codes: list[int] = []
    threads = [threading.Thread(target=lambda one=one: codes.append(one.type().status_code)) for one in pair]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert codes == [200, 200]
    with reading():
        assert len(set(session().scalars(select(SignIn.shopper_id)))) == 1


def test_what_she_wrote_as_a_guest_is_hers(tea_house, anna):
    review = anna.review(product="pot").json["id"]
    known = ask(tea_house, guest=anna.bearer).type().json["bearer"]
    hers = tea_house.house.send(
        "PUT", f"{tea_house.at}/reviews/{review}", new_words(form=form_of(tea_house)), bearer=known, origin=TEA_HOUSE
    )
    assert hers.status_code == 200, hers.text
    assert anna.send("PUT", f"/reviews/{review}", new_words(form=form_of(tea_house))).status_code == 401


def test_a_key_that_opens_nothing_takes_nothing_along(tea_house, rival):
    for guest in ("gst_unknown", "shp_unknown", "", rival.guest().bearer):
        assert ask(tea_house, guest=guest).type().status_code == 200


def test_a_shopper_of_the_shops_proves_her_address_beside(tea_house):
    vouched = tea_house.known(name="Anna", how="shop")
    known = ask(tea_house, guest=vouched.bearer).type().json
    assert known["shopper"]["name"] == "Anna"
    assert known["shopper"]["email_hint"] == "a•••@example.com"
    assert vouched.send("GET", "/me").json["email_hint"] == "a•••@example.com", "it is one shopper"
    again = ask(tea_house).type().json
    assert again["shopper"]["name"] == "Anna"


def test_a_second_address_stays_on_its_own(tea_house):
    first = tea_house.known(name="Anna", email="anna@work.test")
    second = ask(tea_house, guest=first.bearer).type().json
    assert second["shopper"]["name"] is None
    assert first.send("GET", "/me").json["email_hint"] == "a•••@work.test"


def form_of(shop) -> dict[str, str]:
    return {"token": shop.form(timedelta(minutes=1))}
