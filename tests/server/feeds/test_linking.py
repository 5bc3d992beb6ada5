"""Linking an account: only by the page that asked, only once, only what was begun."""

from dataclasses import replace
from urllib.parse import urlsplit

from goodword.accounts import linking, removals
from goodword.accounts.models import Account, Linking, Removal
from goodword.lib import clock
from goodword.lib.db import reading, writing
from goodword.shops import service as shops
from sqlalchemy import func, select, update
from werkzeug.test import Client

from tests.server.feeds.stage import back, begun, came_back, gone, linked

NOTHING_CHOSEN = {"review": False, "answer": False, "comment": False}


def accounts_of(person) -> list[dict]:
    return person.send("GET", "/me/accounts").json["data"]


def test_she_links_an_account_and_nothing_is_ticked_for_her(far, anna):
    account = linked(anna)
    shown = accounts_of(anna)
    assert [each["id"] for each in shown] == [account]
    assert shown[0].items() >= {"network": "by-key", "handle": "@anna", **NOTHING_CHOSEN}.items()
    with reading() as session:
        assert "refresh" not in session.scalar(select(Account.sealed))
    offered = anna.send("GET", "/me/accounts").json["networks"]
    assert {each["name"] for each in offered} == {"by-key", "by-look", "neither", "both"}


def test_a_page_that_waits_sees_how_it_stands(far, anna):
    asked = begun(anna)
    at = f"/me/accounts/linkings/{asked['id']}"
    assert anna.send("GET", at).json["state"] == "waiting"
    at_network = gone(anna, asked)
    refused = back(anna, "by-key", state=at_network["state"], error="access_denied")
    assert refused.headers["Location"].endswith(f"#goodword-link={asked['id']}")
    assert anna.send("GET", at).json.items() >= {"state": "failed", "reason": "refused"}.items()
    assert accounts_of(anna) == []


def test_what_somebody_else_has_begun_is_never_linked(far, anna, boris):
    """Login CSRF both ways: Boris sends Anna his link, or his answer, and she follows it in her browser."""
    asked = begun(boris)
    word = came_back(boris, gone(boris, asked), code="anna")
    at = f"/me/accounts/linkings/{asked['id']}"
    assert anna.send("POST", at, {"word": word}).status_code == 404
    for guess in ("lkw_" + "A" * 43, "", asked["url"].rpartition("/")[2]):
        assert boris.send("POST", at, {"word": guess}).status_code == 404
    assert accounts_of(anna) == accounts_of(boris) == []


def test_only_the_page_that_asked_sends_a_browser_on_and_only_that_browser_comes_back(far, house, anna, boris):
    """Boris asks, and wants Anna's browser to go through it: by a page of his own, by a link, by what he was given."""
    asked = begun(boris)
    his = urlsplit(asked["url"]).path
    assert house.get(his).status_code == 405
    for origin in ({}, {"Origin": "null"}, {"Origin": "https://evil.test"}, {"Origin": "http://goodword.test"}):
        assert house.client.post(his, headers=origin).status_code == 403
    at_network = gone(boris, asked)
    annas = replace(anna.at, house=replace(house, client=Client(house.client.application)))
    assert back(replace(anna, at=annas), "by-key", state=at_network["state"], code="anna").status_code == 404
    assert back(boris, "by-key", state=at_network["state"], code="boris").status_code == 303


def test_nothing_is_linked_from_an_origin_that_the_shop_does_not_list_by_name(far, boris, tea_house):
    """Else a page of Boris's own would count as the shop's, or one of ours that leads on to wherever he likes."""
    with writing():
        shops.allow_origin(shop=tea_house.shop, origin="*")
    for origin in ("https://evil.test", "http://goodword.test"):
        page = {"network": "by-key", "page": f"{origin}/s/k3Vt9Qx2"}
        answer = boris.send("POST", "/me/accounts/linkings", page, origin=origin)
        assert (answer.status_code, answer.json["errors"][0]["pointer"]) == (422, "/page")


def test_an_answer_counts_once_and_only_for_what_was_begun(far, anna):
    asked = begun(anna)
    at_network = gone(anna, asked)
    over = anna.at.house.client.post(urlsplit(asked["url"]).path, headers={"Accept-Language": "uk"})
    assert (over.status_code, "Нічого не прив’язано" in over.text) == (404, True), "a person reads it"
    for network, state in (("by-look", at_network["state"]), ("by-key", "lks_" + "A" * 43), ("by-key", "")):
        assert back(anna, network, state=state, code="anna").status_code == 404
    assert back(anna, "by-key", state=at_network["state"], code="anna").status_code == 303
    assert back(anna, "by-key", state=at_network["state"], code="vera").status_code == 404


def test_a_link_that_comes_too_late_opens_nothing_and_its_grant_is_given_back(far, anna, work_off):
    asked = begun(anna)
    word = came_back(anna, gone(anna, asked), code="anna")
    with writing() as session:
        session.execute(update(Linking).values(expires_at=clock.now() - linking.LINKING_LIVES))
    assert anna.send("POST", f"/me/accounts/linkings/{asked['id']}", {"word": word}).status_code == 404
    linking.forget_old()
    work_off()
    assert far.calls["by-key revoke"] == 1
    with reading() as session:
        assert session.scalar(select(func.count()).select_from(Linking)) == 0
        assert session.scalar(select(func.count()).select_from(Removal)) == 0


def test_only_offered_networks_and_pages_of_her_own_origin_are_taken(far, anna):
    page = f"{anna.at.origin}/kettle"
    for sent, pointer in (
        ({"network": "faraway", "page": page}, "/network"),
        ({"network": "by-key", "page": "https://evil.test/"}, "/page"),
        ({"network": "by-key"}, "/page"),
    ):
        answer = anna.send("POST", "/me/accounts/linkings", sent)
        assert (answer.status_code, answer.json["errors"][0]["pointer"]) == (422, pointer)


def test_a_letting_go_is_told_to_the_network_and_remembers_no_secret(far, anna, work_off):
    account = linked(anna)
    assert anna.send("DELETE", f"/me/accounts/{account}").status_code == 204
    with reading() as session:
        assert session.scalar(select(Account.sealed)) is None
    assert accounts_of(anna) == []
    work_off()
    assert far.calls["by-key revoke"] == 1
    removals.sweep()
    assert work_off() == 0


def test_choices_are_hers_and_refused_by_field(far, anna, boris):
    account = linked(anna)
    at, chosen = f"/me/accounts/{account}", NOTHING_CHOSEN | {"review": True}
    quiet = {"quiet_from": 22, "quiet_until": 7, "time_zone": "Europe/Warsaw"}
    assert anna.send("PUT", at, chosen | quiet).json.items() >= (chosen | quiet).items()
    for wrong, pointer in (
        ({"time_zone": "Mars/Base"}, "/time_zone"),
        ({"quiet_from": 22}, "/quiet_until"),
        ({"quiet_from": 24, "quiet_until": 7}, "/quiet_from"),
    ):
        answer = anna.send("PUT", at, chosen | wrong)
        assert (answer.status_code, answer.json["errors"][0]["pointer"]) == (422, pointer)
    assert boris.send("PUT", at, chosen).status_code == boris.send("DELETE", at).status_code == 404


def test_bluesky_is_told_who_we_are(house):
    said = house.get("/oauth/bluesky/client-metadata.json").json
    assert said["redirect_uris"] == ["http://goodword.test/link/back/bluesky"]
    keys = house.get("/oauth/bluesky/jwks.json").json["keys"]
    assert [key["kty"] for key in keys] == ["EC"]
    assert "d" not in keys[0]


def test_a_shop_chooses_where_its_shoppers_may_link_accounts(far, anna, tea_house):
    for said, offered in (("neither by-key", ["neither", "by-key"]), ("", []), ("faraway", [])):
        tea_house.set(post_networks=said)
        assert [each["name"] for each in anna.send("GET", "/me/accounts").json["networks"]] == offered
    page = {"network": "by-key", "page": f"{anna.at.origin}/kettle"}
    assert anna.send("POST", "/me/accounts/linkings", page).status_code == 422
