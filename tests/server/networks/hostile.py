"""Addresses that lead inside, and a network whose every document names one of them."""

import ipaddress
import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

from goodword.lib.ids import new
from goodword.lib.outbound import Outbound
from goodword.networks.bluesky import Bluesky
from goodword.networks.bluesky.dpop import new_key
from goodword.networks.contract import App, Client, Grant, LinkFailed, Network, Posted, Tools
from goodword.networks.linkedin import LinkedIn
from goodword.networks.mastodon import Mastodon
from goodword.networks.testing.given import a_draft, our_client
from goodword.networks.testing.stage import PUBLIC, Asked, Said, Stage, staged

from tests.server.lib.far_away import Ear, ear

EVIL = "evil.test"
REBINDING = "rebinding.test"
INSIDE = {
    "inside.test": ["127.0.0.1"],
    "six.test": ["::1"],
    "mapped.test": ["::ffff:127.0.0.1"],
    "nat64.test": ["64:ff9b::7f00:1"],
    "sixtofour.test": ["2002:7f00:1::"],
    "mixed.test": [PUBLIC, "127.0.0.1"],
    "metadata.test": ["169.254.169.254"],
    "house.test": ["192.168.1.1", "10.0.0.1"],
}
LITERAL = (
    "127.0.0.1", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "0.0.0.0", "localhost", "localhost.", "[::1]",
    "[::ffff:127.0.0.1]", "169.254.169.254", "127。0。0。1", "①②⑦.⓪.⓪.①", f"{EVIL}@127.0.0.1", "127.0.0.1:443",
    f"{EVIL}\\@127.0.0.1", f"127.0.0.1#@{EVIL}", f"{EVIL}:80", "metadata", "[host]", "",
)  # fmt: skip
BACK = "https://reviews.teahouse.test/link/back"


@dataclass
class Trap:
    """The client that meets the hostile names, and the ear that must hear nothing."""

    http: Outbound
    stage: Stage
    ear: Ear

    @property
    def tools(self) -> Tools:
        client: Client = our_client()
        return Tools(self.http, client, App("id", "secret"))


@contextmanager
def trapped() -> Iterator[Trap]:
    """All hostile names lead to the ear; only ``EVIL`` is a host of its own."""
    with staged({EVIL: lambda _: Said(404)}, more=(REBINDING,)) as stage, ear() as listener:
        rerouted = dict.fromkeys(INSIDE, ("127.0.0.1", listener.port))
        rerouted |= dict.fromkeys((EVIL, REBINDING), ("127.0.0.1", stage.port))
        rebinding = itertools.chain([[PUBLIC]], itertools.repeat(["127.0.0.1"]))

        def resolve(host: str) -> list[str]:
            if host in INSIDE:
                return INSIDE[host]
            if is_address(host):
                return [host]
            return [PUBLIC] if host == EVIL else next(rebinding) if host == REBINDING else []

        yield Trap(Outbound(resolve=resolve, reroute=rerouted, ca=stage.ca), stage, listener)


def is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def documents(target: str, *, of_pds: bool) -> dict[str, object]:
    """What a hostile server says of itself: that it is to be asked elsewhere, at the target."""
    there = f"https://{target}"
    return {
        "/.well-known/oauth-protected-resource": {"authorization_servers": [there if of_pds else f"https://{EVIL}"]},
        "/.well-known/did.json": {
            "id": f"did:web:{EVIL}",
            "alsoKnownAs": [f"at://{target}"],
            "service": [{"id": "#atproto_pds", "serviceEndpoint": there}],
        },
        "/.well-known/oauth-authorization-server": {
            "issuer": f"https://{EVIL}",
            "authorization_endpoint": f"https://{EVIL}/authorize",
            "token_endpoint": f"{there}/token",
            "revocation_endpoint": f"{there}/revoke",
            "pushed_authorization_request_endpoint": f"{there}/par",
            "require_pushed_authorization_requests": True,
            "authorization_response_iss_parameter_supported": True,
            "dpop_signing_alg_values_supported": ["ES256"],
            "code_challenge_methods_supported": ["S256"],
            "scopes_supported": ["atproto"],
        },
    }


def grants(target: str) -> list[tuple[Network, Grant]]:
    """Grants that name the target, as a hostile server could have made us keep."""
    server = {"issuer": f"https://{EVIL}", "authorize": f"https://{target}/a", "push": f"https://{target}/p",
              "token": f"https://{target}/t", "revoke": f"https://{target}/r"}  # fmt: skip
    of_bluesky = {"access": "a" * 20, "refresh": "r" * 20, "key": new_key(), "server": server}
    of_mastodon = {"access": "a" * 20, "refresh": "r" * 20, "app": {"client_id": "i", "client_secret": "s"}}
    return [
        (Bluesky(), Grant("did:plc:" + "a" * 24, "anna", target, secrets=of_bluesky)),
        (Mastodon(), Grant("17", "@anna", target, secrets=of_mastodon)),
    ]


def nothing_is_linked(network: Network, tools: Tools, typed: str) -> None:
    try:
        network.begin(tools, host=typed, back=BACK, state="s" * 43)
    except LinkFailed:
        return
    raise AssertionError(f"{network.name} began with {typed}")


def everything_is_tried(network: Network, tools: Tools, grant: Grant) -> None:
    """Every call that a connector makes for a grant; none of them posts."""
    draft, key, posted = a_draft(), new(), Posted("at://did:plc:a/app.bsky.feed.post/3k", None)
    network.limits(tools, grant)
    network.revoke(tools, grant)
    outcomes = [
        network.publish(tools, grant, draft, key),
        network.find(tools, grant, draft, key),
        network.change(tools, grant, posted, draft, key),
        network.withdraw(tools, grant, posted),
        network.refresh(tools, grant),
    ]
    assert not any(isinstance(each, Posted | Grant) for each in outcomes)


def of_linkedin(trap: Trap, target: str) -> None:
    """The one other network whose answer names a place to call: where a picture goes."""

    def answer(asked: Asked) -> Said:
        return Said(200, {"value": {"uploadUrl": f"https://{target}/up", "image": "urn:li:image:1"}})

    trap.stage.hosts[EVIL] = answer
    network = LinkedIn()
    assert not isinstance(
        network.publish(trap.tools, Grant("1", "anna", secrets={"access": "a"}), a_draft(), new()), Posted
    )


def no_document_leads_to(target: str, trap: Trap) -> None:
    """Neither of a server that she types, nor of an account whose handle is there."""
    for of_pds, is_account in ((True, False), (False, False), (True, True)):
        told = documents(target, of_pds=of_pds)
        trap.stage.hosts[EVIL] = partial(_saying, told, is_account)
        nothing_is_linked(Bluesky(), trap.tools, EVIL)


def _saying(told: dict[str, object], is_account: bool, asked: Asked) -> Said:
    if is_account and asked.path.endswith("atproto-did"):
        return Said(200, f"did:web:{EVIL}".encode())
    return Said(200, told[asked.path]) if asked.path in told else Said(404)
