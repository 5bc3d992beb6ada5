"""The published list of addresses that lead inside, typed by a shopper and said by a network. DATA=FOLDER brings it."""

import os
from pathlib import Path

import pytest
from goodword.networks.bluesky import Bluesky
from goodword.networks.mastodon import Mastodon

from tests.server.networks.hostile import everything_is_tried, grants, no_document_leads_to, nothing_is_linked, trapped

pytestmark = pytest.mark.soak


def test_no_address_of_the_list_is_ever_dialled() -> None:
    lines = addresses()
    with trapped() as trap:
        for line in lines:
            target = line.partition("://")[2] or line
            for network in (Bluesky(), Mastodon()):
                for typed in (line, target):
                    nothing_is_linked(network, trap.tools, typed)
            no_document_leads_to(target, trap)
            for network, grant in grants(target):
                everything_is_tried(network, trap.tools, grant)

    assert trap.ear.heard == []
    assert lines


def addresses() -> list[str]:
    folder = os.environ.get("GOODWORD_SOAK_DATA")
    file = Path(folder) / "security" / "ssrf" / "ssrf_urls.txt" if folder else None
    return (
        file.read_text("utf-8").split("\n") if file else ["http://127.0.0.1:22", "https://localhost", "gopher://[::1]"]
    )
