"""Anna's review goes to a real Bluesky server with its link and picture, and goes away when she says so."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID

import pytest
from goodword.lib.ids import new
from goodword.networks.bluesky import Bluesky
from goodword.networks.bluesky.posts import record_key
from goodword.networks.contract import (
    Client,
    Draft,
    Expired,
    Grant,
    LinkFailed,
    Picture,
    Posted,
    Refused,
    Tools,
    Unlinked,
)
from goodword.networks.fitting import cut, fits
from goodword.networks.testing.stage import Asked, Said, Stage, staged

from tests.pictures import quarters, saved
from tests.server.networks.conftest import LINK, House, a_draft
from tests.server.networks.hostile import EVIL, documents
from tests.services import consent, pds

NETWORK = Bluesky()


@pytest.fixture(scope="module")
def anna(bluesky: pds.Bluesky) -> str:
    """Anna's name on the server, for the tests of this file."""
    name = f"anna{new().hex[-10:]}"
    bluesky.account(name)
    return f"{name}.pds.test"


@pytest.fixture
def internet(bluesky: pds.Bluesky, anna: str) -> Iterator[Stage]:
    with staged(bluesky.hosts(anna.partition(".")[0])) as stage:
        yield stage


@pytest.fixture
def tools(internet: Stage, our_house: House) -> Tools:
    return Tools(internet.http, our_house.client)


@pytest.fixture
def linked(tools: Tools, our_house: House, bluesky: pds.Bluesky, anna: str) -> Grant:
    begun = NETWORK.begin(tools, host=f"@{anna.upper()} ", back=our_house.back, state="s" * 43)
    said = consent.answer(bluesky, begun.url, anna)
    return NETWORK.finish(tools, kept=begun.kept, back=our_house.back, said=said)


def record_of(tools: Tools, posted: Posted) -> dict:
    did, _, name = posted.id.removeprefix("at://").split("/")
    query = f"repo={did}&collection=app.bsky.feed.post&rkey={name}"
    answer = tools.http.fetch(f"https://{pds.HOST}/xrpc/com.atproto.repo.getRecord?{query}")

    return json.loads(answer.body).get("value")


def test_her_review_stands_there_with_its_link_and_picture_and_goes_when_she_says_so(
    tools: Tools, linked: Grant, anna: str, draft: Draft
) -> None:
    key = new()
    assert (linked.handle, linked.host) == (anna, pds.HOST)
    assert NETWORK.find(tools, linked, draft, key) is None

    posted = NETWORK.publish(tools, linked, draft, key)
    assert isinstance(posted, Posted), posted
    record = record_of(tools, posted)
    assert record["text"] == draft.text
    place = record["facets"][0]["index"]
    assert draft.text.encode()[place["byteStart"] : place["byteEnd"]].decode() == LINK
    assert record["embed"]["external"]["thumb"]["size"] == len(draft.picture.data)
    assert record["langs"] == ["ru"]
    assert NETWORK.find(tools, linked, draft, key) == posted

    second = NETWORK.publish(tools, linked, draft, key)
    assert NETWORK.find(tools, linked, draft, key) == posted, second

    changed = NETWORK.change(tools, linked, posted, a_draft("Всё ещё лучший чайник."), key)
    assert changed == posted
    assert record_of(tools, posted)["text"].startswith("Всё ещё")
    assert record_of(tools, posted)["createdAt"] == record["createdAt"]

    assert NETWORK.withdraw(tools, linked, posted) == posted
    assert NETWORK.withdraw(tools, linked, posted) == posted
    assert NETWORK.find(tools, linked, draft, key) is None
    assert isinstance(NETWORK.change(tools, linked, posted, draft, key), Refused)


def test_a_grant_lives_through_a_refresh_and_ends_when_it_is_given_back(
    tools: Tools, linked: Grant, draft: Draft
) -> None:
    fresh = NETWORK.refresh(tools, linked)
    assert isinstance(fresh, Grant), fresh
    assert (fresh.subject, fresh.handle, fresh.host) == (linked.subject, linked.handle, linked.host)
    assert fresh.secrets["refresh"] != linked.secrets["refresh"]
    assert isinstance(NETWORK.publish(tools, linked, draft, new()), Expired)
    assert isinstance(NETWORK.publish(tools, fresh, draft, new()), Posted)

    NETWORK.revoke(tools, fresh)

    assert isinstance(NETWORK.publish(tools, fresh, draft, new()), Expired)
    assert isinstance(NETWORK.refresh(tools, fresh), Unlinked)


def test_an_answer_that_was_swapped_links_nobody(
    tools: Tools, our_house: House, bluesky: pds.Bluesky, anna: str
) -> None:
    mallory = f"mallory{new().hex[-10:]}"
    bluesky.account(mallory)
    begun = NETWORK.begin(tools, host=anna, back=our_house.back, state="s" * 43)
    other = NETWORK.begin(tools, host=pds.HOST, back=our_house.back, state="m" * 43)
    of_mallory = consent.answer(bluesky, other.url, f"{mallory}.{pds.HOST}")
    swaps = {
        "state": of_mallory,
        "issuer": of_mallory | {"state": "s" * 43, "iss": "https://evil.test"},
        "provider": of_mallory | {"state": "s" * 43},
    }
    for code, said in swaps.items():
        with pytest.raises(LinkFailed) as swapped:
            NETWORK.finish(tools, kept=begun.kept, back=our_house.back, said=said)
        assert swapped.value.code == code
    other = NETWORK.begin(tools, host=pds.HOST, back=our_house.back, state="n" * 43)
    of_mallory = consent.answer(bluesky, other.url, f"{mallory}.{pds.HOST}")
    with pytest.raises(LinkFailed) as another:
        NETWORK.finish(tools, kept=other.kept | {"did": begun.kept["did"]}, back=our_house.back, said=of_mallory)
    assert another.value.code == "subject"


def test_a_text_that_we_say_fits_is_taken_and_a_longer_one_is_refused(tools: Tools, linked: Grant) -> None:
    limits = NETWORK.limits(tools, linked)
    family = "👨‍👩‍👧‍👦" * 30
    text = cut(f"{family}{'й' * 4000} {LINK}", limits, keep=LINK)
    assert fits(text, limits)
    draft = replace(a_draft(), text=text)

    assert isinstance(NETWORK.publish(tools, linked, draft, new()), Posted)
    assert isinstance(NETWORK.publish(tools, linked, replace(draft, text="й" * 301), new()), Refused)


def test_a_picture_that_is_too_large_for_the_server_costs_no_doubt(tools: Tools, linked: Grant) -> None:
    noise = saved(quarters(), "BMP")
    big = Picture(noise * 20, "image/jpeg", "Noise", LINK, 400, 300)
    key = new()

    assert isinstance(NETWORK.publish(tools, linked, a_draft(picture=big), key), Refused)
    assert NETWORK.find(tools, linked, a_draft(), key) is None


def test_a_server_that_speaks_for_somebody_elses_account_links_nobody(
    internet: Stage, tools: Tools, our_house: House, bluesky: pds.Bluesky, linked: Grant
) -> None:
    """Its description is in order, its tokens too; but Anna's own server names another one."""

    def evil(asked: Asked) -> Said:
        told = documents(EVIL, of_pds=True) | {
            "/par": {"request_uri": "urn:x", "expires_in": 60},
            "/token": {"access_token": "a", "token_type": "DPoP", "scope": "atproto", "sub": linked.subject},
        }
        return Said(200, told[asked.path]) if asked.path in told else Said(404)

    with staged(internet.hosts | {EVIL: evil}) as wider:
        tools = replace(tools, http=wider.http)
        begun = NETWORK.begin(tools, host=EVIL, back=our_house.back, state="s" * 43)
        said = {"state": "s" * 43, "code": "c", "iss": f"https://{EVIL}"}
        with pytest.raises(LinkFailed) as failed:
            NETWORK.finish(tools, kept=begun.kept, back=our_house.back, said=said)

    assert failed.value.code == "issuer"


@pytest.mark.parametrize(
    "lacks",
    ["issuer", "require_pushed_authorization_requests", "dpop_signing_alg_values_supported", "scopes_supported"],
)
def test_a_server_that_does_not_sign_people_in_as_we_need_it_is_not_used(lacks: str, our_key: bytes) -> None:
    told = documents(EVIL, of_pds=True)
    described = told["/.well-known/oauth-authorization-server"]
    assert isinstance(described, dict)
    described[lacks] = f"https://other.{EVIL}" if lacks == "issuer" else []
    with staged({EVIL: lambda asked: Said(200, told[asked.path]) if asked.path in told else Said(404)}) as stage:
        tools = Tools(stage.http, Client("Tea House", "https://reviews.teahouse.test", our_key))
        with pytest.raises(LinkFailed) as failed:
            NETWORK.begin(tools, host=EVIL, back="https://reviews.teahouse.test/back", state="s" * 43)

    assert failed.value.code == "host"
    assert "POST" not in {asked.method for asked in stage.asked}


def test_each_key_has_one_name_and_later_keys_have_later_ones() -> None:
    began = new().int >> 80
    keys = [UUID(int=(began + late) << 80 | 7 << 76 | 2 << 62 | late * 7919) for late in range(500)]
    names = [record_key(key) for key in keys]

    assert sorted(set(names)) == names
    assert all(re.fullmatch(r"[2-7a-j][2-7a-z]{12}", name) for name in names)
