"""Anna's review goes to a Mastodon server that fails in every way it knows; nothing is posted twice."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from goodword.lib.ids import new
from goodword.networks.contract import (
    App,
    Client,
    Counting,
    Draft,
    Expired,
    Grant,
    Later,
    Posted,
    Refused,
    Tools,
    Unknown,
    Unlinked,
)
from goodword.networks.mastodon import Mastodon
from goodword.networks.testing.stage import Stage, staged

from tests.server.networks.conftest import LINK, a_draft
from tests.server.networks.strict_mastodon import StrictMastodon
from tests.services import mastodon
from tests.services.pds import forwarding

HOST = "social.test"
BACK = "https://reviews.teahouse.test/link/back/mastodon"
NETWORK = Mastodon()


@pytest.fixture
def internet(mastodon_server: mastodon.Mastodon) -> Iterator[Stage]:
    with staged({HOST: forwarding(mastodon_server.port)}) as stage:
        yield stage


@pytest.fixture
def tools(internet: Stage, our_key: bytes) -> Tools:
    return Tools(internet.http, Client("Tea House", "https://reviews.teahouse.test", our_key))


@pytest.fixture
def linked(tools: Tools, mastodon_server: mastodon.Mastodon) -> Grant:
    begun = NETWORK.begin(tools, host=f"https://{HOST}/", back=BACK, state="s" * 43)
    return NETWORK.finish(tools, kept=begun.kept, back=begun.back, said=mastodon_server.consent(begun.url))


def statuses(internet: Stage, grant: Grant, tools: Tools) -> list:
    return json.loads(tools.http.fetch(f"https://{HOST}/api/v1/accounts/{grant.subject}/statuses").body)


def test_her_review_stands_there_with_its_picture_is_edited_and_goes(
    internet: Stage, tools: Tools, linked: Grant, draft: Draft
) -> None:
    key = new()
    assert linked.handle == f"@anna@{HOST}"
    before = len(statuses(internet, linked, tools))
    posted = NETWORK.publish(tools, linked, draft, key)
    assert isinstance(posted, Posted), posted
    assert NETWORK.find(tools, linked, draft, key) == posted
    there = statuses(internet, linked, tools)[0]
    assert there["language"] == "ru"
    assert there["media_attachments"][0]["description"] == draft.picture.alt
    assert LINK in there["content"]

    assert NETWORK.publish(tools, linked, draft, key) == posted, "this server honours the key"

    assert NETWORK.change(tools, linked, posted, a_draft("Всё ещё лучший чайник."), key) == posted
    there = statuses(internet, linked, tools)[0]
    assert "Всё ещё" in there["content"]
    assert there["media_attachments"]

    assert NETWORK.withdraw(tools, linked, posted) == posted
    assert NETWORK.withdraw(tools, linked, posted) == posted
    assert isinstance(NETWORK.change(tools, linked, posted, draft, key), Refused)
    assert len(statuses(internet, linked, tools)) == before
    assert NETWORK.find(tools, linked, draft, key) is None


def test_a_grant_that_is_given_back_is_worth_nothing(tools: Tools, linked: Grant, draft: Draft) -> None:
    NETWORK.revoke(tools, linked)

    assert isinstance(NETWORK.publish(tools, linked, draft, new()), Expired)
    assert isinstance(NETWORK.refresh(tools, linked), Unlinked)


@pytest.mark.parametrize("what", ["its own", "Retry-After", "ISO 8601"])
def test_a_server_that_has_had_enough_is_asked_again_when_it_says(
    what: str, tools: Tools, linked: Grant, draft: Draft, mastodon_server: mastodon.Mastodon
) -> None:
    soon = datetime.now(UTC) + timedelta(minutes=4)
    headers = {"Retry-After": "240"} if what == "Retry-After" else {}
    effect = {"type": "ratelimit", "headers": headers}
    if what == "ISO 8601":
        effect = {"type": "status", "status": 429, "headers": {"X-RateLimit-Reset": soon.isoformat()}}
    mastodon_server.fail("POST", "/api/v1/statuses", **effect)

    later = NETWORK.publish(tools, linked, draft, new())
    assert isinstance(later, Later)
    assert later.at
    assert abs(later.at - soon) < timedelta(seconds=90)
    assert isinstance(NETWORK.publish(tools, linked, draft, new()), Posted)


@pytest.mark.parametrize("fault", ["500", "503", "malformed", "timeout"])
def test_an_answer_that_says_nothing_is_unknown_until_it_is_looked_up(
    fault: str, tools: Tools, linked: Grant, draft: Draft, mastodon_server: mastodon.Mastodon,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    effect = {"type": "status", "status": int(fault)} if fault.isdigit() else {"type": fault}
    mastodon_server.fail("POST", "/api/v1/statuses", **effect)
    monkeypatch.setattr("goodword.networks.mastodon.PATIENCE", 1.0)
    key = new()

    assert isinstance(NETWORK.publish(tools, linked, draft, key), Unknown)
    assert NETWORK.find(tools, linked, draft, key) is None
    assert isinstance(NETWORK.publish(tools, linked, draft, key), Posted)


def test_a_post_whose_answer_is_lost_is_found_by_its_link(
    internet: Stage, tools: Tools, linked: Grant, draft: Draft
) -> None:
    key = new()
    internet.spoil(lambda asked: asked.path == "/api/v1/statuses", None, heard=True)

    assert isinstance(NETWORK.publish(tools, linked, draft, key), Unknown)
    found = NETWORK.find(tools, linked, draft, key)
    assert isinstance(found, Posted)
    assert [each["id"] for each in statuses(internet, linked, tools) if LINK in each["content"]] == [found.id]


def test_whether_a_post_is_absent_is_not_said_when_it_cannot_be_seen(
    tools: Tools, linked: Grant, draft: Draft, mastodon_server: mastodon.Mastodon
) -> None:
    path = f"/api/v1/accounts/{linked.subject}/statuses"
    for effect in ({"type": "status", "status": 500}, {"type": "malformed"}):
        mastodon_server.fail("GET", path, **effect)
        assert isinstance(NETWORK.find(tools, linked, draft, new()), Unknown)


def test_a_slow_server_is_waited_for(
    tools: Tools, linked: Grant, draft: Draft, mastodon_server: mastodon.Mastodon
) -> None:
    mastodon_server.fail("POST", "/api/v1/statuses", type="latency", delay_ms=300)
    assert isinstance(NETWORK.publish(tools, linked, draft, new()), Posted)


def test_a_picture_that_fails_means_that_nothing_was_posted(
    internet: Stage, tools: Tools, linked: Grant, draft: Draft, mastodon_server: mastodon.Mastodon
) -> None:
    mastodon_server.fail("POST", "/api/v2/media", type="status", status=500)
    assert isinstance(NETWORK.publish(tools, linked, draft, new()), Later)
    mastodon_server.fail("POST", "/api/v2/media", type="status", status=422, body={"error": "Validation failed"})
    assert NETWORK.publish(tools, linked, draft, new()) == Refused("422 Validation failed")
    assert all(LINK not in each["content"] for each in statuses(internet, linked, tools))


def test_too_many_letters_are_refused_and_the_server_says_how_many_fit(tools: Tools, linked: Grant) -> None:
    limits = NETWORK.limits(tools, linked)
    assert (limits.text, limits.url_costs, limits.counting) == (500, 23, Counting.GRAPHEMES)

    assert isinstance(NETWORK.publish(tools, linked, replace(a_draft(), text="й" * 501), new()), Refused)


def test_a_server_that_has_forgotten_us_is_asked_to_know_us_again(
    internet: Stage, tools: Tools, mastodon_server: mastodon.Mastodon
) -> None:
    begun = NETWORK.begin(tools, host=HOST, back=BACK, state="s" * 43)
    ours = App(**begun.kept["app"])
    again = NETWORK.begin(replace(tools, app=ours), host=HOST, back=BACK, state="t" * 43)
    assert again.kept["app"] == begun.kept["app"]
    mastodon_server.fail("POST", "/oauth/token", type="status", status=401, body={"error": "invalid_client"})
    anew = NETWORK.begin(replace(tools, app=ours), host=HOST, back=BACK, state="u" * 43)
    assert anew.kept["app"] != begun.kept["app"]


def test_a_server_with_short_pages_is_read_until_a_post_surely_is_not_there(our_key: bytes) -> None:
    server = StrictMastodon()
    server.page = 2
    with staged(server.hosts()) as internet:
        tools = Tools(internet.http, Client("Tea House", "https://reviews.teahouse.test", our_key))
        begun = NETWORK.begin(tools, host="gts.test", back=BACK, state="s" * 43)
        anna = NETWORK.finish(tools, kept=begun.kept, back=begun.back, said=server.consent(begun.url))
        ours, key = a_draft(picture=None), new()
        assert isinstance(NETWORK.publish(tools, anna, ours, key), Posted)
        for number in range(3):
            assert isinstance(NETWORK.publish(tools, anna, replace(ours, text=f"{number} 2", link=""), new()), Posted)
        assert isinstance(NETWORK.find(tools, anna, ours, key), Posted)
        other = replace(ours, link="https://reviews.teahouse.test/s/other")
        assert NETWORK.find(tools, anna, other, key) is None
