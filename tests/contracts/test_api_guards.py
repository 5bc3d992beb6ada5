"""There is no open door by oversight."""

import re
from pathlib import Path

import pytest
from flask import Flask
from goodword.shops.rules import SCOPES
from goodword.staff.rules import PERMISSIONS
from goodword.web.edge import anyone, reads, refuse_undeclared

from tests.contracts.api_stage import api_at


def test_a_route_without_a_guard_does_not_start_up():
    app = Flask("silent")
    app.add_url_rule("/said", view_func=anyone(lambda: "said"), endpoint="said")
    refuse_undeclared_but_static(app)
    app.add_url_rule("/open", view_func=lambda: "open", endpoint="open")
    with pytest.raises(RuntimeError, match="/open"):
        refuse_undeclared_but_static(app)


@pytest.mark.parametrize(
    ("rule", "allows", "starts"),
    [
        ("/v1/manage/open", "anyone", False),
        ("/v1/manage/open", "page", False),
        ("/v1/manage/open", "may", False),
        ("/v1/manage/open", "may reviews:read", True),
        ("/staff", "anyone", False),
        ("/staff/open", "may reviews:read", False),
        ("/staff/open", "staff", False),
        ("/staff/open", "staff people:read", True),
        ("/staff/open", "staff visitor", True),
        ("/staffed", "anyone", True),
    ],
)
def test_the_shops_side_opens_by_a_named_permission_only(rule, allows, starts):
    app = Flask("ajar")

    def view() -> str:
        return ""

    view.allows = allows
    app.add_url_rule(rule, view_func=view)
    if starts:
        refuse_undeclared_but_static(app)
        return
    with pytest.raises(RuntimeError, match="name no permission"):
        refuse_undeclared_but_static(app)


def test_every_scope_has_its_roles_and_every_permission_is_one_of_the_table(tmp_path: Path):
    assert set(SCOPES) <= PERMISSIONS.keys()
    with api_at(tmp_path) as (shop, _):
        views = shop.house.door._inside.application.view_functions.values()
        asked = {view.allows.split(" ")[1] for view in views if view.allows.startswith(("may ", "staff "))}
    assert asked - {"visitor"} <= PERMISSIONS.keys()


def test_a_guard_is_asked_before_the_view(tmp_path: Path):
    asked: list[str] = []

    def guard() -> str:
        asked.append("guard")
        raise PermissionError

    @reads(guard)
    def view(_scope: str) -> str:
        asked.append("view")
        return ""

    app = Flask("guarded")
    with api_at(tmp_path), app.test_request_context("/"), pytest.raises(PermissionError):
        view()
    assert asked == ["guard"]


def test_every_route_of_the_house_names_its_guard(tmp_path: Path):
    told = (Path(__file__).parents[2] / "docs" / "who-may-call.md").read_text(encoding="utf-8")
    text = re.sub(r"<string\([^)]*\):", "<string:", told)  # the document of the API does not say how long an id is
    with api_at(tmp_path) as (shop, _):
        for path, item in shop.house.get("/openapi.json").json["paths"].items():
            for method in item.keys() - {"parameters"}:
                rule = path.replace("{", "<string:").replace("}", ">")
                assert f"| `{method.upper()} {rule}` |" in text


def refuse_undeclared_but_static(app: Flask) -> None:
    app.view_functions["static"] = anyone(lambda **_: "")
    refuse_undeclared(app)
