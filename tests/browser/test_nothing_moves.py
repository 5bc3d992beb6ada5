"""Layout shift of the shop's page: none with the stylesheet line or a fragment, little without either."""

import pytest

from tests.browser.test_the_page_is_sacred import WATCH, snippet

SLOW = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 93_750}
LINE = "<style>gw-reviews:not(:defined){display:block;min-height:100svh}</style>"
WORDS = "<p>Words of the shop about the kettle, its spout, its handle and the water that it boils.</p>" * 6


def slowed(page) -> None:
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW)


def moved(page, address: str) -> float:
    """The page's whole layout shift: from its first byte until all of it has been read from top to end."""
    page.add_init_script(WATCH)
    page.goto(address)
    page.wait_for_load_state("networkidle")
    for _ in range(4):
        page.mouse.wheel(0, 500)
        page.wait_for_load_state("networkidle")
    page.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done, 300)))")
    return page.evaluate("window.moved")


def product_page(address: str, *, line: str = "", fragment: str = "", above: str = WORDS) -> str:
    return f"""<!doctype html><html lang="en"><head><title>Kettle</title>{line}
    <script async src="{address}/w/v1/pk_demo.js"></script></head><body><h1>Kettle</h1>
    <gw-rating product="kettle-12"><a href="#reviews">Reviews</a></gw-rating>{above}
    <gw-reviews id="reviews" product="kettle-12" name="Kettle">{fragment}</gw-reviews>
    <footer><p>The end of the page</p></footer></body></html>"""


@pytest.mark.parametrize("slow", [False, True], ids=["fast", "slow"])
@pytest.mark.parametrize("path", ["/demo/", "/demo/p/kettle-12", "/demo/p/gift-box", "/demo/p/kettle-12?fragment=1"])
def test_the_demo_shop_stands_still(demo, page, path, slow):
    if slow:
        slowed(page)
    assert round(moved(page, demo[1] + path), 2) == 0


@pytest.mark.parametrize("slow", [False, True], ids=["fast", "slow"])
@pytest.mark.parametrize("above", ["", WORDS], ids=["at the top", "below words"])
@pytest.mark.parametrize("given", ["line", "fragment", "neither"])
def test_a_page_of_any_shop_stands_still(demo, page, shop_site, given, above, slow):
    house, address = demo
    fragment = house.get("/v1/shops/pk_demo/fragment.html?product=kettle-12").text if given == "fragment" else ""
    html = product_page(address, line=LINE if given == "line" else "", fragment=fragment, above=above)
    shop_site.pages["/"] = html
    if slow:
        slowed(page)
    allowed = 0.05 if given == "neither" else 0
    assert round(moved(page, shop_site.address), 2) <= allowed


def test_the_loader_alone_is_small_and_a_page_without_our_tags_loads_nothing_else(demo, page, shop_site):
    shop_site.pages["/"] = f"<!doctype html><title>About</title>{snippet(demo[1])}<p>About us</p>"
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(shop_site.address)
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if url.startswith(demo[1])] == [f"{demo[1]}/w/v1/pk_demo.js"]
