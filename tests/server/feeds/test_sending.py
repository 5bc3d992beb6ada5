"""What becomes of a post when the network does not just say yes."""

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from threading import Barrier

import pytest
from goodword.accounts.models import Account, Removal
from goodword.accounts.peers import peers
from goodword.feeds.models import Breaker, Post
from goodword.feeds.outbox import outbox
from goodword.feeds.rules import QUEUED, Pace
from goodword.jobs.models import Job
from goodword.lib import clock, ids
from goodword.lib.db import reading, writing
from goodword.lib.outbound import CallFailed, Outbound
from goodword.networks.contract import Later
from goodword.reviews.models import Review
from sqlalchemy import delete, func, select, update

from tests.server.feeds.crashing import let_work
from tests.server.feeds.far import FarSide
from tests.server.feeds.stage import a_post, an_account, linked

AT_ONCE = Pace(look_after=timedelta(0), again_after=timedelta(0), tries=4, opens_after=3)


@pytest.fixture(autouse=True)
def _soon(tea_house, monkeypatch):
    tea_house.set(confirm_guests=False)
    monkeypatch.setattr(outbox, "pace", AT_ONCE)


def sent_with(far, person, network, *faults, work_off) -> dict:
    """A review of hers is posted, and this goes wrong on the way."""
    linked(person, network)
    review = person.review().json["id"]
    post = person.send("POST", "/me/posts", {"on": review}).json["data"][0]
    far.fail_next += faults
    assert person.send("PUT", f"/me/posts/{post['id']}", {}).status_code == 200
    for _ in range(4):
        outbox.sweep()
        work_off()
    return person.send("GET", "/me/posts").json["data"][0]


@pytest.mark.parametrize(
    ("network", "faults", "state", "calls"),
    [
        ("by-key", ["lost"], "sent", {"publish": 2, "find": 1}),
        ("by-look", ["lost"], "sent", {"publish": 1, "find": 1}),
        ("by-look", ["500 before"], "sent", {"publish": 2, "find": 1}),
        ("neither", ["lost"], "unknown", {"publish": 1}),
        ("neither", ["500 before"], "unknown", {"publish": 1}),
        ("by-look", ["unreadable"], "sent", {"publish": 1, "find": 1}),
        ("both", ["unreadable"] * 9, "unknown", {"publish": 3}),
        ("both", ["refused"], "refused", {"publish": 1}),
        ("both", ["unlinked"], "unlinked", {"publish": 1}),
        ("both", ["busy"] * 9, "failed", {"publish": 4}),
    ],
)
def test_a_lost_answer_is_looked_for_before_anything_is_sent_again(far, anna, work_off, network, faults, state, calls):
    assert sent_with(far, anna, network, *faults, work_off=work_off)["state"] == state
    assert {verb: far.calls[f"{network} {verb}"] for verb in calls} == calls
    assert len(far.standing(network)) == (state == "sent" or faults[0] in {"lost", "unreadable"})


def test_what_nobody_can_know_she_sends_again_herself(far, anna, work_off):
    post = sent_with(far, anna, "neither", "500 before", work_off=work_off)
    assert anna.send("POST", f"/me/posts/{post['id']}/again", {}).status_code == 200
    work_off()
    assert len(far.standing("neither")) == 1
    assert anna.send("POST", f"/me/posts/{post['id']}/again", {}).status_code == 409


def test_a_network_that_stays_silent_is_left_alone_by_all(far, anna, tea_house, work_off):
    sent_with(far, anna, "both", *["500 before"] * 12, work_off=work_off)
    with reading() as session:
        breaker = session.scalars(select(Breaker)).one()
        assert breaker.until > clock.now() + timedelta(seconds=30)
    calls = far.calls.total()
    outbox.sweep()
    work_off()
    assert far.calls.total() == calls


def test_an_attempt_has_ended_before_its_worker_is_taken_for_dead(far, anna, work_off, monkeypatch):
    pace = replace(AT_ONCE, attempt=timedelta(seconds=0.6), tries=1)
    took = []

    def publish(tools, _grant, _draft, _key):
        begun = time.monotonic()
        for _ in range(3):
            with pytest.raises(CallFailed):
                tools.http.fetch("https://slow.test/", seconds=60)
        took.append(time.monotonic() - begun)
        return Later()

    peers.connect(peers.known, Outbound(resolve=lambda _: time.sleep(2) or []))
    monkeypatch.setattr(outbox, "pace", pace)
    monkeypatch.setattr(peers.known["neither"], "publish", publish)
    assert sent_with(far, anna, "neither", work_off=work_off)["state"] == "failed"
    assert len(took) == 1
    assert took[0] < 0.6


def test_a_connector_that_is_not_there_any_more_keeps_nobody_elses_posts_waiting(far, anna, boris, work_off):
    linked(anna, "neither")
    linked(boris, "by-key", as_whom="boris")
    for person, name in ((anna, "Anna"), (boris, "Boris")):
        review = person.review(name=name, email=f"{name}@example.com").json["id"]
        [post] = person.send("POST", "/me/posts", {"on": review}).json["data"]
        person.send("PUT", f"/me/posts/{post['id']}", {})
    long_ago = clock.now() - timedelta(hours=1)
    with writing() as session:
        session.execute(update(Post).values(next_at=long_ago))
        dying = update(Post).where(Post.network == "neither")
        session.execute(dying.values(state="sending", deed="post", started_at=long_ago))
        session.execute(delete(Job))
    peers.connect({"by-key": peers.known["by-key"]}, peers.http)
    for _ in range(2):
        outbox.sweep()
        work_off()
    assert len(far.standing("by-key")) == 1
    with reading() as session:
        assert session.scalar(select(Post.error).where(Post.network == "neither")) == "no such network"


def test_two_workers_want_new_tokens_and_one_asks_for_them(tea_house):
    """Bluesky ends an account whose old refresh token is shown again; so does this network."""
    anna = tea_house.guest()
    for product in ("kettle", "pot"):
        anna.review(product=product)
    with writing() as session:
        reviews = session.scalars(select(Review)).all()
        account = an_account(tea_house.shop.id, reviews[0].guest_id, "by-key", expires_at=clock.now())
        for review in reviews:
            a_post(account, "review", review.id)
    side = FarSide(slow_refresh=0.3)
    let_work(tea_house, side, kills=0, seed=1)
    assert side.refreshes == {0: 1}
    with reading() as session:
        assert session.scalars(select(Account.renewed)).all() == [2]
        assert session.scalars(select(Post.state)).all() == ["sent", "sent"]


def test_when_she_is_forgotten_her_posts_go_at_the_network_too(far, anna, tea_house, work_off):
    post = sent_with(far, anna, "by-look", work_off=work_off)
    assert post["state"] == "sent"
    assert anna.send("POST", "/me/erase", {"keep_words": True}).status_code == 202
    work_off()
    with reading() as session:
        for table in (Account, Post, Removal):
            assert session.scalar(select(func.count()).select_from(table)) == 0
    assert far.standing("by-look") == []
    assert far.calls["by-look revoke"] == 1


def test_of_four_that_are_sent_at_once_two_leave(far, anna, tea_house):
    linked(anna)
    reviews = [anna.review(product=each).json["id"] for each in ("kettle", "cup", "pot", "tray")]
    posts = [anna.send("POST", "/me/posts", {"on": each}).json["data"][0]["id"] for each in reviews]
    with writing() as session:
        session.execute(update(Post).values(state=QUEUED, next_at=clock.now() - timedelta(seconds=1)))
    together = Barrier(len(posts))

    def send(post: str) -> None:
        together.wait()
        outbox.send(shop_id=tea_house.shop.id.hex, post_id=ids.parse("pst", post).hex)

    with ThreadPoolExecutor(len(posts)) as workers:
        assert [*workers.map(send, posts)] == [None] * len(posts)
    assert far.calls["by-key publish"] == len(far.standing("by-key")) == 2
