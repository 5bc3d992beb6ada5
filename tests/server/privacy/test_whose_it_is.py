"""Whose words and addresses are: a guest who became a shopper goes whole, and two in one browser stay two."""

import io
import json
import zipfile
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
import time_machine
from goodword.letters.models import Letter
from goodword.lib import clock, secrets
from goodword.lib.db import reading
from goodword.shoppers.models import Guest, Shopper, SignIn
from goodword.staff.models import StaffInvitation
from sqlalchemy import select

from tests.letters import confirm_link, pressed
from tests.server.privacy.forgetting import rows_with
from tests.server.shoppers.signs import ask
from tests.staffers import staff_of
from tests.tokens import signer_of, vouch, vouched

SECRET = "anna.secret@example.com"
BORIS = "boris.secret@example.com"
WORDS = "Boris has not confirmed these words of the pot yet"


def forgotten(known, work_off, *, keep_words: bool = False) -> None:
    asked = known.send("POST", "/me/erase", {"keep_words": keep_words})
    assert asked.status_code == 202, asked.text
    work_off()


def told(known, work_off) -> str:
    """All the text of her export."""
    asked = known.send("POST", "/me/export", {})
    work_off()
    state = known.send("GET", f"/me/export/{asked.json['id']}").json
    with zipfile.ZipFile(io.BytesIO(known.at.house.get(urlsplit(state["url"]).path).data)) as archive:
        return json.dumps(json.loads(archive.read("data.json")), ensure_ascii=False)


def key_of(guest) -> str:
    with reading() as session:
        return session.scalars(select(Guest.id).where(Guest.digest == secrets.digest(guest.bearer))).one().hex


@pytest.mark.parametrize("claims", [{}, {"email": "anna@example.com", "email_verified": True}])
def test_a_guest_who_became_a_shopper_goes_with_her(anna, tea_house, house, work_off, claims):
    anna.review(name="Anna Secret", email=SECRET, text="Words that waited for her letter")
    work_off()
    link, key = confirm_link(house.mailbox), key_of(anna)
    known = vouched(signer_of(tea_house), also=anna.bearer, **claims)
    assert anna.send("GET", "/me").status_code == 401, "her key opens nothing any more"
    forgotten(known, work_off)
    assert rows_with(SECRET) == rows_with("Anna Secret") == rows_with("Words that waited") == rows_with(key) == []
    assert not list(house.mailbox.glob("*.eml"))
    assert pressed(house.client, link).status_code == 404
    assert rows_with(SECRET) == []


def test_two_who_became_one_go_whole(anna, tea_house, house, work_off, press_button):
    """She proved one address by mail, and the shop vouches for another: both were hers."""
    anna.review(email=SECRET)
    press_button()
    by_mail = tea_house.known(email=SECRET)
    ask(tea_house, SECRET, guest=by_mail.bearer)
    signer = signer_of(tea_house)
    known = vouched(signer, email="anna@example.com", email_verified=True, also=anna.bearer)
    assert vouch(tea_house, signer.token(), guest=by_mail.bearer).status_code == 201
    assert SECRET in told(known, work_off)
    forgotten(known, work_off)
    assert rows_with(SECRET) == rows_with("anna@example.com") == []
    with reading() as session:
        assert session.scalars(select(Shopper)).all() == []


def test_what_a_guest_erases_is_what_she_sent_and_not_what_others_sent_to_that_address(anna, tea_house, work_off):
    olga = staff_of(tea_house, "owner")
    invited = olga.post("/staff/people/invite", page="/staff/people", email="newmark@example.com", role="moderator")
    assert invited.status_code < 400
    signing = ask(tea_house, "newmark@example.com")
    anna.review(email="newmark@example.com", text="Words of Anna's to an address of Mark's")
    forgotten(anna, work_off)
    with reading() as session:
        kinds = sorted(session.scalars(select(Letter.kind).where(Letter.to == "newmark@example.com")))
        assert kinds == ["sign_in", "staff_invite"]
        assert [row.used_at for row in session.scalars(select(StaffInvitation))] == [None]
        assert len(session.scalars(select(SignIn)).all()) == 1
    assert signing.type().status_code == 200
    assert rows_with("Words of Anna's") == []


@pytest.fixture
def shared(anna, tea_house, house, work_off, press_button):
    """One browser: Boris waits for his letter, Anna has confirmed hers and signs in there. The link in his letter."""
    anna.review(product="pot", name="Boris", email=BORIS, text=WORDS)
    work_off()
    link = confirm_link(house.mailbox)
    anna.review(text="Words of Anna")
    press_button()
    return link


@pytest.mark.parametrize("with_key", [False, True])
def test_another_ones_unconfirmed_words_are_not_hers(anna, tea_house, house, work_off, shared, with_key):
    signing = ask(tea_house, guest=anna.bearer if with_key else None).type().json["bearer"]
    known = tea_house.known(email="anna@example.com")
    assert signing
    assert tea_house.reviews("pot")["data"] == []
    assert [one["product"]["ref"] for one in known.send("GET", "/me/contributions").json["data"]] == ["kettle"]
    export = told(known, work_off)
    assert "Words of Anna" in export
    assert WORDS not in export
    assert BORIS not in export
    forgotten(known, work_off)
    assert rows_with("anna@example.com") == rows_with("Words of Anna") == []
    assert pressed(house.client, shared).status_code == 200
    assert [(one["author"], one["text"]) for one in tea_house.reviews("pot")["data"]] == [("Boris", WORDS)]


def test_the_shops_word_publishes_nobody_elses_words(anna, tea_house, house, work_off, shared):
    known = vouched(signer_of(tea_house), name="Vera", also=anna.bearer)
    assert tea_house.reviews("pot")["data"] == []
    assert known.send("GET", "/me/contributions").json["data"] == []
    export = told(known, work_off)
    assert WORDS not in export
    assert BORIS not in export
    assert pressed(house.client, shared).status_code == 200
    assert tea_house.reviews("pot")["data"][0]["author"] == "Boris"


def test_the_same_word_of_the_shop_brings_nobody_back(tea_house, work_off):
    signer = signer_of(tea_house)
    token = signer.token(jti="anna-1017-secret", email=SECRET, email_verified=True)
    known = vouched(signer)
    answer = vouch(tea_house, token)
    known.bearer = answer.json["bearer"]
    forgotten(known, work_off)
    assert vouch(tea_house, token).status_code == 401
    assert rows_with(SECRET) == rows_with("anna-1017-secret") == rows_with("'1017'") == []
    with time_machine.travel(clock.now() + timedelta(minutes=1), tick=True):
        anew = vouched(signer)
        assert anew.send("GET", "/me/contributions").json["data"] == []
    assert known.send("GET", "/me").status_code == 401


def test_no_name_she_ever_had_stays_in_words_that_stay(anna, tea_house, work_off):
    """Typed as a guest, changed in an edit, told by the shop, chosen by herself: all of them leave, and roses stay."""
    tea_house.set(confirm_guests=False)
    about = {"kind": "fact", "labels": {"en": "About you"}}
    assert tea_house.manage("PUT", "/fields/about", about).status_code == 200
    words = "Nyuta at anna@example.com says: a rose is a rose. ROSE says so too, and Petrova."
    hers = anna.review(name="Nyuta", text=words, title="By Nyuta", fields={"about": "Nyuta, 40"}).json["id"]
    edited = {"rating": 5, "title": "By Nyuta", "text": words, "name": "Annushka", "locale": "en"}
    assert anna.send("PUT", f"/reviews/{hers}", edited | {"fields": {"about": "Nyuta, 40"}}).status_code == 200
    email = {"email": "anna@example.com", "email_verified": True}
    known = vouched(signer_of(tea_house), name="Anna Petrova", also=anna.bearer, **email)
    assert known.send("PATCH", "/me", {"name": "Rose"}).status_code == 200
    reply = "Dear Anna, dear Nyuta, dear Annushka, dear Mrs Petrova: ROSES for Rose, a rose for Boris!"
    assert tea_house.manage("PUT", f"/reviews/{hers}/reply", {"text": reply}).status_code == 200
    assert tea_house.manage("POST", f"/reviews/{hers}/publish", {}).status_code == 200, "it was held for the address"
    forgotten(known, work_off, keep_words=True)
    (review,) = tea_house.reviews()["data"]
    assert review["text"] == "… at … says: a rose is a rose. … says so too, and …."
    assert review["title"] == "By …"
    assert review["fields"] == {"about": "…, 40"}
    assert review["reply"]["text"] == "Dear …, dear …, dear …, dear Mrs …: ROSES for …, a rose for Boris!"
    for name in ("Nyuta", "Annushka", "Petrova", "petrova", "anna@example.com"):
        assert rows_with(name) == []
    assert tea_house.reviews(q="nyuta")["data"] == []
