"""Writing a review from the shop's page, until it is seen."""

import pytest

from tests.cast import GuestOnStage, a_review
from tests.letters import confirm_link, newest, text_of


def test_her_review_is_unseen_until_she_presses_the_button(anna, tea_house, press_button):
    sent = anna.review()
    assert sent.status_code == 201
    assert sent.json["status"] == "unconfirmed"
    assert sent.json["email_hint"] == "a•••@example.com"
    assert tea_house.reviews()["rating"]["count"] == 0

    assert "it is published" in press_button()

    page = tea_house.reviews()
    assert page["rating"] == {"count": 1, "average": 5.0, "histogram": {"1": 0, "2": 0, "3": 0, "4": 0, "5": 1}}
    assert page["counts"] == {"words": 1, "media": 0, "verified": 0}
    shown = page["data"][0]
    assert (shown["author"], shown["title"]) == ("Anna", "Pours exactly")
    assert shown["text"] == "It pours where I look.\nMy old one never did."
    assert shown["badges"] == ["email_confirmed"]


def test_opening_the_link_changes_nothing(anna, tea_house, house, work_off):
    anna.review()
    work_off()
    link = confirm_link(house.mailbox)
    for method in ("GET", "HEAD", "GET"):
        assert house.client.open(link, method=method).status_code == 200
    assert tea_house.reviews()["rating"]["count"] == 0


def test_the_button_works_once_and_says_so_ever_after(anna, tea_house, house, press_button):
    anna.review()
    press_button()
    for method in ("POST", "GET"):
        again = house.client.open(confirm_link(house.mailbox), method=method)
        assert again.status_code == 200
        assert "it is published" in again.text
        assert "Tea House" in again.text
    assert tea_house.reviews()["rating"]["count"] == 1


def test_what_nobody_has_confirmed_cannot_be_published(anna, tea_house):
    sent = anna.review().json
    answer = tea_house.manage("POST", f"/reviews/{sent['id']}/publish", {})
    assert answer.status_code == 409
    assert tea_house.reviews()["rating"]["count"] == 0


def test_nobody_is_flooded_with_our_letters(tea_house):
    answers = [tea_house.guest().review(product=f"p{n}", email="vera@example.com") for n in range(6)]
    assert [answer.status_code for answer in answers] == [201] * 5 + [429]
    assert answers[-1].headers["Retry-After"]
    assert tea_house.guest().review(email="boris@example.com").status_code == 201


def test_an_address_that_mail_cannot_reach_is_refused_and_another_script_is_written_so_that_it_can(tea_house):
    assert tea_house.guest().review(email="ö@example.com").status_code == 422
    assert tea_house.guest().review(email="vera@бук.рф").json["email_hint"] == "v•••@xn--90as0a.xn--p1ai"


def test_the_letter_is_in_her_language_and_quotes_her_words(tea_house, house, work_off):
    tea_house.guest().review(locale="uk", name="Олена", text="Дуже гарний")
    work_off()
    letter = newest(house.mailbox)
    assert str(letter["To"]) == "anna@example.com"
    assert "Підтвердьте" in str(letter["Subject"])
    assert "Дуже гарний" in text_of(letter)


def test_her_second_review_edits_the_first_and_keeps_it_as_a_revision(tea_house, press_button):
    tea_house.guest().review()
    press_button()
    tea_house.guest().review(rating=3, title="Second thoughts", text="The lid rattles.")
    assert tea_house.reviews()["data"][0]["rating"] == 5, "it waits until the same address is proven"

    assert "renewed" in press_button()

    page = tea_house.reviews()
    assert page["rating"]["histogram"] == {"1": 0, "2": 0, "3": 1, "4": 0, "5": 0}
    assert [(r["title"], r["version"]) for r in page["data"]] == [("Second thoughts", 2)]
    assert page["data"][0]["edited_at"] is not None


def test_another_address_cannot_replace_her_review(tea_house, press_button):
    tea_house.guest().review()
    press_button()
    tea_house.guest().review(email="boris@example.com", name="Boris", rating=1)
    press_button()
    assert tea_house.reviews()["rating"]["histogram"]["5"] == 1
    assert tea_house.reviews()["rating"]["count"] == 2


def test_the_shop_may_look_first(tea_house, anna, press_button):
    tea_house.set(publish="after_check")
    anna.review()
    assert "it is with the shop" in press_button()
    assert tea_house.reviews()["rating"]["count"] == 0
    held = tea_house.manage("GET", "/reviews?status=held").json["data"]
    assert tea_house.manage("POST", f"/reviews/{held[0]['id']}/publish", {}).status_code == 200
    assert tea_house.reviews()["rating"]["count"] == 1


def test_a_second_text_waits_too_where_the_shop_looks_first(tea_house, anna, press_button):
    anna.review()
    press_button()
    tea_house.set(publish="after_check")
    anna.review(rating=2)
    press_button()
    assert tea_house.reviews()["rating"]["count"] == 0
    assert [r["rating"] for r in tea_house.manage("GET", "/reviews?status=held").json["data"]] == [2]


def test_a_shop_can_do_without_the_letter(tea_house, anna):
    tea_house.set(confirm_guests=False)
    assert anna.review().json["status"] == "published"
    assert tea_house.reviews()["data"][0]["badges"] == []


def test_sending_twice_with_one_key_makes_one_review(anna, tea_house):
    tea_house.set(confirm_guests=False)
    first, second = (anna.review(key="0190-same-key") for _ in range(2))
    assert first.json == second.json
    assert second.status_code == 201
    assert tea_house.reviews()["rating"]["count"] == 1


def test_a_key_is_not_for_two_reviews(anna):
    anna.review(key="0190-same-key")
    other = anna.review(key="0190-same-key", rating=1)
    assert other.status_code == 422
    assert other.json["type"] == "urn:goodword:problem:idempotency-mismatch"


def test_a_key_belongs_to_one_guest(anna, boris, tea_house):
    tea_house.set(confirm_guests=False)
    anna.review(key="0190-same-key")
    boris.review(key="0190-same-key", name="Boris")
    assert tea_house.reviews()["rating"]["count"] == 2


@pytest.mark.parametrize(
    ("said", "pointer", "code"),
    [
        ({"rating": 0}, "/rating", "out_of_range"),
        ({"rating": 6}, "/rating", "out_of_range"),
        ({"rating": "5"}, "/rating", "invalid"),
        ({"rating": True}, "/rating", "invalid"),
        ({"rating": 4.5}, "/rating", "invalid"),
        ({"rating": 10**30}, "/rating", "out_of_range"),
        ({"rating": None}, "/rating", "required"),
        ({"name": ""}, "/name", "required"),
        ({"name": " \n "}, "/name", "required"),
        ({"name": "a" * 81}, "/name", "too_long"),
        ({"email": "not an address"}, "/email", "invalid"),
        ({"email": "a@b\r\nBcc: x@y.z"}, "/email", "invalid"),
        ({"title": "t" * 151}, "/title", "too_long"),
        ({"text": "t" * 10_001}, "/text", "too_long"),
        ({"product": ""}, "/product", "required"),
        ({"product": "a\x00b"}, "/product", "invalid"),
        ({"product": "x" * 201}, "/product", "too_long"),
        ({"locale": "<script>"}, "/locale", "invalid"),
        ({"status": "published"}, "/status", "unknown"),
        ({"shop_id": "1"}, "/shop_id", "unknown"),
        ({"helpful": 9}, "/helpful", "unknown"),
        ({"product_facts": {"url": "javascript:alert(1)"}}, "/product_facts/url", "invalid"),
        ({"product_facts": {"price": 1}}, "/product_facts/price", "unknown"),
    ],
)
def test_what_cannot_be_taken_is_named_by_its_field(anna, tea_house, said, pointer, code):
    answer = anna.review(**said)
    assert answer.status_code == 422
    assert answer.content_type == "application/problem+json"
    assert [(e["pointer"], e["code"]) for e in answer.json["errors"]] == [(pointer, code)]
    assert tea_house.manage("GET", "/reviews?status=unconfirmed").json["data"] == []


def test_text_is_stored_plain_and_clean(anna, tea_house):
    tea_house.set(confirm_guests=False)
    anna.review(title=" <b>Bold</b>\n\tmove ", text="one\r\n\r\n\r\n\r\ntwo \u202eevil\x00\ud800", name="A\nnna")
    shown = tea_house.reviews()["data"][0]
    assert shown["title"] == "<b>Bold</b> move"
    assert shown["text"] == "one\n\ntwo evil"
    assert shown["author"] == "A nna"


def test_only_listed_origins_write(anna, tea_house, house):
    for headers in (
        {"origin": "https://elsewhere.test"},
        {"origin": "null"},
        {"origin": "https://tea-house.test.evil"},
    ):
        answer = anna.send("POST", "/reviews", a_review(), **headers)
        assert answer.status_code == 403
        assert "Access-Control-Allow-Origin" not in answer.headers
    assert house.send("POST", f"{tea_house.at}/guests", {}).status_code == 403


def test_a_guest_of_another_shop_is_nobody_here(tea_house, rival):
    answer = GuestOnStage(tea_house, rival.guest().bearer).review()
    assert answer.status_code == 401


def test_a_shop_can_refuse_products_it_has_not_listed(tea_house, anna):
    tea_house.set(unknown_products="refuse")
    answer = anna.review(product="invented")
    assert answer.status_code == 422
    assert answer.json["errors"][0]["pointer"] == "/product"
