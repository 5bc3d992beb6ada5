"""The staff's page about letters: what is pasted is judged, a key is made, and nothing of it is kept or looked up."""

import re
from datetime import timedelta

import pytest
from goodword.letters import posting
from goodword.letters.servers import Outside
from goodword.lib.db import reading

from tests.staffers import grow_old, staff_of

PASTED = {"spf": "v=spf1 +all", "dkim": "", "dmarc": "v=DMARC1; p=none", "relay": "spf.relay.test"}


@pytest.fixture
def olga(tea_house):
    return staff_of(tea_house)


def test_pasted_records_are_judged_in_plain_words(olga):
    answer = olga.post("/staff/letters/check", page="/staff/letters", **PASTED)
    assert answer.status_code == 200
    for said in ("lets the whole world send", "include:spf.relay.test", "no record of the key", "p=none only watches"):
        assert said in answer.text
    assert "v=spf1 +all</textarea>" in answer.text, "what was pasted stays in the form"


def test_what_is_pasted_is_text(olga):
    answer = olga.post("/staff/letters/check", page="/staff/letters", spf="v=spf1 <script>alert(1)</script> -all")
    assert "<script>alert" not in answer.text
    assert "&lt;script&gt;alert" in answer.text


def test_an_owner_makes_a_key_and_sees_its_record(olga):
    answer = olga.post("/staff/letters/keys", page="/staff/letters", selector="autumn")
    assert answer.status_code == 303
    shown = olga.get("/staff/letters").text
    assert "autumn._domainkey.localhost" in shown
    record = re.search(r"v=DKIM1; k=rsa; p=[\w+/=]+", shown)[0]
    assert "PRIVATE" not in shown
    judged = olga.post("/staff/letters/check", page="/staff/letters", dkim=record)
    assert judged.text.count("Nothing to complain of.") == 1
    again = olga.post("/staff/letters/keys", page="/staff/letters", selector="autumn")
    assert again.status_code == 409
    assert "choose another" in again.text
    assert olga.post("/staff/letters/keys", page="/staff/letters", selector="a b!").status_code == 422


def test_a_key_is_made_by_who_signed_in_lately_and_leads_the_shop(olga, tea_house):
    grow_old(olga, proven_at=timedelta(hours=1))
    refused = olga.post("/staff/letters/keys", page="/staff/letters", selector="autumn")
    assert "/staff/sign-in" in refused.headers["Location"]
    mark = staff_of(tea_house, "moderator")
    assert mark.get("/staff/letters").status_code == 403


SERVER = {
    "sender": "post@tea-house.example.com",
    "host": "mail.tea-house.test",
    "port": "587",
    "name": "tea",
    "secret": "s3:cret",
}


def server_of(shop) -> str:
    with reading():
        return posting.way_of(shop.shop.id).by._url.geturl()


def test_an_owner_names_the_shops_own_mail_server_and_its_password_is_never_shown(olga, tea_house):
    answer = olga.post("/staff/letters/server", page="/staff/letters", **SERVER)
    assert answer.status_code == 303, answer.text
    page = olga.get("/staff/letters").text
    assert "post@tea-house.example.com" in page
    assert 'value="mail.tea-house.test"' in page
    assert "s3" not in page
    assert server_of(tea_house) == "smtp://tea:s3%3Acret@mail.tea-house.test:587"
    olga.post(
        "/staff/letters/server", page="/staff/letters", **SERVER | {"secret": "", "sender": "tea@tea-house.example.com"}
    )
    assert "s3%3Acret" in server_of(tea_house), "left empty, it stays"
    moved = olga.post("/staff/letters/server", page="/staff/letters", **SERVER | {"secret": "", "host": "evil.test"})
    assert (moved.status_code, "needs its password" in moved.text) == (422, True), (
        "to another place it does not go along"
    )
    assert olga.post("/staff/letters/server/remove", page="/staff/letters").status_code == 303
    with reading():
        assert posting.own_server(tea_house.shop.id) is None


WRONG = [
    ({"host": "127.0.0.1"}, "has a name of the internet"),
    ({"host": "localhost"}, "has a name of the internet"),
    ({"host": "mail.tea-house.test:25@inside.test"}, "has a name of the internet"),
    ({"port": "6379"}, "cannot be taken"),
    ({"sender": "tea"}, "not an e-mail address"),
    ({"secret": ""}, "needs its password"),
]


def test_what_is_no_mail_server_is_said_beside_its_field(olga, tea_house):
    for wrong, told in WRONG:
        answer = olga.post("/staff/letters/server", page="/staff/letters", **SERVER | wrong)
        assert (answer.status_code, told in answer.text) == (422, True), (wrong, answer.text)
    with reading():
        assert posting.own_server(tea_house.shop.id) is None


def test_a_letter_tries_the_way_and_the_page_says_how_it_fared(olga, tea_house, work_off):
    olga.post("/staff/letters/server", page="/staff/letters", **SERVER)
    posting.post.outside = Outside(resolve=lambda _: ["10.0.0.1"])
    olga.post("/staff/letters/test", page="/staff/letters")
    assert "on its way" in olga.get("/staff/letters").text
    work_off()
    assert "leads to no mail server of the internet" in olga.get("/staff/letters").text
    olga.post("/staff/letters/server/remove", page="/staff/letters")
    olga.post("/staff/letters/test", page="/staff/letters")
    work_off()
    assert "has taken your letter" in olga.get("/staff/letters").text


def test_she_comes_to_the_page_where_she_chooses_her_own(olga, house):
    answer = olga.post("/staff/letters/mine", page="/staff/letters")
    assert answer.status_code == 303
    page = house.get(answer.headers["Location"])
    assert page.status_code == 200
    assert 'name="cases"' in page.text
