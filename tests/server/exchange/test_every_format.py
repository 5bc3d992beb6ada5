"""Eight reviews as sixteen forms of other systems write them: they arrive the same from each."""

import pytest
from goodword.exchange import imports
from goodword.exchange.readers.base import Row, Wishes

from tests.server.exchange import written
from tests.server.exchange.moving import take_in
from tests.server.exchange.written import REVIEWS, Said

TITLED = {"loox_export", "loox_import", "cusrev"}
"""Forms that have no title."""


def read(path, **wishes):
    with path.open("rb") as file:
        return list(imports.reader_for(path, wishes=Wishes(**wishes)).rows(file))


def expected(said: Said, system: str):
    title = None if system in TITLED else said.title or None
    return (said.rating, title, said.text, said.shown_as, said.day)


def as_read(row: Row):
    assert isinstance(row, Row), row
    return (row.rating, row.title, row.text, row.author, row.date.date().isoformat())


@pytest.mark.parametrize("system", written.systems())
def test_every_form_gives_the_same_reviews(tmp_path, system):
    path = tmp_path / "reviews.csv"
    path.write_bytes(written.table(written.rows(system)))
    rows = read(path)
    assert [as_read(row) for row in rows] == [expected(said, system) for said in REVIEWS]
    shown = [said.seen or not written.keeps_state(system) for said in REVIEWS]
    assert [row.status == "published" for row in rows] == shown
    if any("verified" in column.lower() for column in written.rows(system)[0]):
        assert [row.verified for row in rows] == [said.verified for said in REVIEWS]
    names = [{row.product, *row.refs} for row in rows]
    for said, refs in zip(REVIEWS, names, strict=True):
        assert refs <= {said.product_id, said.handle, said.sku}


@pytest.mark.parametrize("system", ["judgeme_export", "yotpo_newer", "woocommerce"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_every_dialect_gives_the_same_reviews(tmp_path, system, delimiter, encoding):
    path = tmp_path / "reviews.csv"
    path.write_bytes(written.table(written.rows(system), delimiter=delimiter, encoding=encoding))
    assert [as_read(row) for row in read(path)] == [expected(said, system) for said in REVIEWS]


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("cp1251", ["Чайник закипает быстро, ручка не греется", "Прекрасные чашки, тонкие и лёгкие", "Хорошая вещь"]),
        ("cp1252", ["Très bonne théière, même après un été", "Die schönen Tassen für große Füße", "Señor, qué té"]),
        ("cp1250", ["Świetny czajnik, długo trzyma ciepło", "Filiżanki są piękne i bardzo lekkie", "Źle pakowane"]),
    ],
)  # fmt: skip
def test_older_letters_are_told_apart(tmp_path, encoding, words):
    path = tmp_path / "reviews.csv"
    records = [{"product": "kettle", "rating": "5", "text": text, "author": "Anna"} for text in words * 4]
    path.write_bytes(written.table(records, encoding=encoding))
    assert [row.text for row in read(path)] == words * 4
    assert [row.text for row in read(path, encoding=encoding)] == words * 4


def test_what_its_source_did_not_show_waits_and_spam_is_hidden(tea_house, tmp_path):
    path = tmp_path / "reviews.csv"
    path.write_bytes(written.table(written.rows("judgeme_export")))
    assert dict(take_in(tea_house, path).counts) == {"new": 8, "not_shown": 2}
    assert tea_house.reviews("7002")["rating"]["count"] == 2
    assert len(tea_house.manage("GET", "/reviews?status=hidden").json["data"]) == 2
    path.write_bytes(written.table(written.rows("loox_export")))
    take_in(tea_house, path)
    assert len(tea_house.manage("GET", "/reviews?status=held").json["data"]) == 2


def test_all_names_of_a_product_lead_to_it(tea_house, tmp_path):
    path = tmp_path / "reviews.csv"
    path.write_bytes(written.table(written.rows("okendo_import")))
    take_in(tea_house, path)
    sums = [tea_house.reviews(ref)["rating"] for ref in ("7001", "kettle-7001", "TEA-KETTLE")]
    assert sums[0]["count"] == 4
    assert sums[0] == sums[1] == sums[2]


def test_a_row_whose_names_are_of_two_products_is_skipped(tea_house, tmp_path):
    path = tmp_path / "reviews.csv"
    row = {"name": "Anna", "body": "Fine", "rating": "5", "dateCreated": "2026-01-01"}
    first = [row | {"productId": "1", "sku": ""}, row | {"productId": "", "sku": "A"}]
    path.write_bytes(written.table([*first, row | {"productId": "1", "sku": "A", "body": "Both"}]))
    report = take_in(tea_house, path)
    assert [(each.line, each.why) for each in report.skipped] == [(4, "its names lead to two products of the shop")]


def test_verified_is_a_claim_and_the_badge_says_imported(tea_house, tmp_path):
    path = tmp_path / "reviews.csv"
    path.write_bytes(written.table(written.rows("woocommerce")))
    take_in(tea_house, path)
    page = tea_house.reviews("7001")
    assert {badge for each in page["data"] for badge in each["badges"]} == {"imported"}
    assert page["counts"]["verified"] == 0


def test_a_later_file_in_another_order_doubles_nothing(tea_house, tmp_path):
    path = tmp_path / "reviews.csv"
    records = written.rows("judgeme_import")
    path.write_bytes(written.table(records))
    take_in(tea_house, path)
    newest = records[0] | {"body": "One more", "reviewer_email": "new@example.com"}
    path.write_bytes(written.table([newest, *reversed(records)]))
    assert dict(take_in(tea_house, path).counts) == {"new": 1, "same": 8}


def test_the_shops_own_reply_outlives_another_import(tea_house, tmp_path):
    path = tmp_path / "reviews.csv"
    records = written.rows("loox_export")
    path.write_bytes(written.table([one | {"reply": "From there"} for one in records]))
    take_in(tea_house, path)
    mine, theirs = (each["id"] for each in tea_house.reviews("7001")["data"][:2])
    tea_house.manage("PUT", f"/reviews/{mine}/reply", {"text": "From here"})
    path.write_bytes(
        written.table([one | {"reply": "Changed there", "review": one["review"] + "!"} for one in records])
    )
    assert take_in(tea_house, path).counts["changed"] == 8
    said = {each["id"]: each["reply"]["text"] for each in tea_house.reviews("7001")["data"]}
    assert (said[mine], said[theirs]) == ("From here", "Changed there")


def test_no_address_and_no_private_name_is_kept(tea_house, tmp_path):
    from tests.server.exchange.moving import everything

    path = tmp_path / "reviews.csv"
    for system in ("judgeme_export", "loox_export", "woocommerce"):
        path.write_bytes(written.table(written.rows(system)))
        take_in(tea_house, path)
    kept = repr(everything())
    for secret in ("@example.com", "192.0.2.1", "Kovalenko", "Wiśniewski"):
        assert secret not in kept
