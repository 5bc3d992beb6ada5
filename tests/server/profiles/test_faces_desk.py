"""The shop takes a name or a picture away for a reason from the list; words and stars stay, and she is told why."""

import re

from goodword.audit.models import Deed
from goodword.lib.db import reading
from sqlalchemy import select

from tests.server.profiles.test_who_she_is import wear
from tests.staffers import staff_of
from tests.tokens import signer_of, vouched


def forms_on(page: str) -> dict[str, str]:
    return {what: at for at, what in re.findall(r'action="(/staff/shoppers/shr_[0-9a-f]+/take-away/(\w+))"', page)}


def rename(known, name: str):
    return known.send("PATCH", "/me", {"name": name})


def test_she_goes_back_to_a_name_of_before_that_nobody_took(tea_house):
    anna = vouched(signer_of(tea_house), name="Anna")
    for name in ("Anya", "Anna"):
        assert rename(anna, name).status_code == 200
    assert anna.review(name="Anya").status_code == 201


def test_a_name_is_taken_away_and_she_may_choose_another(tea_house):
    signer = signer_of(tea_house)
    anna = vouched(signer, name="Rude Word")
    anna.review(name="Rude Word")
    anna.send("PATCH", "/me", {"public": True})
    mark = staff_of(tea_house, "moderator")
    at = forms_on(mark.get("/staff/shoppers?name=rude").text)["name"]
    assert mark.post(at, page="/staff/shoppers", reason="because").status_code == 422
    assert mark.post(at, page="/staff/shoppers", reason="offensive").status_code == 303
    assert mark.post(at, page="/staff/shoppers", reason="offensive").status_code == 409
    (shown,) = tea_house.reviews()["data"]
    assert (shown["author"], shown["rating"], shown["title"]) == (None, 5, "Pours exactly")
    again = vouched(signer, name="Rude Word")
    for hers in (anna, again):
        me = hers.send("GET", "/me").json
        assert (me["name"], me["public"]) == (None, False), "the shop's next word does not bring it back"
        (taken,) = hers.send("GET", "/me/contributions?lang=en").json["taken"]
        assert (taken["what"], "Insults" in taken["text"]) == ("name", True)
    for name in ("Rude Word", "RUDE WÖRD"):
        for refused in (anna.review(name=name, product="pot"), anna.ask(name=name), rename(anna, name)):
            assert (refused.status_code, refused.json["errors"][0]["pointer"]) == (422, "/name")
    assert rename(anna, "Anna").json["name"] == "Anna"
    assert rename(anna, "rude word").status_code == 422
    assert anna.review(name="Anna", product="pot").status_code == 201
    assert anna.send("GET", "/me/contributions").json["taken"] == []
    assert (
        "Names and pictures taken away from their writers so far: 1."
        in tea_house.house.get(f"{tea_house.at}/checks").text
    )
    with reading() as session:
        deed = session.scalars(select(Deed).where(Deed.verb == "took the name away")).one()
        assert (deed.actor, deed.reason) == (f"staff:{mark.staff.id.hex}", "offensive")


def test_nobody_of_another_shop_takes_anything_away(tea_house, rival):
    tea_house.known(name="Anna")
    mark, hers = staff_of(tea_house, "moderator"), staff_of(rival, email="rival@example.com")
    at = forms_on(mark.get("/staff/shoppers").text)["name"]
    assert "Anna" not in hers.get("/staff/shoppers").text
    assert hers.post(at, page="/staff/shoppers", reason="spam").status_code == 404
    assert (
        hers.post("/staff/shoppers/nonsense/take-away/name", page="/staff/shoppers", reason="spam").status_code == 404
    )


def test_a_picture_is_taken_away_and_her_name_stays(tea_house):
    boris = tea_house.known(name="Boris", email="boris@example.com")
    boris.review(name="Boris")
    worn = wear(boris)
    assert worn.status_code == 201, worn.text
    olga = staff_of(tea_house)
    at = forms_on(olga.get("/staff/shoppers").text)["picture"]
    assert olga.post(at, page="/staff/shoppers", reason="personal_data").status_code == 303
    (shown,) = tea_house.reviews()["data"]
    assert (shown["author"], shown["author_avatar"]) == ("Boris", None)
    assert [each["what"] for each in boris.send("GET", "/me/contributions").json["taken"]] == ["picture"]
    wear(boris)
    assert boris.send("GET", "/me/contributions").json["taken"] == []
