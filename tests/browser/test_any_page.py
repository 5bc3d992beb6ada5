"""The widget on pages as shops really have them: another origin, strict policies, aliases, inserted late."""

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from tests.browser import states
from tests.browser.test_the_page_is_sacred import WATCH, shop_page, snippet


def test_a_plain_file_on_another_origin_reads_and_writes(page, demo, shop_site):
    shop_site.pages["/"] = shop_page(snippet(demo[1]))
    page.goto(shop_site.address)
    expect(page.locator("gw-rating").get_by_text(states.COUNTED)).to_be_visible()
    page.locator("gw-reviews").scroll_into_view_if_needed()
    first = page.locator("gw-reviews").get_by_role("button", name=re.compile("^Helpful")).first
    with page.expect_response(lambda answer: answer.request.method == "PUT"):
        first.click()
    expect(first).to_have_attribute("aria-pressed", "true")
    expect(first).to_contain_text("62")
    page.reload()
    page.locator("gw-reviews").scroll_into_view_if_needed()
    expect(page.locator("gw-reviews").get_by_role("button", name=re.compile("^Helpful")).first).to_contain_text("62")


TYPES = "; require-trusted-types-for 'script'"
TRUSTED = ("", TYPES, f"{TYPES}; trusted-types lit-html goodword")
LISTEN = "window.broken = []; addEventListener('securitypolicyviolation', e => window.broken.push(e.violatedDirective))"
INSERT = """
const late = document.createElement('gw-rating');
late.setAttribute('product', 'kettle-12');
document.body.prepend(late);
"""


@pytest.mark.parametrize("trusted", TRUSTED, ids=["no types", "types", "listed types"])
def test_all_of_it_runs_under_the_strictest_policy(page, demo, shop_site, trusted):
    ours = demo[1]
    strict = shop_page(snippet(ours)).replace("<style>", "<!--").replace("</style>", "-->")
    shop_site.pages["/"] = strict.replace("<footer>", '<gw-share product="kettle-12"></gw-share><footer>')
    shop_site.headers["Content_Security_Policy"] = (
        f"default-src 'none'; script-src {ours}; connect-src {ours}; img-src {ours}{trusted}"
    )
    page.add_init_script(LISTEN)
    page.goto(shop_site.address)
    expect(page.locator("gw-rating").get_by_text(states.COUNTED)).to_be_visible()
    states.walk(page)
    share = page.locator("body > gw-share")
    share.get_by_role("button", name="Share", exact=True).click()
    ours_first = re.compile(quote(f"{ours}/s/", safe=""))
    expect(share.get_by_role("link", name="Bluesky")).to_have_attribute("href", ours_first)
    assert page.evaluate("window.broken") == []


def test_a_div_is_as_good_as_the_element(page, demo, shop_site):
    divs = '<div data-gw="rating" data-product="honey"></div><div data-gw="reviews" data-product="honey"></div>'
    shop_site.pages["/"] = shop_page(snippet(demo[1])) + divs
    page.goto(shop_site.address)
    expect(page.locator("[data-gw=rating]").get_by_text(re.compile(r"\d+ review|No reviews"))).to_be_visible()
    page.locator("[data-gw=reviews]").scroll_into_view_if_needed()
    expect(page.locator("[data-gw=reviews]").get_by_role("button", name="Write a review").first).to_be_visible()


def test_single_page_shops_change_the_product_and_insert_late(page, demo, shop_site):
    shop_site.pages["/"] = shop_page(snippet(demo[1]))
    page.goto(shop_site.address)
    expect(page.locator("gw-rating").get_by_text(states.COUNTED)).to_be_visible()
    page.evaluate("document.querySelector('gw-rating').setAttribute('product', 'gift-box')")
    expect(page.locator("gw-rating").get_by_text("No reviews yet")).to_be_visible()
    page.evaluate(INSERT)
    expect(page.locator("gw-rating").first).to_contain_text(states.COUNTED)


def test_the_script_twice_is_once(page, demo, shop_site):
    shop_site.pages["/"] = shop_page(snippet(demo[1]) * 2)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(shop_site.address)
    expect(page.locator("gw-rating").get_by_text(states.COUNTED)).to_be_visible()
    assert len([url for url in asked if "/ratings?" in url]) == 1


def test_a_second_shops_script_says_that_it_is_left_out(page, demo, shop_site):
    other = snippet(demo[1]).replace("pk_demo.js", "pk_demo.js?of=another")
    shop_site.pages["/"] = shop_page(snippet(demo[1])) + other
    said = []
    page.on("console", lambda message: said.append((message.type, message.text)))
    page.goto(shop_site.address)
    expect(page.locator("gw-rating").get_by_text(states.COUNTED)).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert [kind for kind, text in said if "goodword is here already" in text] == ["warning"]


def test_fifty_ratings_are_one_request_and_no_storage_is_touched(page, demo, shop_site):
    tags = "".join(
        f'<gw-rating product="kettle-12" data-n="{n}"><a href="#">Reviews</a></gw-rating>' for n in range(50)
    )
    shop_site.pages["/"] = f"<!doctype html><title>All</title>{snippet(demo[1])}{tags}"
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(shop_site.address)
    expect(page.get_by_text(states.COUNTED).nth(49)).to_be_visible()
    assert len([url for url in asked if "/v1/shops/" in url]) == 1
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    assert page.evaluate("Object.keys(window).filter(n => /good|gw/i.test(n))") == ["goodword"]


def test_quirks_mode_and_a_hostile_style_sheet(page, demo, shop_site):
    hostile = (
        "<style>*{float:left!important;color:red;letter-spacing:9px}button{all:unset;display:none!important}</style>"
    )
    shop_site.pages["/"] = f"<title>Old</title>{snippet(demo[1])}{hostile}<gw-reviews product=kettle-12></gw-reviews>"
    page.goto(shop_site.address)
    expect(page.locator("gw-reviews").get_by_role("button", name="Write a review").first).to_be_visible()


def test_text_of_shoppers_stays_text(page, demo, shop_site):
    house, address = demo
    from goodword.catalog import service as catalog
    from goodword.demo.service import find
    from goodword.lib.db import writing

    from tests.cast import ShopOnStage

    with writing():
        shop = find()
        catalog.know(shop_id=shop.id, ref="trap")
    stage = ShopOnStage(house, shop, shop_site.address, "")
    stage.set(confirm_guests=False)
    canary = '<img src=x onerror="window.__xss=1">"><svg/onload=window.__xss=1>${window.__xss=1}{{7*7}}'
    assert stage.guest().review(product="trap", title=canary[:120], text=canary, name=canary[:70]).status_code == 201
    fragment = house.get(f"{stage.at}/fragment.html?product=trap").text
    linked = house.get(f"{stage.at}/jsonld?product=trap").text
    ld = f'<script type="application/ld+json">{linked}</script>'
    tag = f'<gw-reviews product="trap">{fragment}</gw-reviews>'
    shop_site.pages["/"] = f"<!doctype html><title>T</title>{snippet(address)}{ld}{tag}"
    page.add_init_script(WATCH)
    page.goto(shop_site.address)
    expect(page.locator("gw-reviews").get_by_text(canary, exact=True).last).to_be_visible()
    assert page.evaluate("window.__xss") is None


ROOMS = {
    "flex row": "<div style='display:flex'><aside>Aside</aside>{}</div>",
    "centred column": "<div style='display:flex;flex-direction:column;align-items:center'>{}</div>",
    "float": "<div style='float:left;width:600px'>{}</div>",
    "float as wide as its words": "<div style='float:left'><h2>Reviews</h2>{}</div>",
    "narrow table": "<table><tr><td>Menu</td><td>{}</td></tr></table>",
    "inline block": "<div style='display:inline-block'>{}</div>",
    "grid": "<div style='display:grid;grid-template-columns:1fr 300px'>{}<aside>Aside</aside></div>",
    "table cell": "<table style='width:100%'><tr><td>{}</td></tr></table>",
}


@pytest.mark.parametrize("room", ROOMS)
def test_it_takes_the_room_there_is(page, demo, shop_site, room):
    tag = ROOMS[room].format('<gw-reviews product=" kettle-12\n"></gw-reviews>')
    shop_site.pages["/"] = f"<!doctype html><title>T</title>{snippet(demo[1])}{tag}"
    page.goto(shop_site.address)
    expect(page.locator("gw-reviews article").first).to_be_visible()
    assert page.evaluate("document.querySelector('gw-reviews').offsetWidth") > 500
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth"), "and pushes nothing aside"
