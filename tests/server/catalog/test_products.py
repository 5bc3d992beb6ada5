"""Products and the refs that name them."""

import threading

import pytest
from goodword.catalog import queries, service
from goodword.catalog.models import Product, ProductRef
from goodword.catalog.rules import rating
from goodword.catalog.service import Facts
from goodword.lib.db import reading, writing
from sqlalchemy import func, select

KETTLE = Facts(name="Kettle", url="https://tea-house.test/kettle", image="https://tea-house.test/k.jpg")
GTIN = "9521234012009"


def test_a_ref_belongs_to_its_shop(tea_house, rival):
    with writing():
        ours = service.know(shop_id=tea_house.shop.id, ref="kettle", facts=KETTLE)
        theirs = service.know(shop_id=rival.shop.id, ref="kettle")
    assert ours.id != theirs.id
    with reading():
        assert queries.by_ref(tea_house.shop.id, "kettle").name == "Kettle"
        assert queries.by_ref(rival.shop.id, "kettle").name is None
        assert queries.by_ref(rival.shop.id, GTIN) is None


def test_facts_fill_what_is_empty_and_never_overwrite(tea_house):
    with writing():
        service.know(shop_id=tea_house.shop.id, ref="kettle", facts=Facts(name="Kettle"))
    with writing():
        service.know(shop_id=tea_house.shop.id, ref="kettle", facts=Facts(name="Stolen", url="https://a.test/"))
        service.know(shop_id=tea_house.shop.id, ref="kettle", facts=Facts(url="https://b.test/"))
        service.know(shop_id=tea_house.shop.id, ref="kettle")
    with reading():
        known = queries.by_ref(tea_house.shop.id, "kettle")
        assert (known.name, known.url, known.image) == ("Kettle", "https://a.test/", None)


def test_the_shop_itself_may_overwrite(tea_house):
    with writing():
        service.know(shop_id=tea_house.shop.id, ref="kettle", facts=Facts(name="Guessed", url="https://a.test/"))
        service.describe(shop_id=tea_house.shop.id, ref="kettle", facts=Facts(name="Heron kettle"))
    with reading():
        known = queries.by_ref(tea_house.shop.id, "kettle")
        assert (known.name, known.url) == ("Heron kettle", "https://a.test/")


def test_a_fact_that_arrives_late_reaches_the_page(tea_house):
    with writing():
        service.know(shop_id=tea_house.shop.id, ref="kettle")
    assert tea_house.reviews()["name"] is None
    with writing():
        service.know(shop_id=tea_house.shop.id, ref="kettle", facts=KETTLE)
    assert tea_house.reviews()["name"] == "Kettle"


def test_saying_the_same_again_makes_no_page_stale(tea_house):
    with writing():
        service.know(shop_id=tea_house.shop.id, ref="kettle", facts=KETTLE)
    with writing():
        before = queries.by_ref(tea_house.shop.id, "kettle").version
        service.know(shop_id=tea_house.shop.id, ref="kettle", facts=KETTLE)
        assert queries.by_ref(tea_house.shop.id, "kettle").version == before


def test_a_gtin_leads_to_the_same_product(tea_house, anna):
    tea_house.set(confirm_guests=False)
    with writing():
        service.describe(shop_id=tea_house.shop.id, ref="kettle", facts=Facts(gtin=GTIN))
    anna.review()
    tea_house.guest().review(product=GTIN, rating=3, name="Boris")
    assert tea_house.reviews(GTIN)["rating"] == tea_house.reviews("kettle")["rating"]
    assert tea_house.reviews(GTIN)["rating"]["count"] == 2
    with reading():
        known = queries.by_ref(tea_house.shop.id, GTIN)
        assert known.gtin == GTIN
        assert queries.ref_of(tea_house.shop.id, known.id) == "kettle"


def test_a_page_can_name_a_gtin_but_not_make_it_a_name(tea_house, anna):
    tea_house.set(confirm_guests=False)
    anna.review(product_facts={"gtin": GTIN})
    assert tea_house.reviews(GTIN)["rating"]["count"] == 0, "anybody can send a page's words"
    with reading():
        assert queries.by_ref(tea_house.shop.id, "kettle").gtin == GTIN


def test_a_page_can_speak_of_its_own_addresses_only(tea_house, anna):
    anna.review(product_facts={"name": "Kettle", "url": "https://evil.test/kettle"})
    tea_house.guest().review(product="cups", product_facts={"url": f"{tea_house.origin}/cups"})
    with reading():
        assert queries.by_ref(tea_house.shop.id, "kettle").url is None
        assert queries.by_ref(tea_house.shop.id, "cups").url == f"{tea_house.origin}/cups"


def test_a_gtin_stays_with_the_product_that_had_it_first(tea_house):
    with writing():
        first = service.describe(shop_id=tea_house.shop.id, ref="kettle", facts=Facts(gtin=GTIN))
        other = service.describe(shop_id=tea_house.shop.id, ref="cups", facts=Facts(gtin=GTIN))
        assert first.id != other.id
        assert queries.by_ref(tea_house.shop.id, GTIN).id == first.id


@pytest.mark.parametrize("shared", ["ref", "gtin"])
def test_two_writers_at_once_make_one_product(tea_house, shared):
    refs = ["kettle", "kettle"] if shared == "ref" else ["kettle", "cups"]
    faults = _at_once(tea_house, refs)
    assert faults == []
    with reading() as session:
        assert session.scalar(select(func.count()).select_from(Product)) == len(set(refs))
        kinds = session.execute(select(ProductRef.kind, func.count()).group_by(ProductRef.kind)).all()
        assert {tuple(row) for row in kinds} == {("id", len(set(refs))), ("gtin", 1)}
        versions = session.scalars(select(Product.version)).all()
    assert max(versions) >= 2


def _at_once(stage, refs):
    """Each writer looks before any of them has written, as far as the database lets two in."""
    barrier, faults = threading.Barrier(len(refs)), []

    def write(ref: str) -> None:
        try:
            barrier.wait(10)
            with writing():
                service.describe(shop_id=stage.shop.id, ref=ref, facts=Facts(name="Kettle", gtin=GTIN))
        except Exception as fault:  # noqa: BLE001 - the test shows it
            faults.append(fault)

    writers = [threading.Thread(target=write, args=(ref,)) for ref in refs]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(30)
    return faults


def test_a_second_writer_waits_for_the_first_and_takes_its_product(house, tea_house):
    if house.config.sqlalchemy_url.startswith("sqlite"):
        return _two_writers_queue(tea_house)
    done = threading.Event()
    found = []

    def second() -> None:
        with writing():
            found.append(service.describe(shop_id=tea_house.shop.id, ref="kettle", facts=Facts(gtin=GTIN)).id)
        done.set()

    other = threading.Thread(target=second)
    with writing():
        first = service.describe(shop_id=tea_house.shop.id, ref="kettle", facts=Facts(gtin=GTIN))
        other.start()
        assert not done.wait(0.3), "the second writer must wait for the first one's commit"
    other.join(30)
    assert found == [first.id]
    return None


def _two_writers_queue(stage):
    for _ in range(2):
        with writing():
            service.describe(shop_id=stage.shop.id, ref="kettle", facts=Facts(gtin=GTIN))
    with reading() as session:
        assert session.scalar(select(func.count()).select_from(Product)) == 1


REFS = ["a b", "a/b?c=d&e#f", "Тест ł ё", "'; DROP TABLE products; --", "x" * 200, "%", "_", "😀"]


def test_any_ref_is_a_name(tea_house):
    for ref in REFS:
        with writing():
            service.know(shop_id=tea_house.shop.id, ref=ref, facts=Facts(name=f"Called {ref}"))
    for ref in REFS:
        assert tea_house.reviews(ref)["name"] == f"Called {ref}"
        assert tea_house.reviews(f"{ref[:-1]}?")["name"] is None


def test_products_are_listed_by_their_own_refs(tea_house):
    with writing():
        for ref in ("b", "a", "c"):
            service.describe(shop_id=tea_house.shop.id, ref=ref, facts=Facts(gtin=f"1234567{ord(ref)}"))
    with reading():
        shop_id = tea_house.shop.id
        assert [ref for ref, _ in queries.every(shop_id)] == ["a", "b", "c"]
        assert [ref for ref, _ in queries.page(shop_id, after="a", limit=1)] == ["b"]
        assert queries.count(shop_id) == 3


@pytest.mark.parametrize(
    ("histogram", "count", "average"),
    [((0, 0, 0, 0, 0), 0, None), ((0, 1, 1, 3, 7), 12, 4.33), ((1, 0, 0, 0, 0), 1, 1.0), ((0, 0, 1, 0, 1), 2, 4.0)],
)
def test_the_mean_is_the_plain_mean(histogram, count, average):
    summed = rating({str(stars): number for stars, number in enumerate(histogram, start=1)})
    assert (summed["count"], summed["average"]) == (count, average)
