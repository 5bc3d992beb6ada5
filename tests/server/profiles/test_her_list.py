"""Everything she wrote, with how it stands and why; hers by key or by proof, and nobody else's."""

import pytest

from tests.cast import GuestOnStage

LINK = "Cheaper at https://elsewhere.example.com"


def mine(who: GuestOnStage, **query):
    answer = who.at.house.client.get(
        f"{who.at.at}/me/contributions",
        query_string=query,
        headers={"Authorization": f"Bearer {who.bearer}", "Origin": who.at.origin},
    )
    assert answer.status_code == 200, answer.text
    assert answer.headers["Cache-Control"] == "no-store"
    return answer.json


def test_every_state_has_its_words_and_its_deeds(anna, tea_house):
    tea_house.set(confirm_guests=False)
    sent = {
        "published": anna.review(product="a").json["id"],
        "held": anna.review(product="b", text=LINK).json["id"],
        "hidden": anna.review(product="c").json["id"],
        "withdrawn": anna.review(product="d").json["id"],
    }
    tea_house.set(confirm_guests=True)
    sent["unconfirmed"] = anna.review(product="e").json["id"]
    tea_house.manage("POST", f"/reviews/{sent['hidden']}/hide", {"reason": "personal_data"})
    anna.send("DELETE", f"/reviews/{sent['withdrawn']}")
    tea_house.manage("PUT", "/products", {"product": "a", "name": "Kettle", "url": f"{tea_house.origin}/kettle"})

    found = mine(anna)["data"]
    assert [one["status"] for one in found] == ["unconfirmed", "withdrawn", "hidden", "held", "published"]
    by_state = {one["status"]: one for one in found}
    assert {state: one["review"]["id"] for state, one in by_state.items()} == sent
    assert {state: one["can"] for state, one in by_state.items()} == {
        "published": ["edit", "withdraw"],
        "held": ["edit", "withdraw"],
        "unconfirmed": ["edit", "withdraw"],
        "hidden": ["withdraw"],
        "withdrawn": ["edit", "restore"],
    }
    assert by_state["published"]["product"] == {"ref": "a", "name": "Kettle", "url": f"{tea_house.origin}/kettle"}
    assert [why["rule"] for why in by_state["held"]["why"]] == ["links"]
    assert by_state["hidden"]["why"] == [{"rule": "hidden", "text": "Somebody’s personal data"}]
    assert [by_state[state]["why"] for state in ("published", "unconfirmed", "withdrawn")] == [[], [], []]


@pytest.mark.parametrize(("lang", "said"), [("uk", "посилання"), ("ru-RU", "ссылки"), ("pl", "linki"), ("", "links")])
def test_the_reasons_are_in_her_language(anna, tea_house, lang, said):
    tea_house.set(confirm_guests=False)
    anna.review(text=LINK)
    assert said in mine(anna, lang=lang)["data"][0]["why"][0]["text"]


def test_she_can_undo_what_she_withdrew_while_hidden_but_not_edit_it(anna, tea_house):
    tea_house.set(confirm_guests=False)
    review = anna.review().json["id"]
    tea_house.manage("POST", f"/reviews/{review}/hide", {"reason": "spam"})
    anna.send("DELETE", f"/reviews/{review}")
    assert mine(anna)["data"][0]["can"] == ["restore"]


def test_it_goes_on_page_by_page_and_holds_each_once(anna, tea_house):
    tea_house.set(confirm_guests=False)
    sent = [anna.review(product=f"cup {number}").json["id"] for number in range(5)]
    found, cursor = [], {}
    while True:
        page = mine(anna, limit=2, **cursor)
        found += [one["review"]["id"] for one in page["data"]]
        if page["next"] is None:
            break
        cursor = {"cursor": page["next"]}
    assert found == sent[::-1]


def test_nobody_sees_what_another_wrote(anna, boris, tea_house):
    tea_house.set(confirm_guests=False)
    anna.review()
    boris.review(email="boris@example.com")
    assert [len(mine(one)["data"]) for one in (anna, boris, tea_house.known(name="Vera"))] == [1, 1, 0]
    cursor = mine(anna, limit=1)["next"]
    assert cursor is None


def test_what_she_wrote_as_a_guest_is_hers_once_her_address_is_proven(anna, tea_house, press_button):
    anna.review()
    press_button()
    known = tea_house.known(email="anna@example.com")
    assert [one["status"] for one in mine(known)["data"]] == ["published"]
    assert known.send("DELETE", f"/reviews/{mine(known)['data'][0]['review']['id']}").status_code == 204
    assert mine(known)["data"][0]["status"] == "withdrawn"
    assert mine(anna)["data"] == [], "the key alone has no power over it any more"


def test_a_later_review_that_took_the_place_of_the_first_is_one(anna, tea_house, press_button):
    for rating in (5, 2):
        anna.review(rating=rating)
        press_button()
    assert [one["review"]["rating"] for one in mine(anna)["data"]] == [2]
