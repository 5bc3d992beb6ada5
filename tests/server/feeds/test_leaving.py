"""She undoes, lets an account go or is forgotten, at any moment: nothing stays or comes that she does not want."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from goodword.accounts import removals
from goodword.accounts.models import Account, Removal
from goodword.accounts.peers import peers
from goodword.feeds.models import Post
from goodword.feeds.outbox import outbox
from goodword.lib import clock
from goodword.lib.db import reading, writing
from sqlalchemy import func, select, update

from tests.server.feeds.stage import linked
from tests.server.feeds.test_her_choice import agreed, offered, posted, posts_of
from tests.server.privacy.forgetting import by_key, erase
from tests.staffers import staff_of

pytestmark = pytest.mark.parametrize("house", ["sqlite"], indirect=True)


@pytest.fixture(autouse=True)
def _no_letters(tea_house):
    tea_house.set(confirm_guests=False)


@pytest.fixture
def amid(monkeypatch) -> Callable[..., None]:
    """While a post is on its way this happens; then its answer comes, or what is given instead."""

    def happen(network: str, *deeds: Callable[[], object], answer: object = "its own", verb: str = "publish") -> None:
        connector = peers.known[network]
        ask = connector._call

        def call(asked: dict) -> object:
            told = ask(asked)
            if asked["verb"] != verb:
                return told
            for deed in deeds:
                deed()
            if isinstance(answer, BaseException):
                raise answer
            return told if answer == "its own" else answer

        monkeypatch.setattr(connector, "_call", call)

    return happen


def let_go(person, account: str) -> None:
    assert person.send("DELETE", f"/me/accounts/{account}").status_code == 204


def undo(person, post: dict) -> dict:
    return person.send("DELETE", f"/me/posts/{post['id']}").json


def remove_all() -> None:
    """Another worker is quicker."""
    with reading() as session:
        places = session.execute(select(Removal.shop_id, Removal.id)).all()
    for shop_id, removal_id in places:
        removals.work_off(shop_id=shop_id.hex, removal_id=removal_id.hex)


def removals_left() -> int:
    with reading() as session:
        return session.scalar(select(func.count()).select_from(Removal))


def test_an_offer_ends_with_its_account_and_nobody_sends_it_without_her_yes(far, anna, tea_house, work_off):
    account = linked(anna, "both", review=True)
    review = anna.review().json["id"]
    [post] = posts_of(anna)
    let_go(anna, account)
    assert posts_of(anna)[0]["state"] == "undone"
    linked(anna, "both")
    assert anna.send("GET", "/me/accounts").json["data"][0]["review"] is False
    marta = staff_of(tea_house, "manager")
    for state in ("undone", "unlinked"):
        with writing() as session:
            session.execute(update(Post).values(state=state, wish="sent"))
        assert marta.post(f"/staff/posts/{post['id']}/again").status_code == 409
        assert anna.send("POST", f"/me/posts/{post['id']}/again", {}).status_code == 409
    with writing() as session:
        session.execute(update(Post).values(state="undone", wish="undone"))
    work_off()
    assert far.standing("both") == []
    posted(anna, review, work_off)
    assert len(far.standing("both")) == 1


@pytest.mark.parametrize("by", ["undoing", "taking back her words"])
def test_what_she_has_taken_back_goes_though_the_account_is_let_go_at_once(far, anna, work_off, by):
    account = linked(anna, "both")
    review = anna.review().json["id"]
    post = posted(anna, review, work_off)
    if by == "undoing":
        undo(anna, post)
    else:
        anna.send("DELETE", f"/reviews/{review}")
    let_go(anna, account)
    if by == "undoing":
        linked(anna, "both")
    work_off()
    assert far.standing("both") == []
    assert posts_of(anna)[0]["state"] == ("undone" if by == "undoing" else "withdrawn")
    assert removals_left() == 0


@pytest.mark.parametrize(
    ("by", "answer"),
    [*[("undoing", each) for each in ("its own", None, {"fault": "429"})], ("erasing", "its own"), ("erasing", None)],
)
def test_what_is_on_its_way_when_she_leaves_does_not_stay(far, anna, work_off, amid, by, answer):
    account = linked(anna, "both")
    post = offered(anna, anna.review().json["id"])
    agreed(anna, post)
    if by == "undoing":
        amid("both", lambda: undo(anna, post), lambda: let_go(anna, account), remove_all, answer=answer)
    else:
        person = by_key(anna)
        amid("both", lambda: erase(person), remove_all, answer=answer)
    if answer == {"fault": "429"}:
        far.fail_next = ["429"]
    work_off()
    assert far.standing("both") == []
    assert (far.calls["both revoke"], removals_left()) == (1, 0)
    if by == "undoing":
        assert posts_of(anna)[0]["state"] == "undone"


class Killed(BaseException):
    """A worker dies."""


def test_what_a_dead_worker_was_sending_is_looked_for_when_she_has_been_forgotten(
    far, anna, work_off, amid, monkeypatch
):
    linked(anna, "by-look")
    agreed(anna, offered(anna, anna.review().json["id"]))
    amid("by-look", answer=Killed())
    with pytest.raises(Killed):
        work_off()
    erase(by_key(anna))
    work_off()
    assert (len(far.standing("by-look")), far.calls["by-look revoke"]) == (1, 0)
    later = clock.now() + outbox.pace.attempt
    monkeypatch.setattr(clock, "now", lambda: later)
    removals.sweep()
    work_off()
    assert far.standing("by-look") == []
    assert (far.calls["by-look revoke"], removals_left()) == (1, 0)


def test_a_post_that_nobody_can_find_does_not_hold_the_grant_for_ever(far, anna, work_off, amid, monkeypatch):
    linked(anna, "by-key")
    agreed(anna, offered(anna, anna.review().json["id"]))
    person = by_key(anna)
    amid("by-key", lambda: erase(person), answer=None)
    work_off()
    assert (far.calls["by-key revoke"], removals_left()) == (0, 1)
    later = clock.now() + removals.POSTS_LAST + timedelta(minutes=1)
    monkeypatch.setattr(clock, "now", lambda: later)
    removals.sweep()
    work_off()
    assert (far.calls["by-key revoke"], removals_left()) == (1, 0)


def test_a_lost_post_is_looked_for_also_after_its_account_was_away(far, anna, work_off, amid):
    account = linked(anna, "by-look")
    post = offered(anna, anna.review().json["id"])
    agreed(anna, post)
    amid("by-look", lambda: let_go(anna, account), answer=None)
    work_off()
    assert posts_of(anna)[0]["state"] == "unlinked"
    linked(anna, "by-look")
    assert anna.send("POST", f"/me/posts/{post['id']}/again", {}).status_code == 200
    work_off()
    assert len(far.standing("by-look")) == 1
    assert posts_of(anna)[0]["state"] == "sent"


@pytest.mark.parametrize(("network", "state", "left"), [("neither", "unknown", 1), ("by-look", "undone", 0)])
def test_what_a_person_has_found_is_not_called_undone_while_it_stands(far, anna, work_off, network, state, left):
    linked(anna, network)
    review = anna.review().json["id"]
    far.fail_next = ["lost"]
    post = posted(anna, review, work_off)
    assert anna.send("POST", f"/me/posts/{post['id']}/stands", {}).json["state"] == "sent"
    undo(anna, post)
    work_off()
    assert posts_of(anna)[0]["state"] == state
    assert len(far.standing(network)) == left
    if left:
        stands = anna.send("POST", f"/me/posts/{post['id']}/stands", {}).json
        assert stands.items() >= {"state": "sent", "undoing": False, "error": None}.items()
        undo(anna, post)
        work_off()
        assert agreed(anna, offered(anna, review)).status_code == 409
        assert anna.send("POST", f"/me/posts/{post['id']}/again", {}).status_code == 200
        work_off()
        assert posts_of(anna)[0]["state"] == "undone"
        assert len(far.standing(network)) == 1


def test_tokens_that_were_renewed_while_she_left_are_given_back_too(far, anna, work_off, amid):
    account = linked(anna, "both")
    agreed(anna, offered(anna, anna.review().json["id"]))
    with writing() as session:
        session.execute(update(Account).values(expires_at=clock.now()))
    amid("both", lambda: let_go(anna, account), remove_all, verb="refresh")
    work_off()
    assert (far.revoked, far.calls["both publish"], removals_left()) == ([0, 1], 0, 0)


def test_a_grant_is_given_back_until_the_network_has_heard_it(far, anna, work_off):
    account = linked(anna, "both")
    far.fail_next = ["busy", "500 before"]
    let_go(anna, account)
    for calls in (1, 2, 3):
        work_off()
        assert (far.calls["both revoke"], removals_left()) == (calls, int(calls < 3))
        with writing() as session:
            session.execute(update(Removal).values(due_at=clock.now() - timedelta(seconds=1)))
        removals.sweep()


def test_without_the_shops_application_a_post_fails_and_a_removal_waits(far, anna, work_off, monkeypatch):
    account = linked(anna, "both")
    agreed(anna, offered(anna, anna.review().json["id"]))
    monkeypatch.setattr(peers.known["both"], "needs_app", True, raising=False)
    work_off()
    assert posts_of(anna)[0].items() >= {"state": "failed", "error": "the shop has no application there"}.items()
    let_go(anna, account)
    work_off()
    with reading() as session:
        assert session.scalar(select(Account.state)) == "ended"
        assert session.scalar(select(Removal.due_at)) > clock.now() + timedelta(hours=5)
    assert far.calls["both revoke"] == 0
