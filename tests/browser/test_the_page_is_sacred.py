"""Whatever happens to us, the shop's page loads as without us, nothing moves, no error escapes."""

from statistics import median

import pytest

from tests.running import site
from tests.services.faults import KINDS, failing

PAIRS = 20
API_FAULTS = {
    "500": ("500 Internal Server Error", "application/json", b"{}"),
    "html": ("200 OK", "text/html", b"<!doctype html><h1>Hello</h1>"),
    "odd json": ("200 OK", "application/json", b'{"data": {"rating": "<img src=x onerror=alert(1)>"}}'),
    "null": ("200 OK", "application/json", b"null"),
    "cut": ("200 OK", "application/json", b'{"data": [{"id"'),
}
WATCH = """
window.moved = 0;
new PerformanceObserver(list => list.getEntries().forEach(e => window.moved += e.value))
  .observe({type: 'layout-shift', buffered: true});
"""


def shop_page(script: str = "") -> str:
    return f"""<!doctype html><html lang="en"><head><title>Kettle</title>
    <style>gw-reviews:not(:defined){{display:block;min-height:100svh}}</style>{script}</head>
    <body><h1>Kettle</h1><gw-rating product="kettle-12"><a href="#reviews">Reviews</a></gw-rating>
    <p>Words of the shop.</p><gw-reviews id="reviews" product="kettle-12" name="Kettle"></gw-reviews>
    <footer>The end</footer></body></html>"""


def snippet(address: str) -> str:
    return f'<script async src="{address}/w/v1/pk_demo.js"></script>'


def content_loaded(page, address: str) -> float:
    page.goto(address, wait_until="domcontentloaded")
    return page.evaluate("performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd")


@pytest.mark.alone
@pytest.mark.parametrize("kind", KINDS)
def test_a_failed_backend_does_not_hold_the_page(page, kind, record_property):
    with failing(kind) as backend, site({"/with": shop_page(snippet(backend)), "/without": shop_page()}) as shop:
        page.add_init_script(WATCH)
        ours, theirs = [], []
        for _ in range(PAIRS):
            ours.append(content_loaded(page, f"{shop.address}/with"))
            theirs.append(content_loaded(page, f"{shop.address}/without"))
        page.goto(f"{shop.address}/with", wait_until="domcontentloaded")
        page.wait_for_function("performance.now() > 600")
        assert page.evaluate("window.moved") == 0
    record_property("medians", {"with": median(ours), "without": median(theirs)})
    assert median(ours) <= max(theirs), "later than any load without us"


@pytest.mark.parametrize(
    "policy", ["default-src 'self' 'unsafe-inline'", "script-src 'none'; style-src 'unsafe-inline'"]
)
def test_a_policy_that_blocks_us_costs_the_page_nothing(page, demo, shop_site, policy):
    shop_site.pages["/"] = shop_page(snippet(demo[1]))
    shop_site.headers["Content_Security_Policy"] = policy
    page.add_init_script(WATCH)
    page.goto(shop_site.address)
    assert page.locator("gw-rating a").inner_text() == "Reviews"


@pytest.mark.parametrize("kind", API_FAULTS)
def test_the_widget_shows_a_meant_error_when_only_the_api_fails(page, demo_config, kind):
    from tests.running import running

    status, content_type, body = API_FAULTS[kind]

    def break_api(app):
        def broken(environ, start):
            if not environ["PATH_INFO"].startswith("/v1/"):
                return app(environ, start)
            start(status, [("Content-Type", content_type), ("Access-Control-Allow-Origin", "*")])
            return [body]

        return broken

    with running(demo_config, wrap=break_api) as (_, address), site({"/": shop_page(snippet(address))}) as shop:
        page.add_init_script(WATCH)
        page.goto(shop.address)
        again = page.get_by_role("button", name="Try again")
        again.scroll_into_view_if_needed()
        again.wait_for()
        assert page.locator("gw-rating a").inner_text() == "Reviews"
        assert page.evaluate("window.moved") == 0
