"""The staff's page about letters: what is pasted is judged, a key is made, and nothing of it is kept or looked up."""

import re
from datetime import timedelta

import pytest

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


def test_she_comes_to_the_page_where_she_chooses_her_own(olga, house):
    answer = olga.post("/staff/letters/mine", page="/staff/letters")
    assert answer.status_code == 303
    page = house.get(answer.headers["Location"])
    assert page.status_code == 200
    assert 'name="cases"' in page.text
