"""Nothing is posted without her yes; what she takes back goes; what she wrote and what stands there agree."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from goodword.contributions.models import Incentive
from goodword.feeds.models import Post
from goodword.lib import clock, ids
from goodword.lib.db import writing
from goodword.media.storage import storage
from goodword.reviews.models import Review
from sqlalchemy import select, update

from tests.cast import a_comment, new_words
from tests.server.feeds.stage import linked


@pytest.fixture(autouse=True)
def _no_letters(tea_house):
    tea_house.set(confirm_guests=False)


def posts_of(person) -> list[dict]:
    return person.send("GET", "/me/posts").json["data"]


def offered(person, about: str) -> dict:
    answer = person.send("POST", "/me/posts", {"on": about})
    assert answer.status_code == 200, answer.text
    return answer.json["data"][0]


def agreed(person, post: dict, **said):
    return person.send("PUT", f"/me/posts/{post['id']}", said)


def posted(person, about: str, work_off) -> dict:
    post = offered(person, about)
    assert agreed(person, post).status_code == 200
    work_off()
    return post


def test_a_published_review_is_offered_where_she_chose_it_and_posted_when_she_says_yes(far, anna, work_off):
    linked(anna, "by-key", review=True)
    linked(anna, "by-look")
    review = anna.review().json["id"]
    work_off()
    [post] = posts_of(anna)
    assert post.items() >= {"state": "planned", "on": review, "kind": "review"}.items()
    assert "It pours where I look." in post["text"]
    assert post["link"] in post["text"]
    assert post["length"] <= post["limit"] == 300
    assert far.standing("by-key") == []
    assert agreed(anna, post).json["state"] == "queued"
    work_off()
    assert far.standing("by-key") == [post["text"]]
    assert posts_of(anna)[0].items() >= {"state": "sent", "url": "https://far.test/1"}.items()
    assert agreed(anna, post).status_code == 409


def test_she_words_it_herself_and_what_does_not_fit_is_refused_by_field(far, anna, boris, work_off):
    linked(anna)
    post = offered(anna, anna.review().json["id"])
    for text, code in ((f"{'long ' * 80}{post['link']}", "too_long"), ("No link", "no_link")):
        answer = agreed(anna, post, text=text)
        assert (answer.status_code, answer.json["errors"][0]) == (
            422, answer.json["errors"][0] | {"pointer": "/text", "code": code},
        )  # fmt: skip
    assert agreed(boris, post).status_code == 404
    mine = f"Listen: it pours. {post['link']}"
    assert agreed(anna, post, text=mine).status_code == 200
    work_off()
    assert far.standing("by-key") == [mine]


def test_not_now_is_not_asked_again_and_undo_takes_it_away_at_the_network(far, anna, work_off):
    linked(anna, review=True)
    review = anna.review().json["id"]
    [post] = posts_of(anna)
    assert anna.send("DELETE", f"/me/posts/{post['id']}").json["state"] == "undone"
    posted(anna, review, work_off)
    assert len(far.standing("by-key")) == 1
    assert anna.send("DELETE", f"/me/posts/{post['id']}").status_code == 200
    work_off()
    assert far.standing("by-key") == []
    assert posts_of(anna)[0]["state"] == "undone"


def test_more_than_two_a_day_wait_for_the_next_free_moment(far, anna, work_off):
    linked(anna)
    for product in ("kettle", "pot", "cup"):
        posted(anna, anna.review(product=product).json["id"], work_off)
    assert len(far.standing("by-key")) == 2
    waiting = [each for each in posts_of(anna) if each["state"] == "queued"]
    assert len(waiting) == 1
    assert waiting[0]["next_at"] > (clock.now() + timedelta(hours=23)).strftime("%Y-%m-%dT%H:%M:%SZ")


def test_quiet_hours_are_kept(far, anna, work_off):
    hour = clock.now().hour
    account = linked(anna, review=True, quiet_from=hour, quiet_until=(hour + 2) % 24, time_zone="UTC")
    posted(anna, anna.review().json["id"], work_off)
    assert account
    assert far.standing("by-key") == []
    assert posts_of(anna)[0]["state"] == "queued"


def test_a_choice_taken_back_before_it_leaves_is_seen(far, anna, work_off):
    account = linked(anna, review=True)
    anna.review()
    [post] = posts_of(anna)
    assert agreed(anna, post).status_code == 200
    nothing = {"review": False, "answer": False, "comment": False}
    assert anna.send("PUT", f"/me/accounts/{account}", nothing).status_code == 200
    work_off()
    assert far.calls["by-key publish"] == 0
    assert posts_of(anna)[0]["state"] == "undone"


def test_new_words_reach_the_post_where_the_network_can_and_her_own_wording_stays(far, anna, work_off):
    for network in ("by-key", "neither"):
        linked(anna, network)
    review = anna.review().json["id"]
    anna.send("POST", "/me/posts", {"on": review})
    for post in posts_of(anna):
        assert agreed(anna, post).status_code == 200
    work_off()
    form = {"token": anna.at.form(timedelta(minutes=1))}
    improved = anna.send("PUT", f"/reviews/{review}", new_words(text="It has begun to drip.", form=form))
    assert improved.json["status"] == "published", improved.json
    work_off()
    assert "It has begun to drip." in far.standing("by-key")[0]
    assert "It pours where I look." in far.standing("neither")[0]
    left = {each["account"]["network"]: each["error"] for each in posts_of(anna)}
    assert left == {"by-key": None, "neither": "cannot be changed there"}


@pytest.mark.parametrize("by", ["her", "the shop"])
def test_words_that_nobody_sees_any_more_are_taken_away_at_the_network(far, anna, tea_house, work_off, by):
    linked(anna)
    review = anna.review().json["id"]
    posted(anna, review, work_off)
    if by == "her":
        assert anna.send("DELETE", f"/reviews/{review}").status_code in {200, 204}
    else:
        assert tea_house.manage("POST", f"/reviews/{review}/hide", {"reason": "spam"}).status_code == 200
    work_off()
    assert far.standing("by-key") == []
    assert posts_of(anna)[0]["state"] == "withdrawn"


def test_what_she_got_for_her_words_is_said(far, anna, tea_house, work_off):
    linked(anna)
    review = anna.review().json["id"]
    with writing() as session:
        given = Incentive(shop_id=tea_house.shop.id, id=ids.new(), kind="points")
        session.add(given)
        session.flush()
        session.execute(update(Review).values(incentive_id=given.id))
    post = offered(anna, review)
    assert "something in return" in post["text"]
    hidden = agreed(anna, post, text=f"Just so. {post['link']}")
    assert hidden.json["errors"][0]["code"] == "no_disclosure"


def test_templates_take_turns(far, anna, tea_house, work_off):
    linked(anna)
    names = ("kettle", "pot", "cup", "tray")
    texts = [offered(anna, anna.review(product=name).json["id"])["text"] for name in names]
    shapes = [text.replace(name, "it").partition("/s/")[0] for text, name in zip(texts, names, strict=True)]
    assert len(set(shapes[:3])) == 3
    assert shapes[3] == shapes[0]
    with writing() as session:
        assert len({row.voice for row in session.scalars(select(Post))}) == 3


def test_a_picture_that_cannot_be_drawn_costs_no_post(far, anna, work_off, monkeypatch):
    monkeypatch.setattr(storage, "store", None)
    linked(anna)
    far.fail_next = ["refused"]
    posted(anna, anna.review().json["id"], work_off)
    assert posts_of(anna)[0].items() >= {"state": "queued", "error": "later"}.items()
    posted(anna, anna.review(product="cup").json["id"], work_off)
    assert posts_of(anna)[0]["state"] == "sent"


def test_the_link_of_a_posted_comment_leads_to_what_it_stands_on(far, anna, boris, work_off):
    linked(anna)
    review = boris.review(name="Boris", email="boris@example.com").json["id"]
    form = {"token": anna.at.form(timedelta(minutes=1))}
    comment = anna.send("POST", "/comments", a_comment(on=review, form=form)).json["id"]
    link = urlsplit(posted(anna, comment, work_off)["link"])
    assert anna.at.house.get(link.path).headers["Location"].startswith(f"/r/{review}?via=")
    assert anna.send("DELETE", f"/comments/{comment}").status_code == 204
    assert anna.at.house.get(link.path).status_code in {302, 404}


def test_while_she_words_it_the_network_counts_and_nothing_is_kept(far, anna, boris, work_off):
    linked(anna)
    post = offered(anna, anna.review().json["id"])
    assert "It pours where I look." in post["card"]["description"]
    assert "/card.png?v=" in post["card"]["picture"]
    for text, code in (("No link", "no_link"), ("ж" * 300 + post["link"], "too_long"), (post["link"], None)):
        fit = anna.send("POST", f"/me/posts/{post['id']}/fit", {"text": text})
        assert fit.json == {"length": len(text), "limit": 300, "code": code}
        assert boris.send("POST", f"/me/posts/{post['id']}/fit", {"text": text}).status_code == 404
    assert posts_of(anna)[0]["text"] == post["text"]


def test_what_nobody_knows_is_settled_by_her_who_has_looked(far, anna, work_off):
    linked(anna, "neither")
    far.fail_next.append("lost")
    post = posted(anna, anna.review().json["id"], work_off)
    assert posts_of(anna)[0]["state"] == "unknown"
    assert anna.send("POST", f"/me/posts/{post['id']}/stands", {}).json["state"] == "sent"
    assert anna.send("POST", f"/me/posts/{post['id']}/stands", {}).status_code == 409
    assert len(far.standing("neither")) == 1


def test_an_account_that_the_network_has_ended_is_told_until_she_links_it_again(far, anna, work_off):
    linked(anna)
    far.fail_next.append("unlinked")
    posted(anna, anna.review().json["id"], work_off)
    told = anna.send("GET", "/me/accounts").json
    assert told["data"] == []
    [ended] = told["ended"]
    assert ended.items() >= {"network": "by-key", "handle": "@anna", "reason": "taken back"}.items()
    account = linked(anna)
    assert anna.send("GET", "/me/accounts").json["ended"] == []
    anna.send("DELETE", f"/me/accounts/{account}")
    assert anna.send("GET", "/me/accounts").json["ended"] == []
