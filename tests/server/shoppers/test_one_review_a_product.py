"""One shopper has one review of a product, under her name, with all that others have said of it."""

import re
from itertools import product as every

import pytest
from goodword.lib.db import reading
from goodword.reviews.models import Review
from goodword.shoppers.models import Shopper
from PIL import Image
from sqlalchemy import select

from tests.letters import newest, pressed, text_of
from tests.pictures import saved
from tests.tokens import signer_of, vouch, vouched


@pytest.fixture(autouse=True)
def _at_once(tea_house):
    tea_house.set(confirm_guests=False)


def withdraw(whose, review: str) -> None:
    assert whose.send("DELETE", f"/reviews/{review}").status_code == 204


def counted(shop) -> list[str]:
    page = shop.reviews()
    assert page["rating"]["count"] == len(page["data"])
    return [one["text"] for one in page["data"]]


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_whatever_the_order_of_joining_withdrawing_and_restoring(tea_house):
    """Of both reviews each is there or withdrawn before; whatever is restored after, one is counted at most."""
    signer = signer_of(tea_house)
    outcomes = {}
    for number, taken in enumerate(every((False, True), repeat=2)):
        guest, known = tea_house.guest(), vouched(signer, sub=str(number), name="Anna")
        ids = (
            known.review(text=f"Said signed in {number}").json["id"],
            guest.review(text=f"Said by key {number}").json["id"],
        )
        for whose, review, is_taken in zip((known, guest), ids, taken, strict=True):
            if is_taken:
                withdraw(whose, review)
        assert vouch(tea_house, signer.token(sub=str(number)), guest=guest.bearer).status_code == 201
        hers = [text for text in counted(tea_house) if text.endswith(str(number))]
        for review in ids:
            known.send("POST", f"/reviews/{review}/restore", {})
        after = [text for text in counted(tea_house) if text.endswith(str(number))]
        outcomes[taken] = [text.removesuffix(f" {number}") for text in hers], len(after)
    assert outcomes == {
        (False, False): (["Said by key"], 1),
        (False, True): (["Said signed in"], 1),
        (True, False): (["Said by key"], 1),
        (True, True): ([], 1),
    }


def test_a_withdrawn_one_of_her_guests_is_hers_when_it_is_the_only_one(tea_house, anna):
    hers = anna.review().json["id"]
    withdraw(anna, hers)
    known = vouched(signer_of(tea_house), also=anna.bearer)
    assert known.send("POST", f"/reviews/{hers}/restore", {}).status_code == 200
    known.review(text="The same kettle again")
    assert counted(tea_house) == ["The same kettle again"]


def test_what_the_shop_has_hidden_does_not_become_a_second_one(tea_house, anna):
    signer = signer_of(tea_house)
    vouched(signer).review(text="Said signed in")
    hidden = anna.review(text="Said by key").json["id"]
    assert tea_house.manage("POST", f"/reviews/{hidden}/hide", {"reason": "spam"}).status_code == 200
    vouch(tea_house, signer.token(), guest=anna.bearer)
    assert tea_house.manage("GET", f"/reviews/{hidden}").json["status"] == "hidden"
    assert tea_house.manage("POST", f"/reviews/{hidden}/publish", {}).status_code == 409
    assert counted(tea_house) == ["Said signed in"]


def test_what_waited_for_an_address_that_is_hers_can_be_restored_when_she_is_known(tea_house, anna):
    tea_house.set(confirm_guests=True)
    hers = anna.review().json["id"]
    withdraw(anna, hers)
    known = vouched(signer_of(tea_house), email="anna@example.com", email_verified=True, also=anna.bearer)
    assert counted(tea_house) == []
    assert known.send("POST", f"/reviews/{hers}/restore", {}).json["status"] == "published"


@pytest.mark.parametrize("newest", ["by key", "signed in"])
def test_votes_photos_and_the_reply_follow(tea_house, anna, boris, newest):
    signer = signer_of(tea_house)
    known, vera = vouched(signer), tea_house.guest()
    writers = {"by key": anna, "signed in": known}
    order = sorted(writers, key=lambda each: each == newest)
    photos = {each: writers[each].photo(saved(shade)).json["id"] for each, shade in zip(order, shades(), strict=True)}
    ids = {each: writers[each].review(text=f"Said {each}", photos=[photos[each]]).json["id"] for each in order}
    for voter, wanted in ((boris, order), (vera, ["by key"]), (known, ["by key"]), (anna, ["signed in"])):
        for each in wanted:
            assert voter.send("PUT", f"/reviews/{ids[each]}/vote", {}).status_code == 200
    assert tea_house.manage("PUT", f"/reviews/{ids['by key']}/reply", {"text": "Thank you"}).status_code == 200
    vouch(tea_house, signer.token(), guest=anna.bearer)
    (review,) = tea_house.reviews()["data"]
    assert (review["id"], review["text"]) == (ids["signed in"], f"Said {newest}")
    assert review["helpful"] == 2, "Boris once and Vera; her own hands do not count"
    assert [one["id"] for one in review["media"]] == [photos[newest], photos[order[0]]]
    assert review["reply"]["text"] == "Thank you"
    assert tea_house.reviews()["counts"]["media"] == 1


def shades():
    return [Image.new("RGB", (64, 48), colour) for colour in ("teal", "olive")]


def test_a_reply_to_the_words_that_stand_stays(tea_house, anna):
    signer = signer_of(tea_house)
    known = vouched(signer)
    older, newer = anna.review(text="Said first").json["id"], known.review(text="Said later").json["id"]
    for review, text in ((newer, "To the later words"), (older, "To the first words")):
        tea_house.manage("PUT", f"/reviews/{review}/reply", {"text": text})
    vouch(tea_house, signer.token(), guest=anna.bearer)
    assert [one["reply"]["text"] for one in tea_house.reviews()["data"]] == ["To the later words"]


def test_what_she_wrote_as_a_guest_bears_her_name_when_she_is_known(tea_house, anna):
    anna.review(name="Anya", text="Said as a guest")
    vouched(signer_of(tea_house), name="Anna P.", also=anna.bearer)
    assert [one["author"] for one in tea_house.reviews()["data"]] == ["Anna P."]
    with reading() as session:
        assert session.scalars(select(Shopper.former_names)).one() == ["Anya"]
        assert session.scalars(select(Review.author_name)).all() == ["Anna P."]


def test_asked_to_be_an_expert_under_two_addresses_she_is_one_until_neither_holds(tea_house, press_invitation):
    signer = signer_of(tea_house)
    known = vouched(signer)
    known.review(text="Said as an expert")
    asked = {}
    for address, is_removed in (("yulia@example.com", True), ("anna@example.com", False), ("yulia@example.com", False)):
        asked[address] = press_invitation(address)
        if is_removed:
            tea_house.manage("DELETE", f"/experts/{asked[address]}")
        other = tea_house.known(email=address)
        assert vouch(tea_house, signer.token(), guest=other.bearer).status_code == 201
        assert is_expert(tea_house, known) == (not is_removed)
    for address, still in (("anna@example.com", True), ("yulia@example.com", False)):
        assert tea_house.manage("DELETE", f"/experts/{asked[address]}").status_code == 200
        assert is_expert(tea_house, known) == still


def is_expert(shop, known) -> bool:
    """By her own face and beside her review alike."""
    face = "expert" in known.send("GET", "/me").json["badges"]
    assert face == ("expert" in shop.reviews()["data"][0]["badges"])
    return face


@pytest.fixture
def press_invitation(tea_house, house, work_off):
    """Somebody is invited under an address, and presses the button in her letter; the expert's id."""

    def press(email: str) -> str:
        asked = tea_house.manage("POST", "/experts", {"email": email, "name": "Anna", "topics": ["kettles"]})
        assert asked.status_code == 201, asked.text
        work_off()
        link = re.search(r"http://goodword\.test(/expert/\S+)", text_of(newest(house.mailbox)))
        assert pressed(house.client, link[1]).status_code == 200
        return asked.json["id"]

    return press
