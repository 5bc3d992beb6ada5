"""A guest turns out to be a shopper, or two shoppers one: by proof only, and nothing is lost or counted twice."""

from datetime import timedelta

from goodword.contributions.models import Flag, Revision, Vote
from goodword.lib import clock
from goodword.lib.db import reading, writing
from goodword.media.models import Photo
from goodword.moderation.models import Sighting
from goodword.reviews.models import Review
from goodword.shoppers.models import Guest, Purchase, Shopper, ShopperBearer
from sqlalchemy import func, select, update

from tests.cast import new_words
from tests.server.shoppers.signs import ask
from tests.tokens import signer_of, vouch, vouched


def pens() -> dict[str | None, object]:
    """The pen of each shopper, by her name."""
    with reading() as session:
        return {one.name: one.guest_id for one in session.scalars(select(Shopper))}


def everything_by(table, column: str = "guest_id") -> set[object]:
    with reading() as session:
        return set(session.scalars(select(getattr(table, column))))


def test_what_a_guest_did_is_the_shoppers_who_holds_her_key(tea_house, anna, boris):
    tea_house.set(confirm_guests=False)
    others = boris.review(product="pot").json["id"]
    hers = anna.review().json["id"]
    anna.photo()
    assert anna.send("PUT", f"/reviews/{others}/vote", {}).json["helpful"] == 1
    assert anna.send("POST", f"/reviews/{others}/flags", {"reason": "spam"}).status_code == 201
    known = vouched(signer_of(tea_house), also=anna.bearer)
    pen = pens()["Anna"]
    assert everything_by(Vote, "id") == everything_by(Flag, "id") == everything_by(Photo) == {pen}
    with reading() as session:
        review = session.scalars(select(Review).where(Review.author_name == "Anna", Review.product_id.is_not(None)))
        assert {(one.guest_id, one.shopper_id is None) for one in review if one.guest_id == pen} == {(pen, False)}
    assert known.send("PUT", f"/reviews/{others}/vote", {}).json["helpful"] == 1
    assert known.send("DELETE", f"/reviews/{others}/vote").json["helpful"] == 0
    assert known.send("PUT", f"/reviews/{hers}", new_words(rating=3)).status_code == 200
    assert anna.send("PUT", f"/reviews/{hers}", new_words(rating=1)).status_code == 401, "the key opens nothing more"


def test_a_review_that_waited_for_her_letter_arrives(tea_house, anna, house, work_off, press_button):
    waiting = anna.review().json
    assert waiting["status"] == "unconfirmed"
    vouched(signer_of(tea_house), also=anna.bearer, email="anna@example.com", email_verified=True)
    assert tea_house.reviews()["data"][0]["id"] == waiting["id"]
    assert "it is published" in press_button(), "her old letter says how it stands"
    assert tea_house.reviews()["rating"]["count"] == 1


def test_two_reviews_of_one_product_become_one_and_the_newest_words_stand(tea_house, anna):
    tea_house.set(confirm_guests=False)
    signer = signer_of(tea_house)
    known = vouched(signer)
    first = known.review(email=None, rating=2, text="The lid drips.").json["id"]
    later = anna.review(rating=4, text="A new lid came.").json["id"]
    assert tea_house.reviews()["rating"]["count"] == 2
    vouched(signer, also=anna.bearer)
    page = tea_house.reviews()
    assert (page["rating"]["count"], page["rating"]["histogram"]["4"]) == (1, 1)
    assert [(one["id"], one["text"]) for one in page["data"]] == [(first, "A new lid came.")]
    assert tea_house.manage("GET", f"/reviews/{later}").json["status"] == "replaced"
    assert revisions() == ["The lid drips."]


def test_older_words_do_not_take_the_place_of_newer_ones_and_are_kept(tea_house, anna):
    tea_house.set(confirm_guests=False)
    signer = signer_of(tea_house)
    photo = anna.photo().json["id"]
    anna.review(rating=4, text="Fine at first.", photos=[photo])
    vouched(signer).review(email=None, rating=2, text="The lid drips now.")
    vouched(signer, also=anna.bearer)
    page = tea_house.reviews()
    assert [(one["rating"], one["text"]) for one in page["data"]] == [(2, "The lid drips now.")]
    assert [one["id"] for one in page["data"][0]["media"]] == [photo], "her photo follows"
    assert (page["rating"]["count"], page["counts"]["media"]) == (1, 1)
    assert revisions() == ["Fine at first."]


def test_what_readers_have_flagged_stays_with_the_shop_though_it_becomes_another_review_of_hers(tea_house, anna, boris):
    tea_house.set(confirm_guests=False)
    signer = signer_of(tea_house)
    hers = vouched(signer).review(email=None, rating=2, text="The lid drips.").json["id"]
    flagged = anna.review(rating=4, text="A new lid came.").json["id"]
    for reader in (boris, tea_house.guest(), tea_house.guest()):
        assert reader.send("POST", f"/reviews/{flagged}/flags", {"reason": "spam"}).status_code == 201
    vouched(signer, also=anna.bearer)
    (case,) = tea_house.manage("GET", "/cases?state=open").json["data"]
    assert (case["target"], case["opened_by"], case["numbers"]["flags"]) == (hers, "flags", 3)
    assert boris.send("POST", f"/reviews/{hers}/flags", {"reason": "spam"}).status_code == 201
    with reading() as session:
        assert [one.target_id.hex for one in session.scalars(select(Flag))] == [hers.removeprefix("rev_")] * 3


def revisions() -> list[str]:
    with reading() as session:
        return [row.said["text"] for row in session.scalars(select(Revision))]


def test_her_own_vote_for_her_own_words_is_taken_back(tea_house, anna, boris):
    tea_house.set(confirm_guests=False)
    signer = signer_of(tea_house)
    known = vouched(signer)
    hers = known.review(email=None).json["id"]
    for one in (anna, boris):
        one.send("PUT", f"/reviews/{hers}/vote", {})
    assert tea_house.reviews()["data"][0]["helpful"] == 2
    vouched(signer, also=anna.bearer)
    assert tea_house.reviews()["data"][0]["helpful"] == 1
    known.send("PUT", f"/reviews/{hers}/vote", {})
    assert tea_house.reviews()["data"][0]["helpful"] == 1


def test_a_vote_with_both_hands_counts_once(tea_house, anna, boris):
    tea_house.set(confirm_guests=False)
    signer = signer_of(tea_house)
    known, others = vouched(signer), boris.review().json["id"]
    for one in (known, anna):
        one.send("PUT", f"/reviews/{others}/vote", {})
    assert tea_house.reviews()["data"][0]["helpful"] == 2
    vouched(signer, also=anna.bearer)
    assert tea_house.reviews()["data"][0]["helpful"] == 1
    with reading() as session:
        assert session.scalar(select(func.count()).select_from(Vote)) == 1


def test_what_somebody_else_confirmed_in_the_same_browser_stays_hers(tea_house, anna, press_button):
    """Vera wrote on the shared laptop and pressed the button in her own letter; then Anna signs in there."""
    veras = anna.review(name="Vera", email="vera@example.com").json["id"]
    press_button()
    known = vouched(signer_of(tea_house), also=anna.bearer)
    assert known.send("PUT", f"/reviews/{veras}", new_words(rating=1)).status_code == 404
    assert anna.send("PUT", f"/reviews/{veras}", new_words(rating=4)).status_code == 401, "the key is Anna's now"
    assert tea_house.known(email="vera@example.com").send("PUT", f"/reviews/{veras}", new_words()).status_code == 200


def test_two_shoppers_proven_in_one_sitting_become_one(tea_house, boris):
    tea_house.set(confirm_guests=False)
    signer = signer_of(tea_house)
    others = boris.review(product="cups").json["id"]
    by_mail = tea_house.known(name="Anna", email="anna@example.com")
    for product in ("kettle", "pot"):
        by_mail.review(email=None, product=product, rating=2, text="Said by mail.")
    by_mail.send("PUT", f"/reviews/{others}/vote", {})
    known = vouched(signer, orders=[{"id": "7", "products": ["pot"]}])
    known.review(email=None, rating=5, text="Said at the shop.")
    known.send("PUT", f"/reviews/{others}/vote", {})
    assert vouch(tea_house, signer.token(), guest=by_mail.bearer).status_code == 201
    assert [(r["text"], r["rating"]) for r in tea_house.reviews()["data"]] == [("Said at the shop.", 5)]
    assert tea_house.reviews("pot")["data"][0]["badges"] == ["verified_buyer"]
    assert tea_house.reviews("cups")["data"][0]["helpful"] == 1
    assert by_mail.send("GET", "/me").json["type"].endswith("identity-expired")
    assert known.send("GET", "/me").json["email_hint"] == "a•••@example.com"
    with reading() as session:
        gone = session.scalars(select(Shopper).where(Shopper.joined_to.is_not(None))).one()
        assert (gone.email, gone.name, gone.ref) == (None, None, None)
        assert session.scalars(select(Purchase.shopper_id)).all() == [gone.joined_to]
        left = select(func.count()).select_from(Review).where(Review.shopper_id == gone.id)
        assert session.scalar(left) == 0
    assert tea_house.known(email="anna@example.com").send("GET", "/me").json["name"] == "Anna"


def test_an_old_bearer_brings_nobody_elses_address_to_her(tea_house):
    """Whoever finds Vera's bearer has a mailbox too: it proves that mailbox, and nothing about Vera."""
    vera = vouched(signer_of(tea_house), sub="7", name="Vera")
    prove_long_ago()
    other = ask(tea_house, "mallory@example.com", guest=vera.bearer).type().json["shopper"]
    assert (other["name"], other["email_hint"]) == (None, "m•••@example.com")
    assert vera.send("GET", "/me").json["email_hint"] is None
    assert vera.send("POST", "/me/export", {}).json["type"].endswith("fresh-proof-needed")


def test_an_account_of_ones_own_takes_nobody_over_with_an_old_bearer(tea_house):
    vera = tea_house.known(name="Vera", email="vera@example.com")
    prove_long_ago()
    other = vouched(signer_of(tea_house), sub="8", name="Mallory", also=vera.bearer)
    assert vera.send("GET", "/me").json["name"] == "Vera"
    assert other.send("GET", "/me").json["email_hint"] is None


def test_a_key_has_no_power_over_the_words_of_a_shopper_who_signs_in(tea_house, boris, press_button, work_off):
    """Boris gave Vera's address, and she pressed the button of a letter that she had not asked for."""
    veras = boris.review(name="Vera", email="vera@example.com").json["id"]
    press_button()
    tea_house.known(email="vera@example.com")
    assert boris.send("PUT", f"/reviews/{veras}", new_words(rating=1)).status_code == 404
    assert boris.send("DELETE", f"/reviews/{veras}").status_code == 404
    assert boris.send("GET", "/me/contributions").json["data"] == []
    boris.send("POST", "/me/erase", {"keep_words": False})
    work_off()
    assert [one["author"] for one in tea_house.reviews()["data"]] == ["Vera"]


def prove_long_ago() -> None:
    """All that was proven was proven eleven minutes ago."""
    with writing() as session:
        session.execute(update(ShopperBearer).values(proven_at=clock.now() - timedelta(minutes=11)))


def test_two_accounts_of_the_shop_stay_two(tea_house):
    signer = signer_of(tea_house)
    first = vouched(signer, sub="1", name="Anna")
    vouched(signer, sub="2", name="Boris", also=first.bearer)
    assert first.send("GET", "/me").json["name"] == "Anna"
    assert len(set(pens().values())) == 2


def test_joining_again_changes_nothing(tea_house, anna):
    tea_house.set(confirm_guests=False)
    signer, hers = signer_of(tea_house), anna.review().json["id"]
    for _ in range(3):
        vouched(signer, also=anna.bearer)
    assert [one["id"] for one in tea_house.reviews()["data"]] == [hers]
    assert len(everything_by(ShopperBearer, "shopper_id")) == 1
    assert len(everything_by(Guest, "id")) == 2


def test_what_was_seen_of_the_guest_was_seen_of_the_shopper(tea_house, anna):
    anna.review()
    vouched(signer_of(tea_house), also=anna.bearer)
    assert everything_by(Sighting) == {pens()["Anna"]}
