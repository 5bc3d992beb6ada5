"""Two imports at once that make the same products known: on PostgreSQL each waits for the other, and both end."""

import json
import threading
from concurrent.futures import ThreadPoolExecutor

from goodword.exchange import batches
from goodword.lib.db import db, reading
from goodword.reviews.models import Review
from sqlalchemy import func, select

from tests.server.exchange.moving import take_in


def test_two_imports_of_the_same_new_products_both_end(tea_house, tmp_path, monkeypatch):
    files = [_file(tmp_path, "up", ["cups", "kettle"]), _file(tmp_path, "down", ["kettle", "cups"])]
    _meet_after_the_first_product(monkeypatch)
    with ThreadPoolExecutor(2) as pool:
        reports = list(pool.map(lambda path: take_in(tea_house, path), files))
    assert [report.counts["new"] for report in reports] == [2, 2]
    with reading() as session:
        assert session.scalar(select(func.count()).select_from(Review)) == 4
    assert [tea_house.reviews(ref)["rating"]["count"] for ref in ("cups", "kettle")] == [2, 2]


def _file(folder, name, products):
    path = folder / f"{name}.jsonl"
    rows = [{"id": f"{name}-{product}", "product": product, "rating": 4, "text": "Good"} for product in products]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def _meet_after_the_first_product(monkeypatch):
    """Both have made one product when they ask for the other's; SQLite's writers cannot meet at all."""
    both, met, know = threading.Barrier(2), set(), batches.catalog.know

    def slowly(**told):
        product = know(**told)
        if not db.is_sqlite and threading.get_ident() not in met:
            met.add(threading.get_ident())
            both.wait(20)
        return product

    monkeypatch.setattr(batches.catalog, "know", slowly)
