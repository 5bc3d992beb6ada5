"""Which pages may read our answers: an exact look-up, no pattern, no credentials (CORS)."""

from itertools import product

from tests.cast import TEA_HOUSE, a_review
from tests.server.on_sqlite import house_on_sqlite  # noqa: F401 - it is this file's house

OTHERS = [
    "https://www.tea-house.test",
    "https://tea-house.test.evil.test",
    "https://eviltea-house.test",
    "https://tea-house.test:444",
    "https://tea-house.test:443",
    "http://tea-house.test",
    "https://TEA-HOUSE.test",
    "https://tea-house.test/",
    "https://tea-house.test.",
    "https://tea-house.test, https://evil.test",
    "https://evil.test#https://tea-house.test",
    "https://tea-house%2etest",
    "null",
    "file://",
    "*",
    "",
    "https://xn--tea-house-.test",
]
ALLOW = "Access-Control-Allow-Origin"


def test_reads_answer_every_origin(house, tea_house):
    for path in (
        "/reviews?product=kettle",
        "/ratings?product=kettle",
        "/jsonld?product=kettle",
        "/reviews?product=%00",
    ):
        for origin in (TEA_HOUSE, "https://evil.test", "null"):
            answer = house.get(tea_house.at + path, headers={"Origin": origin})
            assert answer.headers[ALLOW] == "*", path
            assert "Access-Control-Allow-Credentials" not in answer.headers


def test_a_listed_page_may_write_and_read_the_answer(anna, house, tea_house):
    for answer in (
        anna.review(),
        anna.review(rating=9),
        anna.send("PUT", "/reviews/rev_none/vote", {}),
        house.send("POST", f"{tea_house.at}/guests", {}, origin=TEA_HOUSE),
    ):
        assert answer.headers[ALLOW] == TEA_HOUSE
        assert "Origin" in answer.headers["Vary"]
        assert "Retry-After" in answer.headers["Access-Control-Expose-Headers"]
        assert "Access-Control-Allow-Credentials" not in answer.headers


def test_no_other_page_may(anna, house, tea_house):
    for origin in OTHERS:
        for answer in (
            anna.send("POST", "/reviews", a_review(), origin=origin),
            house.send("POST", f"{tea_house.at}/guests", {}, origin=origin),
            preflight(house, f"{tea_house.at}/reviews", origin),
        ):
            assert ALLOW not in answer.headers, origin
            assert "Origin" in answer.headers["Vary"]
            assert answer.status_code in {403, 204}
    assert tea_house.reviews()["rating"]["count"] == 0


def test_a_preflight_names_what_may_be_sent(house, tea_house):
    answer = preflight(house, f"{tea_house.at}/reviews", TEA_HOUSE)
    assert (answer.status_code, answer.data) == (204, b"")
    assert answer.headers[ALLOW] == TEA_HOUSE
    assert {"POST", "PUT", "DELETE"} <= set(answer.headers["Access-Control-Allow-Methods"].split(", "))
    sent = {name.lower() for name in answer.headers["Access-Control-Allow-Headers"].split(", ")}
    assert sent == {"authorization", "content-type", "idempotency-key"}


def test_the_origin_of_one_shop_is_not_that_of_another(house, tea_house, rival):
    assert ALLOW not in preflight(house, f"{rival.at}/reviews", TEA_HOUSE).headers
    assert ALLOW not in preflight(house, "/v1/shops/pk_unknown/reviews", TEA_HOUSE).headers


def test_the_shops_server_is_no_page(house, tea_house):
    for path in ("/v1/manage/reviews", "/v1/manage/reviews/rev_1/publish"):
        for answer in (preflight(house, path, TEA_HOUSE), house.get(path, headers={"Origin": TEA_HOUSE})):
            assert ALLOW not in answer.headers


ODD = ("+", "%00", "..", "%E2%82%AC", "PK_", "%F0%28", "%0d%0aX-Evil:%201")


def test_an_odd_address_is_nothing_to_anybody(house, tea_house):
    headers = {"Origin": TEA_HOUSE, "Access-Control-Request-Method": "POST"}
    for odd, method in product(ODD, ("GET", "POST", "OPTIONS")):
        for path in (f"{tea_house.at}{odd}/reviews", f"/v1/shops/{odd}/reviews"):
            answer = house.client.open(path, method=method, headers=headers, json={}, query_string="product=kettle")
            assert answer.status_code in {204, 404, 308, 422}, (path, method)
            assert answer.headers.get(ALLOW, "*") == "*"
            assert "X-Evil" not in answer.headers


def preflight(house, path, origin):
    headers = {"Origin": origin, "Access-Control-Request-Method": "POST"}
    return house.client.open(path, method="OPTIONS", headers=headers)
