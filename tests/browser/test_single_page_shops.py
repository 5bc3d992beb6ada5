"""Shops that exchange their pages without loading: bodies swapped, elements moved, products changed, history walked."""

import pytest
from playwright.sync_api import expect

from tests.browser import states
from tests.browser.test_the_page_is_sacred import shop_page, snippet
from tests.services import chromium

SWAPS = {
    "the body exchanged": "const fresh = document.body.cloneNode(true); document.body.replaceWith(fresh)",
    "its inside written anew": "document.body.innerHTML = window.first",
    "an element moved by a framework": """
        const one = document.querySelector('gw-reviews'); const place = document.createElement('section');
        document.body.append(place); place.append(one)""",
    "an element taken out and put back": """
        const one = document.querySelector('gw-reviews'), parent = one.parentNode, next = one.nextSibling;
        one.remove(); setTimeout(() => parent.insertBefore(one, next), 50)""",
    "the stub's script run again": """
        const again = document.createElement('script'); again.src = document.querySelector('script[src]').src;
        document.body.append(again)""",
    "a walk through the history": """
        history.pushState({ shop: 1 }, '', '/other');
        document.querySelector('gw-reviews').setAttribute('product', 'honey-250');
        setTimeout(() => {
          history.back(); document.querySelector('gw-reviews').setAttribute('product', 'kettle-12') }, 50)""",
}  # fmt: skip
KEEPS = {"an element moved by a framework", "an element taken out and put back", "the stub's script run again"}


@pytest.fixture
def demo(demo_of_module):
    return demo_of_module


@pytest.mark.parametrize("swap", SWAPS)
def test_the_reviews_live_through(page, demo, shop_site, swap):
    shop_site.pages["/"] = shop_page(snippet(demo[1]))
    page.add_init_script("addEventListener('DOMContentLoaded', () => { window.first = document.body.innerHTML })")
    page.goto(shop_site.address)
    element = states.shown(page)
    states.written(states.opened(element))
    page.evaluate(f"() => {{ {SWAPS[swap]} }}")
    element = states.shown(page)
    expect(page.locator("gw-rating").get_by_text(states.COUNTED)).to_be_visible()
    if swap not in KEEPS:
        element.get_by_role("button", name="Write a review").first.click()
    expect(element.locator("gw-review-form [name=text]")).to_have_value(states.WRITTEN["text"])
    states.voted(element)
    assert page.evaluate("history.state") is None, "the shop's history is the shop's"


def test_back_shows_the_list_as_it_was(browser, demo, shop_site):
    """Playwright starts browsers that keep no page in memory; one with windows does, as people's do."""
    shop_site.pages |= {"/": shop_page(snippet(demo[1])), "/away": "<!doctype html><title>Away</title>Away"}
    path = chromium.with_windows()
    options = {"ignore_default_args": ["--disable-back-forward-cache"]}
    started = chromium.start(browser.browser_type, path or chromium.executable(), **options)
    page = started.new_page(locale="en-GB")
    page.add_init_script("addEventListener('pageshow', event => { window.kept = event.persisted })")
    page.goto(shop_site.address)
    element = states.shown(page)
    states.listed(element)
    shown = element.locator("article").count()
    page.goto(f"{shop_site.address}/away")
    page.evaluate("() => { setTimeout(() => history.back()) }")
    page.wait_for_function("() => location.pathname === '/' && window.kept !== undefined")
    assert page.evaluate("window.kept") is bool(path)
    if path:
        expect(page.locator("gw-reviews article")).to_have_count(shown)
    else:
        states.shown(page)
    assert shown > 10
    started.close()


@pytest.mark.parametrize("encoding", ["windows-1251", "shift_jis", "iso-8859-1", "utf-16"])
def test_a_page_in_any_encoding_says_our_words_right(page, demo, shop_site, encoding):
    words = {"windows-1251": "ru", "shift_jis": "ru", "iso-8859-1": "pl", "utf-16": "uk"}
    said = {"ru": "Написать отзыв", "pl": "Napisz opinię", "uk": "Написати відгук"}[words[encoding]]
    head = f'<meta charset="{encoding}"><base href="https://elsewhere.test/deep/">{snippet(demo[1])}'
    html = f'<!doctype html><html lang="{words[encoding]}"><head><title>T</title>{head}</head><body>' + (
        '<gw-reviews product="kettle-12" name="Ёмкость"></gw-reviews>' if words[encoding] == "ru" else
        '<gw-reviews product="kettle-12"></gw-reviews>'
    )  # fmt: skip
    shop_site.pages["/"] = html.encode(encoding)
    page.goto(shop_site.address)
    element = states.shown(page)
    element.get_by_role("button", name=said).first.click()
    form = element.locator("gw-review-form")
    form.locator("[name=text]").fill("Żółć, ёж — „і“ 👍")
    with page.expect_request(lambda one: one.method == "POST" and one.url.endswith("/reviews")) as sent:
        form.locator(".star").nth(3).click()
        form.locator("[name=name]").fill("Zoë")
        form.locator("[name=email]").fill("anna@example.com")
        form.locator("[type=submit]").click()
    assert sent.value.post_data_json["text"] == "Żółć, ёж — „і“ 👍"
