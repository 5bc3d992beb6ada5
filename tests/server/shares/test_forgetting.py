"""What a person shared: told her, hers when she is known, and nobody's when she is forgotten."""

from goodword.attribution.models import Link
from goodword.lib.db import reading, session, writing
from goodword.shoppers import joining, queries
from goodword.shoppers.models import Shopper
from sqlalchemy import func, select

from tests.server.privacy.forgetting import by_key, collected, erase
from tests.server.shares.test_links import follow, links_of, shared


def test_her_links_are_told_her_and_lead_on_without_her(tea_house, anna, boris):
    tea_house.set(confirm_guests=False)
    facts = {"name": "Kettle", "url": "https://tea-house.test/kettle"}
    review = boris.review(product_facts=facts, name="Boris", email="boris@example.com").json["id"]
    hers = links_of(shared(tea_house, by=anna, on=review))
    links_of(shared(tea_house, by=boris, on=review))
    follow(tea_house, hers["x"])
    person = by_key(anna)
    told = {each["network"]: each for each in collected(person)["attribution"]["links"]}
    assert (told["x"]["url"], told["x"]["opens"], told["x"]["kind"]) == (hers["x"], 1, "review")
    erase(person)
    with reading():
        nobodys = select(func.count()).select_from(Link).where(Link.guest_id.is_(None))
        assert session().scalar(nobodys) == len(told)
        assert session().scalar(select(func.count()).select_from(Link)) == 2 * len(told)
    assert follow(tea_house, hers["x"]).headers["Location"].startswith(f"/r/{review}")


def test_what_she_shared_as_a_guest_is_hers_when_she_is_known(tea_house, anna, boris):
    tea_house.set(confirm_guests=False)
    review = boris.review(name="Boris", email="boris@example.com").json["id"]
    links_of(shared(tea_house, by=anna, on=review))
    known = tea_house.known(email="anna@example.com")
    shopper_id = person_of(known)
    with writing():
        guest = queries.guest_by_bearer(tea_house.shop.id, anna.bearer)
        joining.join_guest(guest, into=session().get_one(Shopper, (tea_house.shop.id, shopper_id)))
    with reading():
        pen = session().get_one(Shopper, (tea_house.shop.id, shopper_id)).guest_id
        assert session().scalars(select(Link.guest_id).distinct()).all() == [pen]


def person_of(known):
    with reading():
        return queries.shopper_by_bearer(known.at.shop.id, known.bearer)[1].id
