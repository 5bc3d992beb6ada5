"""A shopper who is signed in at the shop is known in the widget, and never in silence somebody else."""

import json
import re

import pytest
from goodword.lib.db import reading, writing
from goodword.shoppers import vouching
from goodword.shoppers.models import Guest, ShopperBearer
from goodword.shops import queries as shops
from goodword.shops import service as opening
from playwright.sync_api import Page, expect
from sqlalchemy import func, select, update

from tests.running import Site
from tests.tokens import Signer

PAGE = """<!doctype html><html lang=en><meta charset=utf-8><title>Box</title>
<style>gw-reviews:not(:defined){{display:block;min-height:100svh}}</style>
<script>{stub}
{command}</script>
<script async src="{src}"></script>
<gw-reviews product="gift-box" name="Gift box"></gw-reviews>"""
STUB = "window.goodword=window.goodword||function(){(goodword.q=goodword.q||[]).push(arguments)}"
KEY = """() => {
  const name = Object.keys(localStorage).find((each) => each.startsWith("gw:guest"))
  return name && localStorage.getItem(name)
}"""
WORDS = "It came as a present and stayed as a habit."


class Shop:
    """The demo's shop from a page of its own, with a server that signs."""

    def __init__(self, house, address: str, site: Site) -> None:
        with writing():
            shop = shops.every()[0]
            opening.allow_origin(shop=shop, origin=site.address)
            made, secret = vouching.add_secret(shop=shop)
        stage = type("Stage", (), {"shop": shop})()
        self.signer, self.site, self.address = Signer(stage, made.kid, secret), site, address
        self.guests = rows(Guest)
        self.src = f"{address}/w/v1/{shop.site_key}.js"

    def token(self, **claims) -> str:
        return self.signer.token(**{"aud": self.address} | claims)

    def page(self, path: str, command: str) -> str:
        self.site.pages[path] = PAGE.format(stub=STUB, command=command, src=self.src)
        return self.site.address + path

    def says(self, token: str) -> str:
        return f"goodword('shopper', {json.dumps(token)})"


@pytest.fixture
def shop(demo, shop_site) -> Shop:
    house, address = demo
    return Shop(house, address, shop_site)


def opened(page: Page, where: str):
    page.goto(where)
    page.get_by_role("button", name="Write a review").first.click()
    form = page.locator("gw-review-form")
    expect(form.get_by_role("heading")).to_be_visible()
    return form


def known(form, name: str = "Anna") -> None:
    expect(form.get_by_text(f"You are writing as {name}.")).to_be_visible()
    expect(form.locator("#email")).to_have_count(0)


def sent(form, stars: int, words: str) -> None:
    form.locator(".star").nth(stars - 1).click()
    form.locator("textarea").fill(words)
    for question in form.locator("select.field[aria-required=true]").all():
        question.select_option(index=1)
    form.get_by_role("button", name="Send the review").click()


def rows(table) -> int:
    with reading() as session:
        return session.scalar(select(func.count()).select_from(table))


def all_bearers_end() -> None:
    with writing() as session:
        session.execute(update(ShopperBearer).values(revoked_at=ShopperBearer.created_at))


def test_signed_in_she_writes_without_saying_who_she_is(shop, page):
    form = opened(page, shop.page("/", shop.says(shop.token())))
    known(form)
    sent(form, 4, WORDS)
    expect(form.get_by_role("heading", name="Your review is on the page")).to_be_visible()
    form.get_by_role("button", name="Back to the reviews").click()
    expect(page.locator("gw-reviews article").first).to_contain_text(WORDS)
    assert page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)].join()").find("shopper") == -1


def test_reload_back_and_a_second_tab_know_her_by_the_same_word(shop, page):
    where, other = shop.page("/", shop.says(shop.token())), shop.page("/other", "")
    known(opened(page, where))
    page.reload()
    page.get_by_role("button", name="Write a review").first.click()
    known(page.locator("gw-review-form"))
    page.goto(other)
    page.go_back()
    if not page.locator("gw-review-form").count():
        page.get_by_role("button", name="Write a review").first.click()
    known(page.locator("gw-review-form"))
    tab = page.context.new_page()
    known(opened(tab, where))
    tab.close()
    assert (rows(ShopperBearer), rows(Guest) - shop.guests) == (1, 1), "one bearer, and her own pen"


def test_a_provider_is_asked_again_when_she_is_known_no_more(shop, page):
    tokens = [shop.token() for _ in range(3)]
    command = f"var left={json.dumps(tokens)},asked=0;goodword('shopper', async () => (asked++, left.shift()))"
    form = opened(page, shop.page("/", command))
    known(form)
    assert page.evaluate("asked") == 1
    all_bearers_end()
    sent(form, 5, WORDS)
    expect(form.get_by_role("heading", name="Your review is on the page")).to_be_visible()
    assert page.evaluate("asked") == 2


def test_known_no_more_she_is_told_and_never_taken_for_a_guest(shop, page):
    listening = "var heard=[];goodword('on','gw:shopper',told=>heard.push(told.detail.kind))"
    form = opened(page, shop.page("/", f"{listening};{shop.says(shop.token())}"))
    known(form)
    all_bearers_end()
    sent(form, 5, WORDS)
    expect(form.get_by_text("You are not signed in at the moment.")).to_be_visible()
    form.get_by_role("button", name="Send the review").click()
    expect(form.get_by_text("You are not signed in at the moment.")).to_be_visible()
    assert page.evaluate("heard") == ["shopper", "expired"]
    assert rows(Guest) - shop.guests == 1, "only her pen"
    page.evaluate(shop.says(shop.token()))
    page.wait_for_function("heard.length === 3")
    form.get_by_role("button", name="Send the review").click()
    expect(form.get_by_role("heading", name="Your review is on the page")).to_be_visible()


def test_what_she_did_before_she_signed_in_is_hers_and_signed_out_she_is_a_guest_again(shop, page):
    page.goto(shop.page("/", ""))
    vote = page.locator("gw-reviews").get_by_role("button", name=re.compile("^Helpful"))
    page.evaluate("document.querySelector('gw-reviews').setAttribute('product', 'kettle-12')")
    vote.first.click()
    expect(vote.first).to_have_attribute("aria-pressed", "true")
    page.wait_for_function(KEY)
    first = page.evaluate(KEY)
    page.evaluate(shop.says(shop.token()))
    page.wait_for_function("!Object.keys(localStorage).some(name => name.startsWith('gw:guest'))")
    page.get_by_role("button", name="Write a review").first.click()
    form = page.locator("gw-review-form")
    known(form)
    expect(vote.first).to_have_attribute("aria-pressed", "true")
    with page.expect_response(lambda answer: answer.request.method == "DELETE"):
        page.evaluate("goodword('shopper', null)")
    expect(form.locator("#email")).to_be_visible()
    with reading() as session:
        assert session.scalars(select(ShopperBearer.revoked_at)).all() != [None]
    expect(vote.first).to_have_attribute("aria-pressed", "false")
    form.get_by_role("button", name="Cancel").click()
    vote.last.click()
    page.wait_for_function(KEY)
    assert page.evaluate(KEY) != first, "whoever comes next in this browser has a key of her own"
