"""From the shop's application to Anna's board: a network that takes no post without a picture."""

from base64 import b64decode

import pytest
from goodword.accounts.peers import peers
from goodword.media.storage import storage
from goodword.networks.pinterest import Pinterest
from goodword.networks.testing.stage import staged

from tests.server.feeds.stage import back, begun, way_on
from tests.server.feeds.test_her_choice import posted, posts_of
from tests.server.networks.strict_apps import StrictPinterest
from tests.staffers import staff_of


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_an_application_is_brought_an_account_linked_and_her_review_pinned_with_its_picture(
    tea_house, anna, work_off, monkeypatch
):
    tea_house.set(confirm_guests=False)
    olga, far = staff_of(tea_house), StrictPinterest()
    with staged(far.hosts()) as stage:
        peers.connect({"pinterest": Pinterest()}, stage.http)
        app = {"client_id": far.app.client_id, "client_secret": far.app.client_secret}
        assert anna.send("GET", "/me/accounts").json["networks"] == []
        assert olga.post("/staff/networks/pinterest/app", **app).status_code == 303
        linked_there(anna, far)
        review = anna.review().json["id"]
        monkeypatch.setattr(storage, "store", None)
        post = posted(anna, review, work_off)
        assert (far.texts(), posts_of(anna)[0]["state"]) == ([], "queued")
        monkeypatch.undo()
        assert anna.send("DELETE", f"/me/posts/{post['id']}").status_code == 200
        posted(anna, review, work_off)
        assert posts_of(anna)[0]["state"] == "sent"
        [text] = far.texts()
        assert "It pours where I look." in text
        [pin] = [each.json for each in stage.asked if (each.method, each.path) == far.posting]
        drawn = tea_house.house.get(f"/r/{review}/card.png").data
        assert b64decode(pin["media_source"]["data"]) == drawn


def linked_there(person, far: StrictPinterest) -> None:
    asked = begun(person, "pinterest")
    away = way_on(person, asked["url"])
    came = back(person, "pinterest", **far.consent(away))
    word = came.headers["Location"].partition("#goodword-link=")[2].partition(".")[2]
    assert person.send("POST", f"/me/accounts/linkings/{asked['id']}", {"word": word}).status_code == 200
