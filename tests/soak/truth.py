"""What the database holds at the end, held against what the shoppers were told."""

import json
import re
from collections import Counter
from collections.abc import Iterable
from email import message_from_bytes, policy
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pysqlite3
from goodword.catalog.models import Product, ProductRef
from goodword.contributions.models import Flag, Vote
from goodword.letters.models import Letter
from goodword.lib import ids, secrets
from goodword.lib.db import db, reading
from goodword.moderation.models import Sighting
from goodword.moderation.rules import LIMITS
from goodword.reviews.models import Reply, Review
from goodword.shoppers.models import Guest
from sqlalchemy import select

from tests.soak.load import Shopper
from tests.soak.stage import Sent


def nothing_is_lost_or_doubled(shop_id: Any, sent: Iterable[Sent]) -> None:
    """Every acknowledged review is there once, as it was left, and there is none beside them."""
    with reading() as session:
        rows = session.scalars(select(Review).where(Review.shop_id == shop_id)).all()
        replies = {r.id: r.text for r in session.scalars(select(Reply).where(Reply.shop_id == shop_id))}
    stored = {ids.show("rev", row.id): row for row in rows}
    acknowledged = {each.id: each for each in sent}
    doubled = [token for token, times in Counter(row.author_name for row in rows).items() if times > 1]
    assert doubled == []
    assert acknowledged.keys() - stored.keys() == set(), "acknowledged reviews are lost"
    assert stored.keys() - acknowledged.keys() == set(), "there are reviews that nobody was told of"
    for shown, each in acknowledged.items():
        row = stored[shown]
        now = (row.author_name, row.rating, row.status, replies.get(row.id))
        assert now == (each.token, each.rating, each.status, each.reply)


def counters_equal_rows(shop_id: Any) -> int:
    """Every product's sums are those of its published, counted reviews, every review's votes those of its vote rows."""
    with reading() as session:
        products = session.scalars(select(Product).where(Product.shop_id == shop_id)).all()
        reviews = session.scalars(select(Review).where(Review.shop_id == shop_id)).all()
        votes = Counter(session.scalars(select(Vote.target_id).where(Vote.shop_id == shop_id)))
    for product in products:
        shown = [r for r in reviews if r.product_id == product.id and r.status == "published" and r.counted]
        stars = Counter(r.rating for r in shown)
        assert product.histogram == {str(n): stars[n] for n in range(1, 6)}
        assert product.words_count == sum(bool(r.title or r.text) for r in shown)
        assert product.media_count == 0
        assert product.verified_count == sum(r.is_verified for r in shown)
    assert {r.id: r.helpful for r in reviews if r.helpful} == dict(votes)
    return sum(votes.values())


def left_out_as_the_burst_rule_says(shop_id: Any, *, at_once: int) -> int:
    """Of each product and side the first seven to arrive are counted, and none after them; how many were left out.

    On SQLite exactly. On PostgreSQL those that arrive in the same moment do not see each other: of ``at_once``
    writers all but one may be counted beside the seven.
    """
    with reading() as session:
        reviews = {r.id: r for r in session.scalars(select(Review).where(Review.shop_id == shop_id))}
        arrived = select(Sighting).where(
            Sighting.shop_id == shop_id, Sighting.kind == "review", Sighting.arrived_at.is_not(None)
        )
        sightings = session.scalars(arrived.order_by(Sighting.arrived_at)).all()
    sides: dict[tuple[Any, int], list[Review]] = {}
    for seen in sightings:
        sides.setdefault((seen.product_id, seen.side), []).append(reviews[seen.target_id])
    usual, out = LIMITS.burst_least - 1, {r.id for r in reviews.values() if not r.counted}
    for (_, side), crowd in sides.items():
        late = {r.id for r in crowd[usual:]} if side else set()
        found = {r.id for r in crowd} & out
        if db.is_sqlite:
            assert found == late
        else:
            assert max(0, len(late) - at_once + 1) <= len(found) <= len(late)
    assert out <= {r.id for crowd in sides.values() for r in crowd}
    assert {r.not_counted_because for r in reviews.values()} <= {None, "burst"}
    assert all((r.not_counted_because == "burst") == (r.id in out) for r in reviews.values())
    return len(out)


def votes_and_flags_are_as_told(shop_id: Any, shoppers: Iterable[Shopper]) -> None:
    with reading() as session:
        guests = {row.id: row.digest for row in session.scalars(select(Guest).where(Guest.shop_id == shop_id))}
        cast = {(guests[v.id], v.target_id) for v in session.scalars(select(Vote).where(Vote.shop_id == shop_id))}
        flagged = {(guests[f.id], f.target_id) for f in session.scalars(select(Flag).where(Flag.shop_id == shop_id))}
    for shopper in shoppers:
        for (bearer, review), helpful in shopper.votes.items():
            key = (secrets.digest(bearer), ids.parse("rev", review))
            assert helpful is None or (key in cast) == helpful
        for bearer, review in shopper.flags:
            assert (secrets.digest(bearer), ids.parse("rev", review)) in flagged


def snapshots_equal_the_truth(shop_id: Any, site_key: str, port: int) -> int:
    """What the hot reads answer now is what the rows say; how many products were compared."""
    expected = expected_pages(shop_id)
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    for ref, (histogram, first) in expected.items():
        rating = asked(connection, f"/v1/shops/{site_key}/ratings?product={quote(ref)}")["data"][0]
        page = asked(connection, f"/v1/shops/{site_key}/reviews?product={quote(ref)}")
        number = sum(histogram.values())
        average = round(sum(int(s) * n for s, n in histogram.items()) / number, 2) if number else None
        assert rating == {"product": ref, "count": number, "average": average, "histogram": histogram}
        assert page["rating"] == {name: rating[name] for name in ("count", "average", "histogram")}
        assert [(r["id"], r["helpful"], (r["reply"] or {}).get("text")) for r in page["data"]] == first
    connection.close()
    return len(expected)


def expected_pages(shop_id: Any) -> dict[str, tuple[dict[str, int], list[tuple[str, int, str | None]]]]:
    """By ref: the histogram, and the ten reviews that come first with their votes and replies."""
    with reading() as session:
        named = select(ProductRef.product_id, ProductRef.ref).where(ProductRef.shop_id == shop_id)
        refs = {row.product_id: row.ref for row in session.execute(named)}
        reviews = session.scalars(select(Review).where(Review.shop_id == shop_id, Review.status == "published")).all()
        replies = {r.id: r.text for r in session.scalars(select(Reply).where(Reply.shop_id == shop_id))}
    pages = {}
    for product_id, ref in refs.items():
        mine = [r for r in reviews if r.product_id == product_id]
        order = sorted(mine, key=lambda r: (r.helpful, bool(r.title or r.text), r.created_at, r.id), reverse=True)
        stars = Counter(str(r.rating) for r in mine if r.counted)
        first = [(ids.show("rev", r.id), r.helpful, replies.get(r.id)) for r in order[:10]]
        pages[ref] = ({n: stars[n] for n in "12345"}, first)
    return pages


def letters_left_once(shop_id: Any, mailbox: Path, reviews: list[str]) -> None:
    """Each review that waits for its letter has exactly one, and it lies in the mailbox."""
    with reading() as session:
        stored = [ids.show("rev", r) for r in session.scalars(select(Review.id).where(Review.shop_id == shop_id))]
        letters = session.scalars(select(Letter).where(Letter.shop_id == shop_id)).all()
    assert sorted(stored) == sorted(reviews)
    assert len(letters) == len(reviews)
    assert {letter.state for letter in letters} <= {"sent"}
    arrived = [message_from_bytes(p.read_bytes(), policy=policy.default) for p in mailbox.glob("*.eml")]
    assert sorted(str(m["Message-ID"]) for m in arrived) == sorted(letter.message_id for letter in letters)


def database_is_whole() -> None:
    if db.is_sqlite:
        connection = pysqlite3.connect(db.path)
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        connection.close()


def nobody_was_locked_out(log: Path) -> None:
    written = log.read_text()
    assert not re.search(r"database is locked|deadlock detected|too many clients|Traceback", written), written[-4000:]


def asked(connection: HTTPConnection, path: str) -> Any:
    connection.request("GET", path)
    response = connection.getresponse()
    body = response.read()
    assert response.status == 200, (path, body)
    return json.loads(body)
