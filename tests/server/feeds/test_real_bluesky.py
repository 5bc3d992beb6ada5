"""Anna's review reaches the real Bluesky server by our own pages and outbox: linked, posted, edited, undone, ended."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest
from goodword.accounts.models import Account
from goodword.accounts.peers import peers
from goodword.feeds.outbox import outbox
from goodword.feeds.rules import Pace
from goodword.lib import clock
from goodword.lib.db import writing
from goodword.lib.ids import new
from goodword.networks.bluesky import Bluesky, signing_in
from goodword.networks.testing.stage import Stage, staged
from sqlalchemy import update

from tests.cast import new_words
from tests.houses import House, copy_of, open_house_at
from tests.server.conftest import config_over
from tests.server.feeds.stage import back, way_on
from tests.services import consent, pds
from tests.services.pages import serving


@dataclass
class AtBluesky:
    """Anna at the real server."""

    server: pds.Bluesky
    handle: str
    did: str

    def posts(self) -> list[dict]:
        listed = f"/xrpc/com.atproto.repo.listRecords?repo={self.did}&collection={signing_in.POSTS}"
        with pds.straight.open(f"http://127.0.0.1:{self.server.port}{listed}") as answer:
            return [record["value"] for record in json.load(answer)["records"]]


@pytest.fixture
def bluesky() -> AtBluesky:
    server, name = pds.start(), f"anna{new().hex[-10:]}"
    return AtBluesky(server, f"{name}.{pds.HOST}", server.account(name))


@pytest.fixture
def house(sqlite_template: Path, tmp_path: Path, bluesky: AtBluesky) -> Iterator[House]:
    """A house whose description the real server can read."""
    host = f"reviews-{new().hex}.teahouse-shop.dev"
    config = replace(config_over(copy_of(sqlite_template, tmp_path), tmp_path), public_url=f"https://{host}")
    with open_house_at(config) as opened, connected(opened, host, bluesky):
        yield opened


@contextmanager
def connected(house: House, host: str, bluesky: AtBluesky) -> Iterator[Stage]:
    papers = {path: house.get(path).data for path in (signing_in.METADATA_PATH, signing_in.KEYS_PATH)}
    handle = bluesky.handle.partition(".")[0]
    with serving(papers) as address, staged(bluesky.server.hosts(handle)) as stage:
        bluesky.server.knows(host, address)
        peers.connect({"bluesky": Bluesky()}, stage.http)
        yield stage


def test_her_review_reaches_her_followers_and_goes_when_she_says_so(anna, tea_house, bluesky, work_off, monkeypatch):
    tea_house.set(confirm_guests=False)
    monkeypatch.setattr(outbox, "pace", Pace(look_after=timedelta(0), again_after=timedelta(0), tries=3))
    linked(anna, bluesky)
    review = anna.review(text="Чайник не свистит ☕").json["id"]

    post = anna.send("POST", "/me/posts", {"on": review}).json["data"][0]
    assert anna.send("PUT", f"/me/posts/{post['id']}", {}).status_code == 200
    work_off()
    (there,) = bluesky.posts()
    assert "Чайник не свистит ☕" in there["text"]
    link = there["facets"][0]["features"][0]["uri"]
    assert link in there["text"]
    card = there["embed"]["external"]
    assert (card["uri"], card["title"], card["description"]) == (link, "kettle", "Чайник не свистит ☕")
    assert (card["thumb"]["mimeType"], card["thumb"]["size"]) == ("image/png", size_of_picture(tea_house, review))
    assert state_of(anna, post) == "sent"

    form = {"token": tea_house.form(timedelta(minutes=1))}
    assert anna.send("PUT", f"/reviews/{review}", new_words(text="Всё-таки свистит.", form=form)).status_code == 200
    work_off()
    (changed,) = bluesky.posts()
    assert "Всё-таки свистит." in changed["text"]
    assert changed["createdAt"] == there["createdAt"]
    thumb = changed["embed"]["external"]["thumb"]
    assert thumb["size"] == size_of_picture(tea_house, review)
    assert thumb["ref"] != card["thumb"]["ref"]

    with writing() as session:  # the token is about to end: it is renewed before the next call
        session.execute(update(Account).values(expires_at=clock.now()))
    assert anna.send("DELETE", f"/me/posts/{post['id']}").status_code == 200
    work_off()
    assert bluesky.posts() == []
    assert state_of(anna, post) == "undone"

    consent.take_back(bluesky.server, bluesky.handle)
    second = anna.review(text="Ещё один чайник", product="cup").json["id"]
    post = anna.send("POST", "/me/posts", {"on": second}).json["data"][0]
    anna.send("PUT", f"/me/posts/{post['id']}", {})
    work_off()
    assert bluesky.posts() == []
    assert state_of(anna, post) == "unlinked"
    assert anna.send("GET", "/me/accounts").json["data"] == []


def size_of_picture(shop, review: str) -> int:
    return len(shop.house.get(f"/r/{review}/card.png").data)


def linked(person, bluesky: AtBluesky) -> None:
    page = f"{person.at.origin}/kettle"
    asked = person.send("POST", "/me/accounts/linkings", {"network": "bluesky", "host": bluesky.handle, "page": page})
    away = way_on(person, asked.json["url"])
    came = back(person, "bluesky", **consent.answer(bluesky.server, away, bluesky.handle))
    word = came.headers["Location"].partition("#goodword-link=")[2].partition(".")[2]
    account = person.send("POST", f"/me/accounts/linkings/{asked.json['id']}", {"word": word})
    assert account.status_code == 200, account.text


def state_of(person, post: dict) -> str:
    return next(each["state"] for each in person.send("GET", "/me/posts").json["data"] if each["id"] == post["id"])
