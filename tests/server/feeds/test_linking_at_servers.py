"""Servers, some of them hostile: whose answer counts, who is who, and what giving back must not end."""

import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from goodword.accounts import linking, passing, service
from goodword.accounts.models import Linking
from goodword.accounts.peers import peers
from goodword.accounts.rules import CALLERS
from goodword.lib import clock
from goodword.lib.db import writing
from goodword.networks.mastodon import Mastodon
from goodword.networks.telegram import Telegram
from goodword.networks.testing.stage import Asked, Said, Stage, staged
from goodword.shops.models import Shop
from sqlalchemy import update

from tests.houses import House
from tests.server.feeds.stage import begun, way_on
from tests.server.networks.strict_mastodon import StrictMastodon
from tests.server.networks.strict_telegram import StrictTelegram
from tests.server.on_sqlite import house_on_sqlite  # noqa: F401 - it is this file's house

HONEST, EVIL = "gts.test", "evil.test"


class OneToken(StrictMastodon):
    """As Mastodon itself: who asks a second time is given the same token."""

    def __init__(self) -> None:
        super().__init__()
        first = self.provider.tokens
        self.provider.tokens = lambda: self.given if self.lives else self.new(first)  # type: ignore[method-assign]
        self.given: dict = {}

    @property
    def lives(self) -> bool:
        return self.given.get("access_token") in self.provider.access

    def new(self, first) -> dict:
        self.given = first()
        return self.given


class Evil:
    """A server whose owner decides what it says."""

    def __init__(self) -> None:
        self.codes: list[str] = []
        self.slow = 0.0
        self.tokens: object = {"access_token": "t", "scope": "read"}
        self.her: object = {"id": "01ANNA", "username": "eve", "url": f"https://{EVIL}/@eve"}

    def answer(self, asked: Asked) -> Said:
        time.sleep(self.slow)
        match asked.path:
            case "/api/v1/apps":
                return Said(200, {"client_id": "c", "client_secret": "s"})
            case "/oauth/token":
                self.codes.append(asked.form.get("code", ""))
                return Said(200, self.tokens)
            case "/api/v1/accounts/verify_credentials":
                return Said(200, self.her)
        return Said(200, {})


@dataclass
class Servers:
    honest: OneToken
    evil: Evil
    telegram: StrictTelegram
    stage: Stage


@pytest.fixture
def servers(house: House) -> Iterator[Servers]:
    honest, evil, telegram = OneToken(), Evil(), StrictTelegram()
    with staged(honest.hosts() | telegram.hosts() | {EVIL: evil.answer}) as stage:
        peers.connect({"mastodon": Mastodon(), "telegram": Telegram()}, stage.http)
        yield Servers(honest, evil, telegram, stage)


def came_to(person, path: str, said: dict[str, str]) -> str:
    """Her browser comes back to an address of ours; the word that it is given."""
    answer = person.at.house.get(path, query_string=said)
    assert answer.status_code == 303, answer.text
    return answer.headers["Location"].partition("#goodword-link=")[2].partition(".")[2]


def back_from(person, at: str, url: str, far) -> str:
    return came_to(person, f"/link/back/{at}", far.consent(url))


def linked(person, far, *, confirms: bool = True) -> str:
    is_telegram = isinstance(far, StrictTelegram)
    asked = begun(person, "telegram") if is_telegram else begun(person, "mastodon", HONEST)
    at = "telegram" if is_telegram else f"mastodon/{HONEST}"
    word = back_from(person, at, way_on(person, asked["url"]), far)
    if not confirms:
        return ""
    account = person.send("POST", f"/me/accounts/linkings/{asked['id']}", {"word": word})
    assert account.status_code == 200, account.text
    return account.json["id"]


def linked_at_evil(person) -> str:
    asked, word = back_from_evil(person)
    account = person.send("POST", f"/me/accounts/linkings/{asked['id']}", {"word": word})
    assert account.status_code == 200, account.text
    return account.json["id"]


def back_from_evil(person) -> tuple[dict, str]:
    asked = begun(person, "mastodon", EVIL)
    state = dict(parse_qsl(urlsplit(way_on(person, asked["url"])).query))["state"]
    return asked, came_to(person, f"/link/back/mastodon/{EVIL}", {"state": state, "code": "c"})


def test_a_server_that_sends_on_to_another_learns_nothing_of_what_comes_back_from_there(servers, anna, boris):
    """OAuth's mix-up: Anna begins at evil.test, which leads on to her honest server with what Boris began there."""
    his = dict(parse_qsl(urlsplit(way_on(boris, begun(boris, "mastodon", HONEST)["url"])).query))
    asked = begun(anna, "mastodon", EVIL)
    hers = dict(parse_qsl(urlsplit(way_on(anna, asked["url"])).query))
    mixed = f"https://{HONEST}/oauth/authorize?{urlencode(his | {'state': hers['state']})}"
    assert his["redirect_uri"].endswith(f"/link/back/mastodon/{HONEST}")
    assert back_from(anna, f"mastodon/{HONEST}", mixed, servers.honest) == ""
    assert servers.evil.codes == []
    shown = anna.send("GET", f"/me/accounts/linkings/{asked['id']}").json
    assert (shown["state"], shown["reason"]) == ("failed", "issuer")


def test_the_same_id_at_another_server_is_another_account(servers, anna):
    here, there = linked(anna, servers.honest), linked_at_evil(anna)
    assert here != there
    shown = anna.send("GET", "/me/accounts").json["data"]
    assert [each["handle"] for each in shown] == [f"@anna@{HONEST}", f"@eve@{EVIL}"]
    assert linked_at_evil(anna) == there


def test_nonsense_in_place_of_a_leave_links_nothing_and_breaks_nothing(servers, anna):
    evil, good, her = servers.evil, servers.evil.tokens, servers.evil.her
    deep = b"[" * 100_000
    for tokens in (deep, good | {"access_token": "ж"}, good | {"access_token": "t\r\nX-Evil: 1"},
                   good | {"refresh_token": {"a": [1]}}, good | {"scope": "\ud800"}, {"access_token": 5}):  # fmt: skip
        evil.tokens = tokens
        assert back_from_evil(anna)[1] == "", tokens
    evil.tokens = good
    for said in (deep, her | {"username": "\ud800"}, her | {"id": "1\x00"}, her | {"username": "e" * 300_000}):
        evil.her = said
        assert back_from_evil(anna)[1] == "", str(said)[:80]


def test_what_a_server_says_of_her_is_shown_only_as_a_name_and_an_address_can_be(servers, anna):
    evil = servers.evil
    evil.tokens = evil.tokens | {"expires_in": float("nan")}
    evil.her = evil.her | {"username": "e" * 1900, "url": "javascript:alert(1)"}
    linked_at_evil(anna)
    [shown] = anna.send("GET", "/me/accounts").json["data"]
    assert (shown["handle"], shown["url"]) == ("@" + "e" * 499, None)


def test_slow_servers_hold_few_requests_and_none_for_long(servers, anna, monkeypatch):
    monkeypatch.setattr(passing, "CALLS_LAST", 0.5)
    asked = begun(anna, "mastodon", EVIL)
    state = dict(parse_qsl(urlsplit(way_on(anna, asked["url"])).query))["state"]
    servers.evil.slow = 0.4
    came = came_to(anna, f"/link/back/mastodon/{EVIL}", {"state": state, "code": "c"})
    assert came == "", "each call is short enough, all together are not"

    waits = begun(anna, "mastodon", HONEST)["url"]
    with ExitStack() as taken:
        for _ in range(CALLERS):
            taken.enter_context(passing._calling())
        answer = anna.at.house.client.post(urlsplit(waits).path, headers={"Origin": anna.at.origin})
        assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
    assert HONEST in way_on(anna, waits), "nothing was used up"


def test_what_is_linked_twice_is_given_back_when_the_last_of_both_goes(servers, anna, rival, work_off):
    """The same token, or the same channel: linked anew, begun and left, let go in another shop."""
    vera, held = rival.guest(), servers.honest.provider.access
    account = linked(anna, servers.honest)
    assert linked(anna, servers.honest) == account
    elsewhere = linked(vera, servers.honest)
    linked(anna, servers.honest, confirms=False)
    with writing() as session:
        session.execute(update(Linking).values(expires_at=clock.now() - linking.LINKING_LIVES))
    linking.forget_old()
    assert vera.send("DELETE", f"/me/accounts/{elsewhere}").status_code == 204
    work_off()
    assert len(held) == 1
    assert anna.send("DELETE", f"/me/accounts/{account}").status_code == 204
    work_off()
    assert held == set()


def test_the_bot_stays_in_a_channel_that_is_linked_anew_and_leaves_it_at_last(servers, anna, work_off):
    bot = servers.telegram.app
    with writing() as session:
        shop = session.get_one(Shop, anna.at.shop.id)
        said = {"client_id": bot.client_id, "client_secret": bot.client_secret, "actor": "t"}
        service.bring_app(shop=shop, network="telegram", **said)
    account = linked(anna, servers.telegram)
    assert linked(anna, servers.telegram) == account
    work_off()
    assert not any(each.path.endswith("/leaveChat") for each in servers.stage.asked)
    anna.send("DELETE", f"/me/accounts/{account}")
    work_off()
    assert sum(each.path.endswith("/leaveChat") for each in servers.stage.asked) == 1
