"""Who gets in where: every route of the API and of the staff pages, called by everybody, beside a table to read.

The table is tests/contracts/role_by_route.txt. When a permission was changed on purpose:

    python -m tests.contracts.test_role_by_route      writes it anew
"""

import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from goodword.lib.db import writing
from goodword.staff import forms, queries, sessions
from goodword.staff.rules import ROLES
from goodword.staff.sessions import Browser

from tests.contracts.api_stage import api_at
from tests.server.web import operations
from tests.server.web.operations import NOWHERE, Operation
from tests.server.web.test_tenancy import Caller, ask
from tests.server.web.two_shops import Furnished, furnish
from tests.staffers import StaffOnStage

TABLE = Path(__file__).with_name("role_by_route.txt")
EVERYBODY = ("nobody", "guest", "shopper", "expert", *reversed(ROLES), "key")
IN, OUT = "yes", "-"
HEAD = """Who gets in where: "yes", or "-" for everybody who is sent away (401, 403, or on to the sign-in page).
A key has every scope. Staff call the API from a page of ours; on a shop's page they are nobody.
"""


@pytest.mark.timeout(180)
def test_everybody_gets_in_where_the_table_says(tmp_path: Path) -> None:
    assert written(tmp_path) == TABLE.read_text(encoding="utf-8"), "meant? python -m tests.contracts.test_role_by_route"


def written(folder: Path) -> str:
    """The table as it is."""
    with api_at(folder) as (shop, _):
        stage = furnish(shop)
        rows = [*of_the_api(stage), *of_the_pages(stage)]
    width = max(len(name) for name, _ in rows)
    lines = [("", dict(zip(EVERYBODY, EVERYBODY, strict=True))), *sorted(rows)]
    return (
        HEAD
        + "\n"
        + "".join(
            f"{name:{width}}" + "".join(f"  {each[who]:{len(who)}}" for who in EVERYBODY).rstrip() + "\n"
            for name, each in lines
        )
    )


def of_the_api(stage: Furnished) -> Iterator[tuple[str, dict[str, str]]]:
    """Every operation of openapi.json, with ids of nothing, so that nothing is lost on the way."""
    house = stage.at.house
    for operation in sorted(operations.of(house), key=operations.ends_last):
        ids = {name: NOWHERE[name] for name in operation.ids if name not in {"site_key", "cursor"}}
        ids |= {"site_key": stage.at.shop.site_key} if "site_key" in operation.ids else {}
        yield (
            operation.name,
            {who: told(ask(house, operation, caller(who, stage, operation), ids)) for who in EVERYBODY},
        )


def caller(who: str, stage: Furnished, operation: Operation) -> Caller:
    bearer = bearer_of(who, stage)
    if who == "expert" and operation.path.endswith("/me/erase"):
        bearer = stage.at.known(name="Yulia", how="shop").bearer  # the other one has signed out by then
    if who == "shopper" and "/shopper" in operation.path:
        bearer = stage.leaver.bearer
    return Caller(who, bearer, stage, who if who in ROLES else "")


def bearer_of(who: str, stage: Furnished) -> str | None:
    """What she shows, if she has something to show."""
    bearers = {
        "guest": stage.voter.bearer,
        "shopper": stage.known.bearer,
        "expert": stage.expert.bearer,
        "key": stage.at.secret,
    }
    return bearers.get(who)


def of_the_pages(stage: Furnished) -> Iterator[tuple[str, dict[str, str]]]:
    """Every page of the staff and every form on them; a form is sent empty."""
    rules = stage.at.house.door._inside.application.url_map.iter_rules()
    for rule in sorted((each for each in rules if str(each).startswith("/staff")), key=str):
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
            path = re.sub(r"<[^>]+>", "nothing", str(rule))
            yield f"{method} {rule}", {who: told(knock(stage, who, method, path)) for who in EVERYBODY}


def knock(stage: Furnished, who: str, method: str, path: str) -> Any:
    if who in ROLES:
        return knock_signed_in(stage.staff[who], method, path)
    bearer = bearer_of(who, stage)
    headers = {"Authorization": f"Bearer {bearer}"} if bearer else {}
    browser = stage.staff["owner"]
    browser.sign_out()
    return browser.client.open(path, method=method, headers=headers | hers(browser))


def knock_signed_in(person: StaffOnStage, method: str, path: str) -> Any:
    with writing():
        _, bearer = sessions.begin(staff=queries.by_id(person.staff.id), browser=Browser())
    person.client.set_cookie(forms.SESSION, bearer)
    return person.client.open(path, method=method, headers=hers(person))


def hers(person: StaffOnStage) -> dict[str, str]:
    return {"Origin": person.origin, forms.HEADER: person.token("/staff/sign-in")}


def told(answer: Any) -> str:
    sent_away = answer.headers.get("Location", "").startswith("/staff/sign-in?to=")
    return OUT if answer.status_code in {401, 403} or sent_away else IN


def renew() -> None:
    with tempfile.TemporaryDirectory() as folder:
        TABLE.write_text(written(Path(folder)), encoding="utf-8")


if __name__ == "__main__":
    renew()
