"""Fragment and JSON-LD inside a real page: nothing that was written there runs."""

import json

from goodword.config import Config
from goodword.seo import jsonld

from tests.cast import TEA_HOUSE, open_shop
from tests.houses import copy_of
from tests.running import running, site
from tests.server.exchange.moving import take_in
from tests.server.seo.spoken import NASTY

SEEN = [*NASTY, "\u2028\u2029 between", "</title></style></textarea></noscript><script>window.canary = 1</script>"]


def test_nothing_breaks_out_of_a_page(page, sqlite_template, tmp_path):
    config = Config(data_dir=tmp_path, database_url=copy_of(sqlite_template, tmp_path), traffic_limits=False)
    with running(config) as (house, _), site() as shop_site:
        tea_house = open_shop(house, NASTY[0], TEA_HOUSE)
        rows = [{"product": "kettle", "rating": 5, "title": s, "text": s, "author": s[:80], "reply": s} for s in SEEN]
        (tmp_path / "nasty.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
        take_in(tea_house, tmp_path / "nasty.jsonl")
        read = tea_house.reviews(limit=50)
        fragment = house.get(f"{tea_house.at}/fragment.html?product=kettle").text
        linked = [
            house.get(f"{tea_house.at}/jsonld?product=kettle").text,
            *(jsonld.document(read, name=said, url=said, image=said, gtin=said) for said in SEEN),
        ]
        scripts = "".join(f'<script type="application/ld+json">{body}</script>' for body in linked)
        shop_site.pages["/"] = (
            f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Kettle</title>{scripts}</head>'
            f"<body><main>{fragment}</main><p id=end>end</p></body></html>"
        )
        page.goto(shop_site.address)
        assert page.evaluate("window.canary") is None
        assert page.locator("body > #end").count() == 1
        assert page.locator("main script, main img, main svg, main style, main [onload], main [onerror]").count() == 0
        parsed = page.evaluate("[...document.querySelectorAll('script')].map(each => JSON.parse(each.text))")
        assert parsed == [json.loads(body) for body in linked]
        shown = page.locator("main article h3").all_text_contents()
        assert shown == [each["title"] for each in read["data"][:10]]
        assert page.evaluate("window.canary") is None
