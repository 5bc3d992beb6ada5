"""The shop's side of posts: the words they speak in, those that need a person, and the networks they go to."""

import re
from datetime import timedelta

import pytest
from goodword.accounts import service as accounts
from goodword.accounts.models import NetworkApp
from goodword.feeds import breakers
from goodword.feeds.models import Post
from goodword.feeds.outbox import outbox
from goodword.feeds.rules import Pace
from goodword.lib import clock, secrets
from goodword.lib.db import reading, session, writing
from goodword.operations import posting
from goodword.shops.models import Shop
from goodword.staff.rules import FRESH
from sqlalchemy import select, update

from tests.server.feeds.stage import linked
from tests.staffers import grow_old, staff_of

HOSTILE = "<b>{product}</b> & {words} {link}"


@pytest.fixture(autouse=True)
def _no_letters(tea_house):
    tea_house.set(confirm_guests=False)


def voice_in(page: str) -> str:
    found = re.search(r"/staff/voice/(voi_[0-9a-f]{32})", page)
    assert found, page
    return f"/staff/voice/{found[1]}"


def test_templates_are_added_previewed_with_the_shops_newest_words_changed_and_removed(tea_house, rival, anna):
    marta, mark, theirs = staff_of(tea_house, "manager"), staff_of(tea_house, "moderator"), staff_of(rival, "owner")
    assert mark.get("/staff/voice").status_code == 403
    begins = marta.get("/staff/voice?kind=review&locale=en").text
    assert "With an example" in begins
    assert "{words}\n\n{product} {stars}\n{link}" in begins
    anna.review(text="It pours <i>exactly</i>.", title="")
    place = {"kind": "review", "locale": "en", "network": ""}

    tried = marta.post("/staff/voice/preview", **place, text=HOSTILE)
    assert "&lt;b&gt;kettle&lt;/b&gt; &amp; It pours &lt;i&gt;exactly&lt;/i&gt;." in tried.text
    assert "of 300 · fits" in tried.text
    for text in ("{words}", "{words} {price} {link}", "very " * 60 + "{link}"):
        for path in ("/staff/voice", "/staff/voice/preview"):
            refused = marta.post(path, **place, text=text)
            assert (refused.status_code, 'role="alert"' in refused.text) == (422, True), (path, text)
            assert text[:40] in refused.text
    assert "ours speak" in marta.get("/staff/voice").text

    assert mark.post("/staff/voice", **place, text=HOSTILE).status_code == 403
    assert marta.post("/staff/voice", **place, text=HOSTILE).status_code == 303
    at = voice_in(marta.get("/staff/voice").text)
    assert "speak here, too" in marta.get("/staff/voice?network=bluesky").text
    for path in (at, f"{at}/remove"):
        assert theirs.post(path, text="{link}").status_code == 404
    assert marta.post(at, text="no link").status_code == 422
    assert marta.post(at, text="Simply {words} {link}").status_code == 303
    assert "Simply It pours" in marta.get("/staff/voice").text
    assert marta.post(f"{at}/remove").status_code == 303
    assert "ours speak" in marta.get("/staff/voice").text


def test_what_needs_a_person_is_shown_sent_again_or_settled_and_other_shops_see_nothing(
    far, anna, tea_house, rival, work_off, monkeypatch
):
    monkeypatch.setattr(outbox, "pace", Pace(look_after=timedelta(0), tries=1))
    marta, theirs = staff_of(tea_house, "manager"), staff_of(rival, "owner")
    linked(anna, "neither", as_whom="<anna>")
    post = {}
    for product, fault in (("cup", "refused"), ("kettle", "lost"), ("pot", "lost")):
        far.fail_next = [fault]
        [offered] = anna.send("POST", "/me/posts", {"on": anna.review(product=product).json["id"]}).json["data"]
        anna.send("PUT", f"/me/posts/{offered['id']}", {})
        work_off()
        post[product] = f"/staff/posts/{offered['id']}"
    shown = marta.get("/staff/posts").text
    assert shown.count("nobody knows whether it stands there") == 2
    assert "too plain" in shown
    assert "&lt;anna&gt;" in shown
    assert staff_of(tea_house, "moderator").get("/staff/posts").status_code == 403
    assert "Nothing waits for you here" in theirs.get("/staff/posts").text
    assert theirs.post(f"{post['pot']}/again").status_code == 404

    assert marta.post(f"{post['kettle']}/stands").status_code == 303
    assert marta.post(f"{post['kettle']}/stands").status_code == 409
    assert marta.post(f"{post['pot']}/again").status_code == 303
    assert marta.post(f"{post['cup']}/stands").status_code == 409
    with reading():
        left = {row.text.partition(" ")[0]: row.state for row in session().scalars(select(Post))}
    assert sorted(left.values()) == ["queued", "refused", "sent"]


def test_networks_that_are_left_alone_are_shown_with_when_they_are_tried_again(far, anna, tea_house, rival):
    linked(anna, "by-key")
    until = clock.now() + timedelta(hours=5)
    with writing():
        for name in ("by-key//", f"by-look//{tea_house.shop.id.hex}", f"by-key//{rival.shop.id.hex}"):
            breakers.rest(name, until)
        session().get_one(Shop, tea_house.shop.id).time_zone = "Asia/Tokyo"
    shown = staff_of(tea_house).get("/staff/posts").text
    assert shown.count("has asked for rest") == 1
    assert "By-Key" in shown
    assert f"{(until + timedelta(hours=9)).strftime('%-I:%M')}" in shown
    assert "has asked for rest" not in staff_of(rival).get("/staff/posts").text


def test_an_application_is_sealed_never_shown_and_removed_by_those_who_may(tea_house, rival):
    olga, mark, theirs = staff_of(tea_house), staff_of(tea_house, "moderator"), staff_of(rival)
    secret = secrets.bearer("app")
    app = {"client_id": "<id> of ours", "client_secret": secret}
    assert mark.get("/staff/networks").status_code == 403
    assert mark.post("/staff/networks/x/app", **app).status_code == 403
    assert olga.post("/staff/networks/bluesky/app", **app).status_code == 404
    missing = olga.post("/staff/networks/x/app", **(app | {"client_secret": ""}))
    assert (missing.status_code, "The secret is needed" in missing.text) == (422, True)
    assert olga.post("/staff/networks/x/app", **app).status_code == 303
    with reading():
        assert secret not in session().scalars(select(NetworkApp.sealed)).one()
    shown = olga.get("/staff/networks").text
    assert "with your application &lt;id&gt; of ours" in shown
    assert "/link/back/tumblr" in shown
    assert "of ours" not in theirs.get("/staff/networks").text
    assert theirs.post("/staff/networks/x/app/remove").status_code == 404

    assert olga.post("/staff/networks/shown", share_networks="Mastodon,  x copy").status_code == 303
    assert 'value="mastodon x copy"' in olga.get("/staff/networks").text
    assert olga.post("/staff/networks/shown", share_networks="x x myspace").status_code == 422
    assert olga.post("/staff/networks/shown", post_networks="x myspace").status_code == 422
    assert olga.post("/staff/networks/shown", post_networks="mastodon x").status_code == 303
    assert olga.get("/staff/networks").text.count("not in your list below") == 1
    assert olga.post("/staff/networks/x/app/remove").status_code == 303
    assert "of ours" not in olga.get("/staff/networks").text
    grow_old(olga, proven_at=FRESH)
    assert "/staff/sign-in" in olga.post("/staff/networks/x/app", **app).headers["Location"]


def test_the_doctor_tells_of_networks_left_alone_of_posts_that_wait_and_of_what_cannot_be_opened(house, far, anna):
    linked(anna, "neither")
    anna.send("POST", "/me/posts", {"on": anna.review().json["id"]})
    assert {each.state for each in looks(house)} == {"ok"}
    with writing():
        breakers.rest("mastodon/social.test/", clock.now() + timedelta(hours=1))
        accounts.bring_app(shop=anna.at.shop, network="neither", client_id="a", client_secret="b", actor="test")
        session().execute(update(NetworkApp).values(sealed="v1.0000.AAAA"))
        session().execute(update(Post).values(state="unknown", started_at=clock.now() - timedelta(days=2)))
    said = [each.says for each in looks(house)]
    assert "social.test" in said[0]
    assert "1 posts" in said[1]
    assert "neither of Tea House" in said[2]


def looks(house):
    return [look(house.config) for look in posting.LOOKS]
