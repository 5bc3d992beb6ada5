"""What every answer carries, and what becomes of bodies that nobody should send."""

import json
import logging
from itertools import product

import pytest

from tests.cast import TEA_HOUSE, a_review

PAGES = ("/checks", "/checks?lang=uk", "/fragment.html?product=kettle")
READS = ("/reviews?product=kettle", "/ratings?product=kettle", "/reviews?product=kettle&sort=newest", *PAGES)
MB = 1 << 20


def answers(house, tea_house, anna):
    yield from (house.get(tea_house.at + path) for path in READS)
    yield from (house.get(path) for path in ("/healthz", "/readyz", "/openapi.json", "/confirm/none", "/nowhere", "/"))
    yield house.get(f"/w/v1/{tea_house.shop.site_key}.js")
    yield from (anna.review(), anna.review(rating=0), tea_house.manage("GET", "/reviews"))
    yield house.client.delete("/healthz")


def test_every_answer_forbids_guessing_and_sets_no_cookie(house, tea_house, anna):
    for answer in answers(house, tea_house, anna):
        assert answer.headers["X-Content-Type-Options"] == "nosniff", answer.request.path
        assert "Set-Cookie" not in answer.headers
        assert answer.headers["Cache-Control"]


def test_cookies_are_never_looked_at(house, tea_house, anna):
    with_cookie = house.get(f"{tea_house.at}/reviews?product=kettle", headers={"Cookie": f"session={anna.bearer}"})
    assert with_cookie.data == house.get(f"{tea_house.at}/reviews?product=kettle").data
    assert "Cookie" not in with_cookie.headers.get("Vary", "")
    headers = {"Cookie": f"Authorization=Bearer {anna.bearer}", "Origin": TEA_HOUSE}
    assert house.client.post(f"{tea_house.at}/reviews", json=a_review(), headers=headers).status_code == 401


def test_pages_of_ours_run_no_script_but_our_own_and_stand_in_no_frame(house, tea_house, anna):
    for answer in answers(house, tea_house, anna):
        if answer.mimetype == "text/html":
            policy = answer.headers["Content-Security-Policy"]
            assert "default-src 'none'" in policy
            assert policy.count("script-src") == policy.count("script-src 'self';")
            assert "frame-ancestors 'none'" in policy


def test_what_is_personal_is_not_stored_by_anybody_between(house, tea_house, anna):
    for answer in (anna.review(), tea_house.manage("GET", "/reviews"), house.get("/confirm/none")):
        assert answer.headers["Cache-Control"] == "no-store"


def test_a_read_is_known_again_by_its_tag(house, tea_house):
    for path in READS:
        first = house.get(tea_house.at + path)
        again = house.get(tea_house.at + path, headers={"If-None-Match": first.headers["ETag"]})
        assert (again.status_code, again.data) == (304, b""), path
        assert house.get(tea_house.at + path, headers={"If-None-Match": '"other"'}).status_code == 200


def test_head_is_get_without_a_body(house, tea_house):
    for path in READS:
        head = house.client.head(tea_house.at + path)
        assert (head.status_code, head.data) == (200, b""), path
        assert head.headers["Content-Type"] == house.get(tea_house.at + path).headers["Content-Type"]


def test_a_method_that_is_not_there_is_refused_with_those_that_are(house, tea_house):
    for method in ("PUT", "PATCH", "DELETE", "TRACE"):
        answer = house.client.open(f"{tea_house.at}/reviews", method=method)
        assert answer.status_code == 405
        assert answer.json["type"] == "urn:goodword:problem:method-not-allowed"
        assert {"GET", "POST"} <= set(answer.headers["Allow"].split(", "))


BODIES = (
    (b"[" * 100_000, {400, 422}),
    (b'{"a":' * 50_000 + b"1" + b"}" * 50_000, {400, 422}),
    (b'{"rating": ' + b"9" * 1_000_000 + b"}", {400, 422}),
    (b'{"rating": 1e999}', {422}),
    (b'{"rating": NaN}', {400, 422}),
    (b'{"rating": -0}', {422}),
    (b"", {422}),
    (b"null", {422}),
    (b"[]", {422}),
    (b'"text"', {422}),
    (b"{", {400}),
    (b"\xff\xfe\x00", {400}),
    (b'{"name": "\xc3\x28"}', {400}),
    (b'{"name": "\\ud800"}', {422}),
    (b'{"name": {"a": 1}}', {422}),
    (b'{"\\ud800": 1}', {422}),
    (b'{"product_facts": {"\\udfff\\ud800": 1}}', {422}),
    (b"{}" + b" " * MB, {413}),
    (b"x" * (MB + 1), {413}),
)


def test_no_body_breaks_anything(anna, house, tea_house):
    headers = {"Authorization": f"Bearer {anna.bearer}", "Origin": TEA_HOUSE, "Content-Type": "application/json"}
    for body, statuses in BODIES:
        answer = house.client.post(f"{tea_house.at}/reviews", data=body, headers=headers)
        assert answer.status_code in statuses, (body[:50], answer.text)
        refused_plainly(answer)


@pytest.mark.parametrize(
    "content_type",
    ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/xml", None],
)
def test_only_json_is_taken(anna, house, tea_house, content_type):
    headers = {"Authorization": f"Bearer {anna.bearer}", "Origin": TEA_HOUSE}
    for path, body in (("/reviews", a_review()), ("/guests", {})):
        answer = house.client.post(
            tea_house.at + path, data=json.dumps(body), headers=headers, content_type=content_type
        )
        assert answer.status_code == 415
        refused_plainly(answer)


@pytest.mark.parametrize("field", ["product", "title", "text", "name", "email", "locale"])
def test_no_text_of_a_field_breaks_anything(anna, tea_house, field):
    tea_house.set(confirm_guests=False)
    for odd in ("\ud800", "\x00", "\udfff\ud800", "\u202e", "\uffff", "\x1b[31m", "a" * 60_000):
        answer = anna.review(**{field: odd})
        assert answer.status_code in {201, 422}, odd
        if answer.status_code == 422:
            assert {each["pointer"] for each in answer.json["errors"]} == {f"/{field}"}


def test_no_address_of_a_product_breaks_anything(anna):
    for field, odd in product(("url", "image"), ("\ud800", "\x00", "\n", " ", "a b", "\u2028")):
        answer = anna.review(product_facts={field: f"https://shop.test/{odd}/x"})
        assert (answer.status_code, answer.json["errors"][0]["pointer"]) == (422, f"/product_facts/{field}")


def test_no_query_breaks_anything(house, tea_house):
    odd = ("%ED%A0%80", "%ff", "%00", "%0d%0a", "%", "%zz", "a;b", "&&&=&")
    for path, query in product(("/reviews", "/ratings", "/jsonld", "/fragment.html"), odd):
        for name in ("product", "q", "lang", "cursor", "stars"):
            answer = house.client.get(f"{tea_house.at}{path}?product=kettle&{name}={query}")
            assert answer.status_code in {200, 204, 422}, (path, name)


def test_a_fault_of_ours_tells_nothing_of_the_inside(house, tea_house, monkeypatch, caplog):
    def fail(*_: object, **__: object) -> None:
        raise LookupError("secret inside")

    monkeypatch.setattr("goodword.reviews.pages.page", fail)
    with caplog.at_level(logging.CRITICAL, logger="goodword.web.problems"):
        answer = house.get(f"{tea_house.at}/reviews?product=kettle&sort=newest")
    assert (answer.status_code, answer.json["type"]) == (500, "urn:goodword:problem:internal")
    assert "secret" not in answer.text


def refused_plainly(answer) -> None:
    assert answer.content_type == "application/problem+json"
    assert answer.json["type"].startswith("urn:goodword:problem:")
    assert answer.json["status"] == answer.status_code
    for inside in ("Traceback", "goodword/", "/home", "/var", "sqlalchemy", "marshmallow"):
        assert inside not in answer.text
