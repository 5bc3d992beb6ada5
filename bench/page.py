"""What the widget costs a page, beside the same page without it."""

import json
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from importlib.resources import files
from pathlib import Path
from typing import Any

from goodword.demo.service import SITE_KEY

from bench import browser, pages, servers, shop
from bench.browser import Load
from bench.figures import spread, table

NETWORKS = {"loopback": False, "150 ms, 1.6 Mbit/s": True}
HEADS = (
    "",
    "layout shift",
    "first paint ms",
    "first seen ms",
    "more than without",
    "blocked ms",
    "more than without",
    "long tasks",
    "requests",
    "kB on the wire",
)
Key = tuple[str, str, str]
"""Network, page, way."""


def run(*, loads: int) -> dict[str, Any]:
    """Load every page in turn, again and again; print and return the figures."""
    weight = _weight()
    size = "{width}x{height}".format(**browser.SCREEN)
    print(f"\nThe shop's page: {loads} loads each in turn, cold profile, {size}, CPU slowed {browser.SLOWER} times")
    with _stage() as (addresses, origin), browser.browser() as started:
        rounds = [_round(started, addresses, origin, number) for number in range(loads)]
    for network in NETWORKS:
        print(f"\n{network}\n{_table(rounds, network)}")
    print("\nFirst seen: the first review (or all ratings of the listing); without Goodword the page itself.")
    return {"bytes": weight, "loads": [_raw(one) for one in rounds]}


def _weight() -> dict[str, Any]:
    told = json.loads((files("goodword") / "static" / "w" / "manifest.json").read_text())
    rows = [[name, f"{size / 1024:.2f}"] for name, size in told["sums"].items()]
    print(f"\nThe widget's bytes, brotli, kB of 1,024\n{table(('', 'kB'), rows)}")
    return {"sums": told["sums"], "files": told["brotli"]}


@contextmanager
def _stage() -> Iterator[tuple[dict[tuple[str, str], str], str]]:
    with tempfile.TemporaryDirectory() as scratch:
        home = Path(scratch)
        environment = shop.settings(home)
        asked = shop.fill(environment)
        with servers.running(servers.OURS, server="gunicorn", log=home / "log", environment=environment) as running:
            origin = f"http://goodword.test:{running.port}"
            with pages.served(_pages(running, asked, origin)) as addresses:
                yield addresses, origin


def _pages(running: servers.Running, asked: shop.Questions, origin: str) -> dict[tuple[str, str], str]:
    _, _, ratings = running.get(asked.ratings)
    _, _, fragment = running.get(asked.page.replace("/reviews?", "/fragment.html?").partition("&")[0])
    return pages.pages(
        origin,
        site_key=SITE_KEY,
        product=json.loads(running.get(asked.page)[2])["product"],
        refs=pages.refs_in(ratings),
        fragment=fragment.decode(),
    )


def _round(started: Any, addresses: Mapping[tuple[str, str], str], origin: str, number: int) -> dict[Key, Load]:
    print(f"  round {number + 1}", file=sys.stderr, flush=True)
    return {
        (network, page, way): browser.load(started, url, origin=origin, is_slow=is_slow)
        for network, is_slow in NETWORKS.items()
        for (page, way), url in addresses.items()
    }


def _table(rounds: list[dict[Key, Load]], network: str) -> str:
    keys = [key for key in rounds[0] if key[0] == network]
    return table(HEADS, [_row(rounds, key) for key in keys])


def _row(rounds: list[dict[Key, Load]], key: Key) -> list[str]:
    network, page, way = key
    mine = [one[key] for one in rounds]
    bare = [one[network, page, pages.WITHOUT] for one in rounds]
    later = [one.shown - other.shown for one, other in zip(mine, bare, strict=True)]
    return [
        f"{page}, {way}",
        f"{max(one.shift for one in mine):.4f}",
        spread([one.first_paint for one in mine]),
        spread([one.shown for one in mine]),
        "" if way == pages.WITHOUT else spread(later),
        spread([one.blocked for one in mine]),
        ""
        if way == pages.WITHOUT
        else spread([one.blocked - other.blocked for one, other in zip(mine, bare, strict=True)]),
        spread([one.long_tasks for one in mine]),
        spread([one.requests for one in mine]),
        spread([one.wire_bytes / 1024 for one in mine]),
    ]


def _raw(one: Mapping[Key, Load]) -> list[dict[str, Any]]:
    return [
        {"network": network, "page": page, "way": way, **asdict(load)} for (network, page, way), load in one.items()
    ]
