"""Every signing example of docs/identity.md is taken out of the page, run by its own language, and works."""

import json
import re
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from goodword.config import Config
from goodword.lib.db import reading
from goodword.shoppers import assertions
from goodword.shops.models import Shop

from tests.cast import TEA_HOUSE, open_shop
from tests.houses import migrated, open_house_at
from tests.tokens import AUDIENCE, Signer, signer_of, vouch

ROOT = Path(__file__).resolve().parents[2]
RUN = Path(__file__).parent / "signing" / "run.mjs"
PAGE = (ROOT / "docs" / "identity.md").read_text(encoding="utf-8")
FENCES = dict(re.findall(r"^```(\w+)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL))
ANNA = {"sub": "1017", "name": "Ганна “Anna” O'Kettle", "email": "anna@example.com", "email_verified": True}
SCRIPT = re.compile(r"goodword\('shopper', '([\w.-]+)'\)</script>\s*$")


@dataclass
class Bench:
    """Where the examples are run."""

    signer: Signer
    folder: Path

    @property
    def places(self) -> dict[str, str]:
        return {"address": AUDIENCE, "kid": self.signer.kid, "secret": self.signer.secret}

    def by_node(self, kind: str, source: str, given: dict[str, Any]) -> str:
        file = self.folder / f"example.{'mjs' if kind == 'js' else kind}"
        file.write_text(source)
        ran = subprocess.run(
            ["node", str(RUN), kind, str(file)], input=json.dumps(given), capture_output=True, text=True, check=False
        )
        assert ran.returncode == 0, ran.stderr
        return ran.stdout


@pytest.fixture(scope="module")
def bench(tmp_path_factory):
    folder = tmp_path_factory.mktemp("signing")
    config = Config(data_dir=folder, traffic_limits=False, public_url=AUDIENCE)
    migrated(config)
    with open_house_at(config) as house:
        yield Bench(signer_of(open_shop(house, "Tea House", TEA_HOUSE)), folder)


def python(bench: Bench) -> str:
    names: dict[str, Any] = {}
    exec(FENCES["python"], names)
    return names["goodword_token"](ANNA, site_key=bench.signer.at.shop.site_key, **bench.places)


def php(bench: Bench) -> str:
    return bench.by_node("php", FENCES["php"], {"shopper": ANNA, "goodword": named(bench, "site_key")})


def node(bench: Bench) -> str:
    return bench.by_node("js", FENCES["js"], {"shopper": ANNA, "goodword": named(bench, "siteKey")})


def twig(bench: Bench) -> str:
    assert bench.by_node("twig", FENCES["twig"], {"goodword_token": ""}).strip() == ""
    return in_page(bench.by_node("twig", FENCES["twig"], {"goodword_token": python(bench)}))


def liquid(bench: Bench) -> str:
    source, places = FENCES["liquid"], named(bench, "site_key")
    for name, value in places.items():
        source, changed = re.subn(rf"^(  assign {name} = )'.*'$", rf"\1'{value}'", source, flags=re.MULTILINE)
        assert changed == 1, name
    assert bench.by_node("liquid", source, {}).strip() == ""
    bought = {
        "name": "#1001",
        "created_at": "2026-03-01T10:00:00Z",
        "line_items": [{"product_id": 42}, {"product_id": 7}],
    }
    customer = {
        "id": 1017,
        "first_name": ANNA["name"],
        "email": ANNA["email"],
        "orders": [bought, bought | {"name": "#2"}],
    }
    return in_page(bench.by_node("liquid", source, {"customer": customer, "request": {"path": "/products/kettle"}}))


def named(bench: Bench, site_key: str) -> dict[str, str]:
    return bench.places | {site_key: bench.signer.at.shop.site_key}


def in_page(html: str) -> str:
    found = SCRIPT.search(html)
    assert found, html
    return found[1]


@pytest.mark.parametrize("example", [python, php, node, twig, liquid], ids=lambda one: one.__name__)
def test_the_pages_own_code_signs_what_the_server_takes(bench: Bench, example: Callable[[Bench], str]):
    token = example(bench)
    with reading() as session:
        said = assertions.read(shop=session.get_one(Shop, bench.signer.at.shop.id), assertion=token)
    assert (said.ref, said.name) == ("1017", ANNA["name"])
    assert said.email == (None if example is liquid else ANNA["email"])
    lines = [("#1001", "42"), ("#1001", "7"), ("#2", "42"), ("#2", "7")]
    assert [(one.order_ref, one.product_ref) for one in said.bought] == (lines if example is liquid else [])
    assert vouch(bench.signer.at, token).status_code == 201


def test_no_example_is_left_out():
    assert set(FENCES) >= {"python", "php", "js", "twig", "liquid"}
