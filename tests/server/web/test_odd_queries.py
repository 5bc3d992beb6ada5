"""No value of any query parameter of any operation makes the server stumble."""

from typing import Any

import pytest

from tests.server.web import operations
from tests.server.web.operations import NOWHERE, Operation
from tests.server.web.two_shops import furnish

pytestmark = pytest.mark.timeout(180)

ODD = (
    "", "\0", "a\0b", "\r\nSet-Cookie: a=b", "\u202e", "\ud83d".encode("utf-8", "surrogatepass"), b"\xff\xfe",
    "-1", "1e9", "99999999999999999999", "NaN", "null", "[]", "' OR 1=1 --", "%", "\\", "*", "(((", "𝟏", "é" * 5000,
)  # fmt: skip


def test_whatever_is_asked_it_is_answered_or_refused(house, tea_house):
    shop = furnish(tea_house)
    document = house.get("/openapi.json").json
    asked = 0
    for operation in operations.of(house):
        for name in names_in_query(document, operation):
            for odd in ODD:
                answer = ask(house, shop, operation, {name: odd})
                assert answer.status_code < 500, (operation.name, name, odd, answer.text[:200])
                asked += 1
    assert asked > 200


def test_our_own_pages_stand_it_too(house, tea_house):
    for page in (
        f"/v1/shops/{tea_house.shop.site_key}/checks",
        "/demo/",
        "/demo/p/kettle",
        "/demo/mailbox",
        "/confirm/x",
    ):
        for odd in ODD[:7]:
            query = dict.fromkeys(("lang", "theme", "dir", "fragment"), odd)
            answer = house.client.get(page, query_string=query)
            assert answer.status_code < 500, (page, odd)


def names_in_query(document: Any, operation: Operation) -> list[str]:
    item = document["paths"][operation.path]
    told = [*item.get("parameters", ()), *item[operation.method.lower()].get("parameters", ())]
    return [each["name"] for each in told if each["in"] == "query"]


def ask(house: Any, shop: Any, operation: Operation, query: dict[str, Any]) -> Any:
    path = operation.path
    for name, value in (NOWHERE | {"site_key": shop.at.shop.site_key}).items():
        path = path.replace("{" + name + "}", value)
    bearer = shop.at.secret if operation.security == "secret_key" else shop.voter.bearer
    headers = {"Origin": shop.at.origin, "Authorization": f"Bearer {bearer}"}
    body = {} if operation.call.body is None else {"json": operation.call.body}
    query = operation.call.query | query
    return house.client.open(path, method=operation.method, query_string=query, headers=headers, **body)


@pytest.mark.parametrize("odd", ["a\0b", "x" * 201, "line\nbreak", ""], ids=["nul", "long", "line break", "empty"])
def test_one_odd_product_costs_the_others_no_rating(house, tea_house, odd):
    answer = house.client.get(f"{tea_house.at}/ratings", query_string={"product": ["kettle", odd, "cup"]})
    assert [each["product"] for each in answer.json["data"]] == ["kettle", "cup"]
    alone = house.client.get(f"{tea_house.at}/ratings", query_string={"product": odd})
    assert alone.status_code == 422
