"""What our connectors send to X and Pinterest keeps to the contracts that these publish. DATA=FOLDER brings them."""

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
import yaml
from goodword.lib.ids import new
from goodword.networks.contract import Network, Posted, Tools
from goodword.networks.pinterest import Pinterest
from goodword.networks.testing.given import a_draft, our_client
from goodword.networks.testing.stage import Asked, staged
from goodword.networks.x import X

from tests.server.networks.strict_apps import StrictApp, StrictPinterest, StrictX

pytestmark = pytest.mark.soak
BACK = "https://reviews.teahouse.test/link/back"
CASES = [(X(), StrictX, "x_v2_openapi.json"), (Pinterest(), StrictPinterest, "pinterest_v5_openapi.yaml")]


TEXT: dict[str, Any] = {"type": "string"}


def operation(*named: str, **body: Any) -> dict[str, Any]:
    """One operation as such a contract writes it; without one at hand, what we know of it stands here."""
    told: dict[str, Any] = {"parameters": [{"name": name} for name in named]}
    if body:
        schema = {"type": "object", "properties": body, "additionalProperties": False}
        told["requestBody"] = {"content": {"application/json": {"schema": schema}}}
    return told


PIN = {name: TEXT | {"maxLength": most} for name, most in (("title", 100), ("description", 800), ("alt_text", 500))}
KNOWN: dict[str, dict[str, Any]] = {
    "x": {
        "/2/users/me": {"get": operation()},
        "/2/users/{id}/tweets": {"get": operation("max_results", "post.fields")},
        "/2/tweets": {"post": operation(text=TEXT)},
        "/2/tweets/{id}": {"delete": operation()},
    },
    "pinterest": {
        "/user_account": {"get": operation()},
        "/boards": {"get": operation("privacy", "page_size")},
        "/boards/{board_id}/pins": {"get": operation("page_size")},
        "/pins": {"post": operation(**PIN, board_id=TEXT, link=TEXT, media_source={"type": "object"})},
        "/pins/{pin_id}": {"patch": operation(**PIN), "delete": operation()},
    },
}


def published(network: Network, file: str) -> dict[str, Any]:
    """The network's own contract where DATA has it."""
    folder = os.environ.get("GOODWORD_SOAK_DATA")
    if not folder:
        return {"paths": KNOWN[network.name], "components": {}}
    spec: dict[str, Any] = yaml.safe_load((Path(folder) / "specs" / file).read_text())
    return spec


@pytest.mark.parametrize(("network", "peer", "file"), CASES)
def test_every_request_is_one_that_the_network_has_published(
    network: Network, peer: type[StrictApp], file: str
) -> None:
    spec = published(network, file)
    checked = [faults_in(asked, spec) for asked in everything_asked(network, peer())]

    assert len(checked) >= 4
    assert [fault for faults in checked for fault in faults] == []


def everything_asked(network: Network, peer: StrictApp) -> list[Asked]:
    """Her leave, a post, its look-up, its change and its end."""
    with staged(peer.hosts()) as stage:
        tools = Tools(stage.http, our_client(), peer.app)
        begun = network.begin(tools, host=None, back=BACK, state="s" * 43)
        grant = network.finish(tools, kept=begun.kept, back=BACK, said=peer.consent(begun.url))
        draft, key = a_draft(), new()
        posted = network.publish(tools, grant, draft, key)
        assert isinstance(posted, Posted)
        network.find(tools, grant, draft, key)
        network.change(tools, grant, posted, draft, key)
        network.withdraw(tools, grant, posted)
        return [asked for asked in stage.asked if "oauth" not in asked.path]


def faults_in(asked: Asked, spec: dict[str, Any]) -> Iterator[str]:
    operation = operation_of(asked, spec)
    if operation is None:
        yield f"{asked.method} {asked.path} is not published"
        return
    named = {resolved(each, spec)["name"] for each in operation.get("parameters", [])}
    yield from (f"{asked.path}: {name} is no parameter" for name in asked.query if name not in named)
    if body := operation.get("requestBody"):
        schema = body["content"]["application/json"]["schema"] | {"components": spec["components"]}
        for fault in jsonschema_rs.validator_for(schema).iter_errors(json.loads(asked.body)):
            yield f"{asked.method} {asked.path}: {fault.message}"


def operation_of(asked: Asked, spec: dict[str, Any]) -> dict[str, Any] | None:
    """The operation whose path fits; Pinterest's addresses have its version before them."""
    path = asked.path.removeprefix("/v5")
    for pattern, operations in spec["paths"].items():
        if re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", pattern), path) and asked.method.lower() in operations:
            found: dict[str, Any] = operations[asked.method.lower()]
            return found
    return None


def resolved(parameter: dict[str, Any], spec: dict[str, Any]) -> dict[str, Any]:
    name = parameter.get("$ref", "").rpartition("/")[2]
    return spec["components"]["parameters"][name] if name else parameter
