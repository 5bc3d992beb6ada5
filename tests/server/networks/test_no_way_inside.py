"""Whatever a shopper types and whatever a network says of itself, this machine's own ports hear nothing."""

from collections.abc import Iterator

import pytest
from goodword.networks import linkedin
from goodword.networks.bluesky import Bluesky
from goodword.networks.mastodon import Mastodon
from goodword.networks.testing.stage import Said

from tests.server.networks.hostile import (
    EVIL,
    INSIDE,
    LITERAL,
    REBINDING,
    Trap,
    everything_is_tried,
    grants,
    no_document_leads_to,
    nothing_is_linked,
    of_linkedin,
    trapped,
)


@pytest.fixture
def trap() -> Iterator[Trap]:
    with trapped() as trap:
        yield trap
        assert trap.ear.heard == []


def test_no_server_inside_can_be_typed(trap: Trap) -> None:
    for typed in (*INSIDE, *LITERAL):
        for network in (Bluesky(), Mastodon()):
            nothing_is_linked(network, trap.tools, typed)


def test_no_document_leads_inside(trap: Trap) -> None:
    for target in (*INSIDE, *LITERAL):
        no_document_leads_to(target, trap)


def test_no_grant_leads_inside(trap: Trap) -> None:
    for target in (*INSIDE, *LITERAL):
        for network, grant in grants(target):
            everything_is_tried(network, trap.tools, grant)


def test_a_picture_goes_to_nobody_but_its_network(trap: Trap, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linkedin, "API", f"https://{EVIL}")
    for target in (*INSIDE, *LITERAL, f"{EVIL}?.linkedin.com", f"linkedin.com.{EVIL}"):
        of_linkedin(trap, target)
    assert {asked.path for asked in trap.stage.asked} == {"/rest/images"}


def test_no_redirect_is_followed_inside(trap: Trap) -> None:
    there = f"https://127.0.0.1:{trap.ear.port}/"
    for status in (301, 302, 303, 307, 308):
        trap.stage.hosts[EVIL] = lambda _, status=status: Said(status, b"", {"Location": there})
        for network in (Bluesky(), Mastodon()):
            nothing_is_linked(network, trap.tools, EVIL)
        for network, grant in grants(EVIL):
            everything_is_tried(network, trap.tools, grant)


def test_a_name_that_changes_its_mind_is_checked_each_time(trap: Trap) -> None:
    nothing_is_linked(Bluesky(), trap.tools, REBINDING)

    assert [asked.path for asked in trap.stage.asked] == ["/.well-known/atproto-did"], "the first answer was public"
