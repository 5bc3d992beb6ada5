"""Each recipe is tried on a page like its platform's own, with the very snippets that it tells people to paste."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser import states
from tests.browser.test_any_page import LISTEN

ROOT = Path(__file__).resolve().parents[2]
RECIPES = ROOT / "embed" / "recipes"
IMITATIONS = Path(__file__).parent / "imitations"
FENCE = re.compile(r"^```(\S+) (\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINE = "gw-reviews:not(:defined), gw-questions:not(:defined) { display: block; min-height: 100svh }"
PRODUCT, NAME = "kettle-12", "Kettle “1.2 l”"

# What the platform's template engine puts in place of each expression.
VALUES = {
    "SKU-42": PRODUCT,
    "<?php echo esc_attr( $product->get_id() ); ?>": PRODUCT,
    "<?php echo esc_attr( $product->get_name() ); ?>": NAME,
    "<?php echo esc_url( get_permalink() ); ?>": "/kettle",
    "<?=htmlspecialcharsbx($arResult['ID'])?>": PRODUCT,
    "<?=htmlspecialcharsbx($arResult['NAME'])?>": "Чайник «Ёж»",
    "<?=htmlspecialcharsbx($arResult['DETAIL_PAGE_URL'])?>": "/catalog/kettle/",
    "<?= $escaper->escapeHtmlAttr($block->getProduct()->getSku()) ?>": PRODUCT,
    "<?= $escaper->escapeHtmlAttr($block->getProduct()->getName()) ?>": NAME,
    "<?= $escaper->escapeUrl($block->getProduct()->getProductUrl()) ?>": "/kettle.html",
    "{{ product.id }}": PRODUCT,
    "{{ product.title | escape }}": NAME,
    "{{ shop.url }}{{ product.url }}": "/products/kettle",
    "{{ product.url }}": "/product/kettle",
    "{{ product.featured_image | image_url: width: 600 }}": "//shop.test/kettle.png",
    "{{ product.selected_or_first_available_variant.barcode | escape }}": "4006381333931",
    "{{ product.first_image.large_url }}": "/kettle.png",
    "{{ product_id }}": PRODUCT,
    "{{ heading_title }}": NAME,
    "{{ share }}": "/index.php?route=product/product&amp;product_id=11",
    "{$product.id_product}": PRODUCT,
    "{$product.name|escape:'html'}": NAME,
    "{$product.url}": "/kettle.html",
}
CONTROL = re.compile(r"<\?php.*?(\?>|\Z)|\{%-? schema .*?endschema -?%\}|\{%.*?%\}", re.DOTALL)
LEFT = re.compile(r"<\?|\{\{|\{%|\{\$|\$\w")


@pytest.fixture
def demo(demo_of_module):
    return demo_of_module


def snippets(name: str) -> dict[str, str]:
    """The recipe's snippets by their label."""
    return {label: code for _, label, code in FENCE.findall((RECIPES / f"{name}.md").read_text())}


def rendered(code: str, address: str) -> str:
    """What the platform makes of a snippet."""
    code = code.replace("https://reviews.example.com/w/v1/pk_your_site_key.js", f"{address}/w/v1/pk_demo.js")
    for expression, value in VALUES.items():
        code = code.replace(expression, value)
    html = CONTROL.sub("", code)
    assert not LEFT.search(html), f"an expression that no page would fill: {html}"
    return html


def imitation(name: str, address: str) -> str:
    html = (IMITATIONS / f"{name}.html").read_text()
    for label, code in snippets(name).items():
        html = html.replace(f"<!-- {label} -->", rendered(code, address) if label != "line" else code)
    assert not re.search("<!-- (reviews|questions)", html), "the recipe lacks a part"
    return html


def works(page) -> None:
    expect(page.locator("gw-rating").get_by_text(states.COUNTED)).to_be_visible()
    element = page.locator("gw-reviews")
    element.evaluate("one => one.scrollIntoView()")
    expect(element.locator("article").first).to_be_visible()
    assert element.evaluate("one => one.offsetWidth") > 300
    page.locator("gw-questions").evaluate("one => one.scrollIntoView()")
    expect(page.locator("gw-questions [part~=write-button]")).to_be_visible()
    assert page.evaluate("window.moved") <= 0.05
    assert page.evaluate("window.broken") == []


MOVED = """
window.moved = 0;
new PerformanceObserver(list => list.getEntries().forEach(e => window.moved += e.value))
  .observe({type: 'layout-shift', buffered: true});
"""
PAGES = sorted(path.stem for path in IMITATIONS.glob("*.html"))
LATER = {"shopify": "chooseVariant()", "prestashop": "combination()"}


@pytest.mark.parametrize("name", PAGES)
def test_what_the_recipe_says_works_on_such_a_page(page, demo, shop_site, name):
    html = imitation(name, demo[1])
    shop_site.pages["/"] = html.encode("cp1251", "xmlcharrefreplace") if "windows-1251" in html else html
    shop_site.headers["Content_Security_Policy"] = (
        f"default-src 'self' 'unsafe-inline'; script-src 'self' 'unsafe-inline' {demo[1]}; "
        f"connect-src 'self' {demo[1]}; img-src {demo[1]}"
    )
    page.add_init_script(LISTEN)
    page.add_init_script(MOVED)
    page.goto(shop_site.address)
    works(page)
    if name in LATER:
        page.evaluate(LATER[name])
        expect(page.locator("gw-rating").get_by_text(states.COUNTED)).to_be_visible()
        expect(page.locator("gw-reviews article").first).to_be_visible()
    if name == "bitrix":
        page.locator("gw-reviews").get_by_role("button", name="Написать отзыв").first.click()
        expect(page.locator("gw-review-form").get_by_text("Чайник «Ёж»")).to_be_visible()


def test_every_recipe_is_tried_and_stands_in_the_index():
    names = {path.stem for path in RECIPES.glob("*.md")}
    assert names == {*PAGES, "react", "vue"}
    index = (ROOT / "docs" / "where-to-paste.md").read_text()
    assert set(re.findall(r"recipes/([\w-]+)\.md", index)) == names


@pytest.mark.parametrize("name", [*PAGES, "react", "vue"])
def test_a_recipe_says_all_that_one_needs(name):
    text = (RECIPES / f"{name}.md").read_text()
    assert {"script", "line", "stars", "reviews", "questions"} <= snippets(name).keys()
    assert re.search(r"<script async src=", snippets(name)["script"]), "only async protects the shop's page"
    assert snippets(name)["line"].strip() == LINE
    for directive in ("script-src", "connect-src", "img-src", "trusted-types goodword lit-html", "`product` is"):
        assert directive in text
