"""What a post says: what she saw and agreed to, what she got for her words, and a link that nothing else carries."""

from datetime import timedelta

import pytest
from goodword.accounts.models import Account
from goodword.accounts.peers import peers
from goodword.contributions.models import Incentive
from goodword.feeds import voices
from goodword.feeds.defaults import REWARDED
from goodword.feeds.models import Voice
from goodword.feeds.outbox import outbox
from goodword.feeds.rules import Pace
from goodword.lib import clock, ids
from goodword.lib.db import writing
from goodword.lib.errors import Invalid
from goodword.reviews.models import Review
from goodword.shares import keeping
from sqlalchemy import select, update

from tests.cast import new_words
from tests.server.feeds.stage import linked
from tests.server.feeds.test_her_choice import agreed, offered, posted, posts_of
from tests.server.on_sqlite import house_on_sqlite  # noqa: F401 - it is this file's house

NARROW = "A long greeting of the shop. " * 5 + "{product} {link}"
"""Of 300 letters a name of 80 and the sentence about the reward leave no room for it."""


@pytest.fixture(autouse=True)
def _words_alone(tea_house, monkeypatch):
    tea_house.set(confirm_guests=False)
    monkeypatch.setattr(keeping, "png_of", lambda _card: b"drawn")


def given_something(shop) -> None:
    with writing() as session:
        given = Incentive(shop_id=shop.id, id=ids.new(), kind="points")
        session.add(given)
        session.flush()
        session.execute(update(Review).values(incentive_id=given.id))


def spoken_by(shop, text: str) -> None:
    """A template of the shop's from before templates were measured as they are now."""
    with writing() as session:
        session.add(Voice(shop_id=shop.id, id=ids.new(), kind="review", locale="en", network="", text=text))


def test_what_she_got_is_said_however_long_the_template_and_the_products_name_are(far, anna, tea_house, work_off):
    with writing(), pytest.raises(Invalid):
        voices.checked(tea_house.shop, "review", "en", "", NARROW)
    spoken_by(tea_house.shop, NARROW)
    linked(anna)
    review = anna.review(product_facts={"name": "W" * 90, "url": "https://tea-house.test/kettle"}).json["id"]
    given_something(tea_house.shop)
    post = posted(anna, review, work_off)
    assert far.standing("by-key") == [post["text"]]
    assert post["text"].endswith(f"{REWARDED['en']}\n{post['link']}")
    assert post["length"] <= 300


def test_what_is_noted_after_a_post_was_offered_or_agreed_to_is_said_before_it_leaves(far, anna, tea_house, work_off):
    linked(anna)
    planned, queued = (anna.review(product=each).json["id"] for each in ("kettle", "cup"))
    post = offered(anna, planned)
    assert agreed(anna, offered(anna, queued)).json["state"] == "queued"
    given_something(tea_house.shop)
    assert agreed(anna, post).json["errors"][0]["code"] == "no_disclosure"
    work_off()
    assert far.calls["by-key publish"] == 0
    assert [each["state"] for each in posts_of(anna)] == ["planned", "planned"]
    for review in (planned, queued):
        assert REWARDED["en"] in posted(anna, review, work_off)["text"]
    assert all(REWARDED["en"] in text for text in far.standing("by-key"))


def test_what_she_saw_is_posted_and_her_edits_follow_in_the_template_that_she_agreed_to(far, anna, tea_house, work_off):
    def improved(review: str, text: str) -> None:
        form = {"token": anna.at.form(timedelta(minutes=1))}
        assert anna.send("PUT", f"/reviews/{review}", new_words(text=text, form=form)).json["status"] == "published"

    linked(anna, review=True)
    spoken_by(tea_house.shop, "Tea for me: {words} {link}")
    kettle, cup = (anna.review(product=each).json["id"] for each in ("kettle", "cup"))
    seen, kept = (next(each for each in posts_of(anna) if each["on"] == review) for review in (kettle, cup))
    assert agreed(anna, kept).status_code == 200
    work_off()
    with writing() as session:
        session.scalars(select(Voice)).one().text = "I adore {shop}! {words} {link}"
    improved(kettle, "Now it drips.")
    improved(cup, "It is chipped.")
    assert agreed(anna, seen, text=seen["text"]).status_code == 200
    work_off()
    assert far.standing("by-key") == [f"Tea for me: Pours exactly\nIt is chipped. {kept['link']}", seen["text"]]


def test_two_a_day_leave_whatever_is_taken_back_and_whichever_pen_has_linked_the_account(far, anna, boris, work_off):
    linked(anna)
    review = anna.review().json["id"]
    for _ in range(4):
        post = posted(anna, review, work_off)
        anna.send("DELETE", f"/me/posts/{post['id']}")
        work_off()
    linked(boris, as_whom="anna")
    posted(boris, boris.review(product="cup").json["id"], work_off)
    assert far.calls["by-key publish"] == 2
    [waiting] = posts_of(boris)
    assert waiting["state"] == "queued"
    assert waiting["next_at"] > (clock.now() + timedelta(hours=23)).strftime("%Y-%m-%dT%H:%M:%SZ")


def test_a_network_that_the_shop_leaves_out_gets_nothing_more(far, anna, tea_house, work_off):
    linked(anna)
    planned, queued, stands = (anna.review(product=each).json["id"] for each in ("kettle", "cup", "pot"))
    posted(anna, stands, work_off)
    post = offered(anna, planned)
    agreed(anna, offered(anna, queued))
    tea_house.set(post_networks="by-look")
    assert agreed(anna, post).status_code == 409
    assert anna.send("POST", "/me/posts", {"on": planned}).json["data"] == []
    work_off()
    assert len(far.standing("by-key")) == 1
    states = {each["on"]: each["state"] for each in posts_of(anna)}
    assert states == {planned: "planned", queued: "undone", stands: "sent"}
    anna.send("DELETE", f"/me/posts/{next(each['id'] for each in posts_of(anna) if each['on'] == stands)}")
    work_off()
    assert far.standing("by-key") == []


def test_what_she_shares_by_hand_is_never_taken_for_a_post_of_ours(far, anna, work_off, monkeypatch):
    monkeypatch.setattr(outbox, "pace", Pace(look_after=Pace().look_after * 0))
    mastodon = peers.known["by-look"]
    mastodon.name = "mastodon"
    peers.connect({"mastodon": mastodon}, peers.http)
    linked(anna, "mastodon")
    review = anna.review().json["id"]
    shared = anna.send("POST", "/links", {"on": review}).json["networks"]
    [hers] = [each["url"] for each in shared if each["network"] == "mastodon"]
    far.posts["mastodon"] = [{"id": "hers", "key": "-", "text": f"In my own words {hers}", "link": hers}]
    far.fail_next[:] = ["500 before"]
    post = posted(anna, review, work_off)
    assert posts_of(anna)[0]["state"] == "sent"
    assert far.calls["mastodon find"] == 1
    anna.send("DELETE", f"/me/posts/{post['id']}")
    work_off()
    assert far.standing("mastodon") == [f"In my own words {hers}"]
    assert offered(anna, review)["link"] not in {post["link"], hers}


def test_a_server_where_not_even_the_link_fits_is_left_out(far, anna):
    linked(anna, "by-look")
    linked(anna, "by-key", review=True)
    with writing() as session:
        tiny = {"text": 5, "counting": "GRAPHEMES"}
        session.execute(update(Account).where(Account.network == "by-key").values(limits=tiny))
    review = anna.review()
    assert review.status_code == 201
    assert offered(anna, review.json["id"])["account"]["network"] == "by-look"
    assert len(posts_of(anna)) == 1
