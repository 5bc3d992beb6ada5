"""What a shopper, her shop and strangers live through: held and why, improved, flagged, shown without being counted."""

from datetime import timedelta

import pytest
from goodword.lib import clock
from goodword.lib.db import reading, writing
from goodword.moderation import knowing, networks, tokens
from goodword.moderation.models import KeyNetwork, NetworkKey, Sighting
from goodword.moderation.service import add_insider, add_word
from goodword.shops import service as shops
from goodword.staff import queries as invitations
from goodword.staff import service as staff
from sqlalchemy import select, update

from tests.cast import ShopOnStage, a_review, new_words
from tests.letters import newest, text_of
from tests.server.moderation.stage import work
from tests.staffers import staff_of

LINKED = "It pours well. More at https://cheap.example/tea"
OUTSIDE = {"REMOTE_ADDR": "81.2.69.142"}


def test_she_is_told_why_it_waits_and_improves_it(tea_house, anna):
    tea_house.set(confirm_guests=False)
    sent = anna.review(text=LINKED)
    assert sent.json["status"] == "held"
    (why,) = sent.json["why"]
    assert why["rule"] == "links"
    assert "cheap.example" in why["text"]
    assert tea_house.reviews()["rating"]["count"] == 0

    at = f"/reviews/{sent.json['id']}"
    again = anna.send("PUT", at, new_words(text="It pours well."))
    assert [each["rule"] for each in again.json["why"]] == ["form_missing"]
    form = {"token": tea_house.form(timedelta(minutes=1))}
    mended = anna.send("PUT", at, new_words(text="It pours well.", form=form))
    assert mended.json == {"id": sent.json["id"], "status": "published", "why": []}
    assert tea_house.reviews()["data"][0]["text"] == "It pours well."
    assert tea_house.manage("GET", "/cases").json["data"] == []


def test_new_words_of_a_published_review_are_screened_too(tea_house, anna):
    tea_house.set(confirm_guests=False)
    sent = anna.review().json
    assert anna.send("PUT", f"/reviews/{sent['id']}", new_words(text=LINKED)).json["status"] == "held"
    assert tea_house.reviews()["rating"]["count"] == 0


def test_nobody_else_improves_it(tea_house, anna, boris):
    tea_house.set(confirm_guests=False)
    sent = anna.review().json
    assert boris.send("PUT", f"/reviews/{sent['id']}", new_words(text="Bad.")).status_code == 404


def test_behind_the_letter_she_reads_why_and_hears_how_it_was_decided(tea_house, anna, house, press_button, work_off):
    assert anna.review(text=LINKED, locale="pl").json["status"] == "unconfirmed"
    page = press_button()
    assert "cheap.example" in page
    assert "Reguła zatrzymała" in page
    work_off()
    assert "cheap.example" in text_of(newest(house.mailbox))
    (case,) = tea_house.manage("GET", "/cases").json["data"]
    assert (case["opened_by"], case["kind"]) == ("hold", "review")
    decided = tea_house.manage("POST", f"/cases/{case['id']}/decide", {"decision": "keep"})
    assert decided.json["state"] == "decided"
    assert tea_house.reviews()["rating"]["count"] == 1
    work_off()
    assert "Jest już na stronie" in text_of(newest(house.mailbox))


def test_three_readers_flags_open_a_case_and_it_stays_visible(tea_house, anna, boris):
    tea_house.set(confirm_guests=False)
    sent = anna.review().json
    for reader in (boris, boris, tea_house.guest()):
        reader.send("POST", f"/reviews/{sent['id']}/flags", {"reason": "spam"})
    assert tea_house.manage("GET", "/cases").json["data"] == []
    tea_house.guest().send("POST", f"/reviews/{sent['id']}/flags", {"reason": "offensive"})
    (case,) = tea_house.manage("GET", "/cases").json["data"]
    assert (case["opened_by"], case["target"], case["numbers"]["flags"]) == ("flags", sent["id"], 3)
    assert tea_house.reviews()["rating"]["count"] == 1
    path = f"/cases/{case['id']}/decide"
    assert tea_house.manage("POST", path, {"decision": "hide"}).status_code == 422
    assert tea_house.manage("POST", path, {"decision": "count"}).status_code == 422
    assert tea_house.manage("POST", path, {"decision": "hide", "reason": "spam"}).status_code == 200
    assert tea_house.reviews()["rating"]["count"] == 0
    assert tea_house.manage("POST", path, {"decision": "keep"}).status_code == 409


def test_she_does_not_end_the_case_about_her_flagged_words(tea_house, anna, boris):
    tea_house.set(confirm_guests=False)
    question = tea_house.guest().ask(email="vera@example.com").json["id"]
    review, answer = anna.review().json["id"], boris.answer(question).json["id"]
    for writer, path in ((anna, f"/reviews/{review}"), (boris, f"/answers/{answer}")):
        tea_house.let_a_day_pass()
        flagged_by_three(tea_house, path)
        assert flag_cases(tea_house) == [path[-len(review) :]]
        assert writer.send("DELETE", path).status_code == 204
        assert flag_cases(tea_house) == []
        assert writer.send("POST", f"{path}/restore", {}).json["status"] == "published"
        assert flag_cases(tea_house) == [path[-len(review) :]], "back in view, and in question again"
        assert [reworded(writer, path, text) for text in (LINKED, "It pours well.")] == ["held", "published"]
        assert flag_cases(tea_house) == [path[-len(review) :]], "nobody has looked at the flags"
        assert reasons(tea_house) == {"flags", "weight"}, "what she has mended is no reason any more"
        writer.send("DELETE", path)
        assert reworded(writer, path, "It pours rather well.") == "published"
        (case,) = tea_house.manage("GET", "/cases").json["data"]
        tea_house.manage("POST", f"/cases/{case['id']}/decide", {"decision": "keep"})
        writer.send("DELETE", path)
        assert writer.send("POST", f"{path}/restore", {}).json["status"] == "published"
        assert flag_cases(tea_house) == [], "the shop has looked"


def flagged_by_three(shop: ShopOnStage, path: str) -> None:
    for _ in range(3):
        assert shop.guest().send("POST", f"{path}/flags", {"reason": "spam"}).status_code == 201


def flag_cases(shop: ShopOnStage) -> list[str]:
    return [each["target"] for each in shop.manage("GET", "/cases").json["data"] if each["opened_by"] == "flags"]


def reasons(shop: ShopOnStage) -> set[str]:
    (case,) = shop.manage("GET", "/cases").json["data"]
    return set(case["numbers"])


def reworded(writer, path: str, text: str) -> str:
    said = {"text": text, "form": {"token": writer.at.form(timedelta(minutes=1))}}
    body = new_words(**said) if "reviews" in path else {"name": "Boris", "locale": "en"} | said
    return writer.send("PUT", path, body).json["status"]


@pytest.mark.parametrize("email", ["owner@tea-house.example", "b.o.r.i.s+x@googlemail.com", "any@helpers.example"])
def test_the_shops_own_people_are_shown_and_not_counted(tea_house, anna, email):
    tea_house.set(confirm_guests=False)
    with writing():
        shops.allow_origin(shop=tea_house.shop, origin="https://www.tea-house.example")
        for address in ("boris@gmail.com", "@helpers.example"):
            add_insider(shop=tea_house.shop, address=address, actor="test")
    assert anna.review(email=email).json["status"] == "published"
    page = tea_house.reviews()
    assert page["rating"]["count"] == 0
    (shown,) = page["data"]
    assert (shown["counted"], shown["not_counted_because"], shown["badges"]) == (False, "staff", ["staff"])
    tea_house.manage("POST", f"/reviews/{shown['id']}/hide", {"reason": "spam"})
    tea_house.manage("POST", f"/reviews/{shown['id']}/publish", {})
    assert tea_house.reviews()["rating"]["count"] == 0, "no deed of the shop counts it"


def test_the_shops_staff_and_whom_it_has_invited_are_its_own_people_by_whatever_address(tea_house, rival):
    tea_house.set(confirm_guests=False)
    staff_of(tea_house, "moderator", email="mark@private.example")
    staff_of(rival, email="olga@private.example")
    with writing():
        for email in ("marta@private.example", "vera@private.example"):
            staff.invite(shop=tea_house.shop, email=email, role="manager", actor="test")
        (newest_one, _) = invitations.open_invitations(tea_house.shop.id)
        staff.take_back(shop=tea_house.shop, invitation_id=newest_one.id, actor="test")
    for email in ("mark+x@private.example", "marta@private.example", "olga@private.example", "vera@private.example"):
        tea_house.let_a_day_pass()
        assert tea_house.guest().review(email=email, name=email[:4]).status_code == 201
    shown = {each["author"]: each["not_counted_because"] for each in tea_house.reviews()["data"]}
    assert shown == {"mark": "staff", "mart": "staff", "olga": None, "vera": None}, "another shop's staff may buy here"
    with reading():
        assert knowing.lists_of(tea_house.shop.id).listed == set(), "the shop has listed nobody"


def test_who_writes_from_the_network_of_the_shops_server_belongs_to_it(tea_house, anna):
    from_the_shops_network(tea_house, anna)
    assert tea_house.reviews()["rating"]["count"] == 0


def from_the_shops_network(shop: ShopOnStage, guest) -> None:
    shop.set(confirm_guests=False)
    headers = {"Authorization": f"Bearer {shop.secret}"}
    assert shop.house.client.get("/v1/manage/reviews", headers=headers, environ_base=OUTSIDE).status_code == 200
    headers = {"Authorization": f"Bearer {guest.bearer}", "Origin": shop.origin}
    body = a_review(form={"token": shop.form(timedelta(minutes=1))})
    sent = shop.house.client.post(f"{shop.at}/reviews", json=body, headers=headers, environ_base=OUTSIDE)
    assert [each["rule"] for each in sent.json["why"]] == ["staff"]


def test_an_address_is_kept_as_a_hash_only_and_the_hash_ends_with_its_key(tea_house, anna):
    from_the_shops_network(tea_house, anna)
    with reading() as session:
        kept = [*session.scalars(select(Sighting.network)), *session.scalars(select(KeyNetwork.network))]
    assert len(kept) == 2
    assert not any("81.2" in each for each in kept)
    old = clock.now() - timedelta(days=31)
    with writing() as session:
        session.execute(update(NetworkKey).values(created_at=old))
        session.execute(update(Sighting).where(Sighting.shop_id == tea_house.shop.id).values(at=old))
    with writing() as session:
        networks.destroy_old_keys()
        assert session.scalars(select(NetworkKey.epoch)).all() == []
        assert session.scalars(select(Sighting.id)).all() == []


def test_a_form_of_another_shop_is_refused_and_counted_in_public(tea_house, rival, anna):
    tea_house.set(confirm_guests=False)
    sent = anna.review(form={"token": rival.form(timedelta(minutes=1))})
    assert sent.status_code == 422
    assert sent.json["type"] == "urn:goodword:problem:refused"
    assert sent.json["errors"][0]["pointer"] == "/form/token"
    assert sent.json["why"][0]["rule"] == "form_forged"
    assert tea_house.manage("GET", "/reviews?status=unconfirmed").json["data"] == []
    assert "a foreign form" in tea_house.house.get(f"{tea_house.at}/checks?lang=en").text


@pytest.mark.parametrize(
    ("seconds", "trap", "rule"), [(0, "", "form_fast"), (90_000, "", "form_old"), (60, "x", "trap")]
)
def test_how_the_form_was_used_is_looked_at(tea_house, anna, seconds, trap, rule):
    tea_house.set(confirm_guests=False)
    form = {"token": tea_house.form(timedelta(seconds=seconds)), "trap": trap}
    assert [each["rule"] for each in anna.review(form=form).json["why"]] == [rule]


def test_one_form_sends_one_review(tea_house, anna):
    tea_house.set(confirm_guests=False)
    form = {"token": tea_house.form(timedelta(minutes=1))}
    assert anna.review(form=form).json["status"] == "published"
    assert [each["rule"] for each in anna.review(form=form, product="pot").json["why"]] == ["form_reused"]


def test_a_newcomer_whose_address_nobody_asks_for_works_a_moment_first(tea_house):
    tea_house.set(confirm_guests=False)
    vera = tea_house.guest(known_for=timedelta(0))
    form = {"token": tea_house.form(timedelta(minutes=1))}
    asked = vera.review(form=form)
    assert asked.status_code == 428
    assert asked.json["type"] == "urn:goodword:problem:proof-needed"
    foreign = work(tokens.challenge(b"somebody else"))
    assert vera.review(form=form | {"proof": foreign}).status_code == 428
    done = work(asked.json["challenge"])
    assert vera.review(form=form | {"proof": done}).json["status"] == "published"


def test_the_shops_own_word_holds_and_is_told(tea_house, anna):
    tea_house.set(confirm_guests=False)
    with writing():
        add_word(shop=tea_house.shop, word="Teapotland", looks=True, actor="test")
    assert anna.review(text="Cheaper at teapotland.").json["why"][0]["rule"] == "words"
    held = tea_house.manage("GET", "/reviews?status=held").json["data"][0]
    assert held["why"][0]["numbers"] == {"count": 1, "found": "teapotland"}
    assert held["why"][0]["rules_version"] == 1


def test_a_copy_waits_and_what_was_copied_gets_a_case_but_stays(tea_house, anna, boris):
    tea_house.set(confirm_guests=False)
    words = "It boils in two minutes, the handle stays cool, the lid closes softly, and it stands well on the table."
    first = anna.review(text=words).json
    second = boris.review(text=words.replace("two", "three"), email="boris@example.com", product="pot").json
    assert (first["status"], second["status"]) == ("published", "held")
    assert second["why"][0]["rule"] == "duplicate"
    opened = {case["opened_by"]: case["target"] for case in tea_house.manage("GET", "/cases").json["data"]}
    assert opened == {"copy": first["id"], "hold": second["id"]}
    assert tea_house.reviews()["rating"]["count"] == 1


def test_a_wave_is_shown_and_counted_once_somebody_has_looked(tea_house, monkeypatch):
    tea_house.set(confirm_guests=False)
    monkeypatch.setattr(ShopOnStage, "let_a_day_pass", lambda _self: None)
    for number in range(10):
        tea_house.guest().review(email=f"reader{number}@example.com", text=f"Own words, number {number}.")
    page = tea_house.reviews(limit=20)
    assert (page["rating"]["count"], len(page["data"])) == (7, 10)
    (case,) = tea_house.manage("GET", "/cases").json["data"]
    assert (case["kind"], case["target"], case["opened_by"]) == ("product", "kettle", "burst")
    tea_house.manage("POST", f"/cases/{case['id']}/decide", {"decision": "count"})
    assert tea_house.reviews()["rating"]["count"] == 10


def test_votes_from_one_network_stop_counting(tea_house, anna, house):
    tea_house.set(confirm_guests=False)
    at = f"{tea_house.at}/reviews/{anna.review().json['id']}/vote"
    counted = []
    for _ in range(13):
        headers = {"Authorization": f"Bearer {tea_house.guest().bearer}", "Origin": tea_house.origin}
        counted.append(house.client.put(at, json={}, headers=headers, environ_base=OUTSIDE).json["helpful"])
    assert counted == [*range(1, 11), 10, 10, 10]
