"""What is drawn from the code is as new as the code: openapi.json, its types, the pages of docs/."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.contracts.api_stage import api_at, document, written
from tests.contracts.checkout import ROOT

OPENAPI = ROOT / "docs" / "openapi.json"
TYPES = ROOT / "widget" / "src" / "api" / "schema.ts"
GENERATOR = ROOT / "widget" / "node_modules" / ".bin" / "openapi-typescript"
NODE = ROOT / ".venv" / "bin"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> dict:
    with api_at(tmp_path_factory.mktemp("api")) as (shop, _):
        return document(shop)


def test_openapi_json_is_fresh(served):
    assert OPENAPI.read_text(encoding="utf-8") == written(served), "run `make openapi`"


def test_the_types_are_fresh(tmp_path: Path):
    made = tmp_path / "schema.ts"
    environment = os.environ | {"PATH": f"{NODE}{os.pathsep}{os.environ['PATH']}"}
    run = subprocess.run(
        [GENERATOR, OPENAPI, "--output", made], env=environment, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    assert TYPES.read_text(encoding="utf-8") == made.read_text(encoding="utf-8"), "run `make openapi`"


def test_the_drawn_pages_are_fresh():
    checked = subprocess.run(
        [sys.executable, ROOT / "tools" / "documents.py", "--check"], capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr


OTHERS = {
    "post /guests": [],
    "post /shopper": [],
    "post /links": [],
    "post /me/export": ["shopper"],
    "get /me/export/{export_id}": ["shopper"],
    "delete /shopper": ["shopper"],
    **{name: ["shopper"] for name in ("patch /me", "post /me/avatar", "delete /me/avatar")},
    **{f"get /me{rest}": ["writer"] for rest in ("", "/contributions", "/consents", "/posts", "/accounts")},
    "get /me/accounts/linkings/{linking_id}": ["writer"],
}
OTHERS |= {f"post /signin{rest}": [] for rest in ("", "/code", "/state")}
"""What is not read by everybody and written by whoever writes."""


def test_it_says_who_may_call(served):
    for path, item in served["paths"].items():
        for method in item.keys() - {"parameters"}:
            schemes = [name for each in item[method]["security"] for name in each]
            expected = (
                ["secret_key", "staff"] if path.startswith("/v1/manage/") else ["writer"] if method != "get" else []
            )
            assert schemes == OTHERS.get(f"{method} {path.partition('{site_key}')[2]}", expected), (method, path)


def test_every_refusal_is_documented_as_a_problem(served):
    for item in served["paths"].values():
        for method in item.keys() - {"parameters"}:
            assert item[method]["responses"]["default"] == {"$ref": "#/components/responses/DEFAULT_ERROR"}
    assert [list(each["content"]) for each in served["components"]["responses"].values()] == [
        ["application/problem+json"]
    ] * len(served["components"]["responses"])


def test_no_field_of_text_comes_in_without_a_greatest_length(served):
    endless = [
        f"{name}.{field}"
        for name, schema in served["components"]["schemas"].items()
        if name.endswith("In")
        for field, kind in schema["properties"].items()
        if "string" in kind.get("type", "") and not {"maxLength", "enum", "pattern"} & kind.keys()
    ]
    assert endless == []
