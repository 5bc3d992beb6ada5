"""Whatever is written into any field of any way in comes out as the words that it is, on every page that shows it."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from goodword.demo.service import find
from goodword.lib.db import writing
from goodword.shops import service as shops
from goodword.shops.rules import SCOPES
from playwright.sync_api import expect

from tests.browser import planting
from tests.browser.payloads import PAYLOADS
from tests.browser.test_any_page import LISTEN
from tests.browser.test_the_page_is_sacred import snippet
from tests.cast import ShopOnStage
from tests.staffers import staff_of

ONCE = 50
SOME = 5
"""Every so many-th payload goes through a form into its letter; of letters by themselves, all do in every field."""


def on_stage(house, origin):
    with writing():
        shop = find()
        shops.allow_origin(shop=shop, origin=origin)
        _, secret = shops.create_key(shop=shop, name="server", scopes=list(SCOPES))
    return ShopOnStage(house, shop, origin, secret)


def widget_page(address: str, shop: ShopOnStage, fragment: str = "", linked: str = "") -> str:
    ld = f'<script type="application/ld+json">{linked}</script>' if linked else ""
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>T</title>{ld}{snippet(address)}</head>
    <body><gw-rating product="{planting.PRODUCT}"></gw-rating>
    <gw-reviews product="{planting.PRODUCT}" per-page="{ONCE}" sort="newest">{fragment}</gw-reviews>
    <gw-questions product="{planting.PRODUCT}" per-page="{ONCE}" sort="newest" loading="eager"></gw-questions>
    </body></html>"""


def all_shown(page, talk: str) -> None:
    """Every review, every question with its answers, every comment is on the page."""
    whole(page.locator("gw-reviews"), "article[part=review]")
    whole(page.locator("gw-questions"), "article[part=question]")
    page.locator(f"gw-reviews article[data-id={talk}] [part=action]", has_text="comments").click()
    whole(page.locator("gw-comments"), "article[part=comment]")


def whole(element, part: str) -> None:
    """The whole list is there."""
    expect(element.locator(part).first).to_be_visible()
    while (more := element.locator("[part=more-button]")).count():
        before = element.locator(part).count()
        more.first.click()
        expect(element.locator(part).nth(before)).to_be_attached(timeout=30_000)  # hundreds, on a busy machine


def texts(page, element: str) -> set[str]:
    return set(page.locator(f"{element} :is([part=text], [part=title])").all_text_contents())


def staff_pages(shop: ShopOnStage) -> list[str]:
    """What the shop's people see of it."""
    olga = staff_of(shop)
    return [olga.get(f"/staff/{each}").text for each in ("cases", "questions", "experts", "hours", "shoppers")]


def nothing_runs(page, demo, shop_site, work_off, folder: Path, payloads: Sequence[str]) -> planting.Planted:
    """Write it everywhere, open everything that shows it, with a policy and without; how much was tried."""
    house, address = demo
    shop = on_stage(house, shop_site.address)
    planted = planting.plant(shop, payloads, folder)
    fragment = house.get(f"{shop.at}/fragment.html?product={planting.PRODUCT}").text
    linked = house.get(f"{shop.at}/jsonld?product={planting.PRODUCT}").text
    documents = [*planting.letters(shop, payloads[::SOME], work_off), fragment, house.get(f"{shop.at}/checks").text]
    asked = planting.question_pages(shop)
    assert len(asked) >= len(payloads) / 2
    documents += [*asked, *planting.hour_pages(shop, payloads), *staff_pages(shop)]
    page.add_init_script(planting.WATCH)
    for start in range(0, len(documents), 100):
        shop_site.pages["/"], framed = planting.page_of(documents[start : start + 100])
        shop_site.pages |= framed
        page.goto(shop_site.address)
        assert planting.executed(page) == []
    shop_site.pages["/widget"] = widget_page(address, shop, fragment, linked)
    page.goto(f"{shop_site.address}/widget")
    all_shown(page, planted.talk)
    assert planting.executed(page) == []
    plain = {p for p in payloads if p.strip() and p.isprintable() and p == " ".join(p.split()) and len(p) < 150}
    for element in ("gw-reviews", "gw-questions", "gw-comments"):
        assert plain - texts(page, element) == set(), f"{element}: the words come out as they went in"
    page.add_init_script(LISTEN)
    shop_site.headers["Content_Security_Policy"] = (
        f"default-src 'none'; script-src {address}; connect-src {address}; img-src {address}; "
        "require-trusted-types-for 'script'"
    )
    shop_site.pages["/strict"] = widget_page(address, shop)
    page.goto(f"{shop_site.address}/strict")
    all_shown(page, planted.talk)
    assert (planting.executed(page), page.evaluate("window.broken")) == ([], [])
    return planted


@pytest.mark.timeout(400)
def test_nothing_that_is_written_runs_anywhere(page, demo, shop_site, work_off, tmp_path):
    planted = nothing_runs(page, demo, shop_site, work_off, tmp_path, PAYLOADS)
    ways = {"POST /v1/shops/{site_key}/reviews /text", "PUT /v1/manage/reviews/{review_id}/reply /text"}
    ways |= {"POST /v1/shops/{site_key}/questions /details", "PUT /v1/shops/{site_key}/answers/{answer_id} /text"}
    ways |= {"POST /v1/manage/questions/{question_id}/answers /name", "POST /v1/manage/experts /title"}
    ways |= {"POST /v1/shops/{site_key}/comments /text", "PUT /v1/shops/{site_key}/comments/{comment_id} /name"}
    ways |= {"POST /v1/manage/hours /title", "POST /v1/manage/hours/{hour_id}/cancel /reason"}
    assert ways <= set(planted.tried)
    assert len(PAYLOADS) >= 60
    assert planted.taken > 3 * len(PAYLOADS)


def test_our_own_pages_show_it_as_words_too(page, demo, shop_site, work_off, tmp_path):
    house, address = demo
    shop = on_stage(house, shop_site.address)
    planting.letters(shop, PAYLOADS[12:16], work_off)
    link = re.search(r'href="([^"]*/confirm/[^"]+)"', planting.letters(shop, PAYLOADS[14:15], work_off)[-1])
    page.add_init_script(LISTEN)
    for path in ("/demo/mailbox", link[1].removeprefix(address), "/demo/p/trap-letter", f"{shop.at}/checks"):
        page.goto(address + path)
        assert planting.executed(page) == []
        assert page.evaluate("window.broken") == [], path
