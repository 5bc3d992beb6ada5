"""The demo shop: what is on its shelf, and its pages in every dress."""

import json
from collections import Counter
from itertools import product

from goodword.demo import service as demo_shop
from goodword.demo import shelf
from goodword.demo.words import words
from goodword.lib.db import reading
from goodword.reviews.models import Review
from sqlalchemy import func, select

from tests.cast import TEA_HOUSE, open_shop
from tests.server.demo.conftest import fill
from tests.server.demo.reading import Page
from tests.server.exchange.moving import everything, histograms, many_rows, take_in

LANGS, THEMES, DIRS = ("en", "ru", "uk", "pl"), ("light", "dark", "brand"), ("ltr", "rtl")
LISTED = "/v1/shops/pk_demo"


def _written():
    lines = (shelf.CONTENT / "reviews.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def _page(house, path):
    answer = house.get(path)
    assert answer.status_code == 200, path
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    return Page(answer.text)


def test_the_shelf_is_as_uneven_as_a_real_one(demo):
    written = _written()
    refs = list(shelf.products())
    counts = Counter(each["product"] for each in written)
    assert (len(refs), len(written)) == (13, 153)
    assert sorted(counts.get(ref, 0) for ref in refs)[::12] == [0, 60]
    assert {each["locale"] for each in written} == set(LANGS)
    assert [each for each in written if not each.get("text") and not each.get("title")], "some only rate"
    assert max(len(each.get("text") or "") for each in written) > 600
    assert {each["rating"] for each in written} == {1, 2, 3, 4, 5}

    answer = demo.get(f"{LISTED}/ratings", query_string={"product": refs})
    told = {each["product"]: each["histogram"] for each in answer.json["data"]}
    expected = histograms((shared, each["rating"]) for each in written for shared in _sharing(each["product"]))
    assert {ref: histogram for ref, histogram in told.items() if sum(histogram.values())} == expected


def _sharing(ref):
    """The products on whose pages a review of this one stands."""
    together = shelf.products()[ref].get("group")
    return [
        other
        for other, each in shelf.products().items()
        if other == ref or (together and each.get("group") == together)
    ]


def test_the_shop_asks_four_things_and_shows_answers_to_each(demo):
    told = [demo.get(f"{LISTED}/reviews", query_string={"product": ref}).json for ref in ("kettle-12", "sencha-100")]
    fields = [{field["key"]: field for field in page["fields"]} for page in told]
    assert [list(each) for each in fields] == [
        ["recommend", "pros", "brews"],
        ["strength", "recommend", "pros", "brews"],
    ]
    assert all(field["count"] > 5 and set(field["labels"]) == set(LANGS) for each in fields for field in each.values())
    assert fields[1]["strength"]["average"] < 3, "sencha is a gentle tea"
    assert {review["of"]["variant"] for review in told[0]["data"] if review["of"]} <= {"night blue"}


def test_all_badges_are_on_show(demo):
    badges = set()
    for ref in shelf.products():
        page = demo.get(f"{LISTED}/reviews", query_string={"product": ref, "limit": 50}).json
        badges |= {badge for each in page["data"] for badge in each["badges"]}
    assert badges == {"verified_buyer", "email_confirmed", "incentivized", "staff"}


def test_filling_it_again_changes_no_review(house):
    fill()
    with reading() as session:
        before = session.scalar(select(func.count()).where(Review.source == "demo"))
    rows = everything(but=["imports"])
    assert dict(fill().counts) == {"same": before}
    assert everything(but=["imports"]) == rows


def test_the_listing_answers_in_every_dress(demo):
    for lang, theme, direction in product(LANGS, THEMES, DIRS):
        page = _page(demo, f"/demo/?lang={lang}&theme={theme}&dir={direction}")
        assert page.root == {"lang": lang, "dir": direction, "data-theme": theme}
        assert page.refs("gw-rating") == list(shelf.products())
        assert words(lang)["products"] in page.text
        for ref, described in shelf.products().items():
            assert described["name"][lang] in page.text, ref


def test_the_product_pages_answer_in_every_dress(demo):
    for number, ref in enumerate(shelf.products()):
        lang, theme, direction = LANGS[number % 4], THEMES[number % 3], DIRS[number % 2]
        page = _page(demo, f"/demo/p/{ref}?lang={lang}&theme={theme}&dir={direction}&fragment=1")
        assert page.root == {"lang": lang, "dir": direction, "data-theme": theme}
        assert page.refs("gw-reviews") == [ref]
        assert shelf.products()[ref]["description"][lang] in page.text


def test_every_link_and_picture_of_the_pages_leads_somewhere(demo):
    for start in ("/demo/", "/demo/p/kettle-12", "/demo/mailbox", "/demo/letters", "/demo/letters/digest"):
        for address in _page(demo, start).addresses:
            answer = demo.client.get(address, follow_redirects=True)
            answer.close()
            assert answer.status_code == 200, (start, address)


def test_photos_are_seen_by_whoever_opens_it_under_another_name_of_the_machine(demo):
    policy = demo.client.get("/demo/p/kettle-12", base_url="http://localhost:8000").headers["Content-Security-Policy"]
    photos = demo.get(f"{LISTED}/reviews?product=kettle-12&media=true").json["data"][0]["media"]
    images = next(each for each in policy.split("; ") if each.startswith("img-src")).split()
    assert any(photos[0]["small"].startswith(source) for source in images if source != "data:"), (photos[0], images)


def test_an_unknown_dress_falls_back_and_an_unknown_product_is_not_found(demo):
    page = _page(demo, "/demo/?lang=xx&theme=%3Cscript%3E&dir=up&page=99")
    assert page.root == {"lang": "en", "dir": "ltr", "data-theme": "light"}
    for path in (
        "/demo/p/nothing",
        "/demo/mailbox/" + "0" * 32,
        "/demo/mailbox/..%2Fgoodword",
        "/demo/letters/postcard",
    ):
        assert demo.get(path).status_code == 404, path
    for number in ("0", "-1", "x", "9" * 30):
        assert demo.get(f"/demo/?page={number}").status_code == 200


def test_without_the_demo_shop_its_pages_are_not_there(house, tea_house):
    for path in ("/demo/", "/demo/p/kettle-12", "/demo/mailbox", "/demo/letters", "/demo/letters/digest/html"):
        assert house.get(path).status_code == 404


def test_any_origin_may_write_to_the_demo(demo):
    answer = demo.send("POST", f"{LISTED}/guests", {}, origin="https://anywhere.test")
    assert answer.status_code == 201


def test_a_real_file_makes_a_shop_with_a_paged_listing(house, tmp_path):
    rows = tmp_path / "clothes.csv"
    head = (
        ",Clothing ID,Age,Title,Review Text,Rating,Recommended IND,Positive Feedback Count,Division Name,Class Name\n"
    )
    rows.write_text(head + "".join(f"{n},{n % 60},30,,Text {n},{n % 5 + 1},1,0,General,Dresses\n" for n in range(300)))
    report = demo_shop.fill(rows, is_ours=False, progress=lambda _: None)
    assert dict(report.counts) == {"new": 300}
    seen, address = [], "/demo/?lang=pl&theme=dark"
    while address:
        page = _page(house, address)
        assert (page.root["lang"], page.root["data-theme"]) == ("pl", "dark")
        seen += page.refs("gw-rating")
        address = page.following
    assert (len(seen), len(set(seen))) == (60, 60)
    assert "Dresses 7" in _page(house, "/demo/p/7").text
    assert house.get(f"{LISTED}/ratings?product=7").json["data"][0]["count"] == 5


def test_refs_of_a_real_file_may_be_anything(house, tmp_path):
    refs = ["a/b", "a b?c=1#d", "<b>x</b>", "100%", "ключ", "..", '"']
    path = tmp_path / "odd.jsonl"
    path.write_text("".join(json.dumps({"product": ref, "rating": 5}) + "\n" for ref in refs))
    demo_shop.fill(path, is_ours=False, progress=lambda _: None)
    listing = _page(house, "/demo/")
    assert sorted(listing.refs("gw-rating")) == sorted(refs)
    found = {_page(house, address).refs("gw-reviews")[0] for address in listing.product_pages}
    assert found == set(refs)


def test_many_products_of_another_shop_stay_out_of_the_listing(demo, tmp_path):
    take_in(open_shop(demo, "Another", TEA_HOUSE), many_rows(tmp_path / "many.jsonl", 30))
    assert _page(demo, "/demo/").refs("gw-rating") == list(shelf.products())
