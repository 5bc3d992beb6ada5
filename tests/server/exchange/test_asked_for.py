"""What a file leaves open is asked for, with the words to type; nothing is guessed."""

from datetime import UTC, datetime

import pytest
from goodword.exchange import imports
from goodword.exchange.readers.base import Refused, Row, Wishes
from goodword.exchange.readers.dates import NoDate, moment
from goodword.lib.errors import Invalid

from tests.server.exchange import written
from tests.server.exchange.moving import take_in

ROW = {"product": "kettle", "rating": "5", "text": "Fine", "author": "Anna", "date": "2026-01-02"}


def read(tmp_path, records, **wishes):
    path = tmp_path / "reviews.csv"
    path.write_bytes(written.table([ROW | record for record in records]))
    reader = imports.reader_for(path, wishes=Wishes(**wishes))
    with path.open("rb") as file:
        return list(reader.rows(file)), reader.notes()


def days(rows):
    return [row.date.date().isoformat() if isinstance(row, Row) else row.why for row in rows]


def test_one_row_that_proves_the_order_of_day_and_month_is_enough(tmp_path):
    rows, notes = read(tmp_path, [{"date": "05/03/2024"}, {"date": "28/02/2024"}])
    assert days(rows) == ["2024-03-05", "2024-02-28"]
    assert "In its dates the day comes first" in notes
    rows, _ = read(tmp_path, [{"date": "05/03/2024"}, {"date": "02/28/2024"}])
    assert days(rows) == ["2024-05-03", "2024-02-28"]


@pytest.mark.parametrize("dates", [["05/03/2024"], ["05/03/2024", "13/01/2024", "01/13/2024"]])
def test_days_that_could_be_months_are_asked_for(tmp_path, dates):
    records = [{"date": date, "text": date} for date in dates]
    with pytest.raises(Invalid, match="Say it: --day-first or --month-first"):
        read(tmp_path, records)
    assert days(read(tmp_path, records, order="day")[0])[0] == "2024-03-05"
    assert days(read(tmp_path, records, order="month")[0])[0] == "2024-05-03"


@pytest.mark.parametrize(
    "value",
    ["2 days ago", "yesterday", "3 дня назад", "2 dni temu", "last week", "vor 3 Tagen"],
)
def test_a_date_that_counts_back_is_refused_by_its_line(tmp_path, value):
    rows, _ = read(tmp_path, [{"date": value}, {}])
    assert isinstance(rows[0], Refused)
    assert (rows[0].line, rows[0].why) == (2, "date counts back from a day that the file does not name")
    assert isinstance(rows[1], Row)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2024-05-22", "2024-05-22T00:00"),
        ("2024-05-22 06:42:00 UTC", "2024-05-22T06:42"),
        ("2024-05-22 06:42:00 -0500", "2024-05-22T11:42"),
        ("2024-05-22T06:42:00.000Z", "2024-05-22T06:42"),
        ("2024-05-22T06:42:00+02:00", "2024-05-22T04:42"),
        ("2024/05/22 06:42", "2024-05-22T06:42"),
        ("22.05.2024", "2024-05-22T00:00"),
        ("5.6.2024 7:08", "2024-06-05T07:08"),
        ("22/05/2024 06:42:10", "2024-05-22T06:42"),
        ("05/22/2024 6:42 PM", "2024-05-22T18:42"),
        ("May 22, 2024", "2024-05-22T00:00"),
        ("22 May 2024 06:42", "2024-05-22T06:42"),
        ("Wed, 22 May 2024 06:42:00 +0200", "2024-05-22T04:42"),
        ("1716360120", "2024-05-22T06:42"),
        ("1716360120000", "2024-05-22T06:42"),
    ],
)
def test_dates_of_all_sources_are_read(value, expected):
    found = moment(value).replace(second=0, microsecond=0)
    assert found == datetime.fromisoformat(expected).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    "value", ["05/03/2024", "31/02/2024", "99/99/9999", "0000-00-00 00:00:00", "soon", "2024", "1", "٣"]
)
def test_what_is_no_date_is_never_one(value):
    with pytest.raises(NoDate):
        moment(value)


def test_a_scale_of_ten_is_asked_for_and_then_halved(tmp_path):
    records = [{"rating": str(rating), "text": f"Number {rating}"} for rating in (10, 8, 6, 4, 2)]
    with pytest.raises(Invalid, match=r"go beyond 5 \(10, 8, 6, 4, 2\).*--scale 10"):
        read(tmp_path, records)
    rows, notes = read(tmp_path, records, scale=10)
    assert [row.rating for row in rows] == [5, 4, 3, 2, 1]
    assert "10 is its best rating: it is brought to five stars, halves go up" in notes
    rows, _ = read(tmp_path, [{"rating": rating} for rating in ("9", "0", "11")], scale=10)
    assert rows[0].rating == 5
    assert [row.why for row in rows[1:]] == ["rating is not a whole number from 1 to 10"] * 2


def test_one_odd_rating_is_the_fault_of_its_row(tmp_path):
    rows, _ = read(tmp_path, [{"text": str(n)} for n in range(40)] + [{"rating": "10"}])
    assert [row.line for row in rows if isinstance(row, Refused)] == [42]


def test_columns_may_be_named_by_hand(tea_house, tmp_path):
    path = tmp_path / "odd.csv"
    path.write_text("Артикул;Баллы;Слова;Bemerkung\nkettle;5;Гарний;gut\n")
    wishes = Wishes(names={"Артикул": "product", "Баллы": "rating", "Слова": "text"}, ignore=frozenset({"Bemerkung"}))
    reader = imports.reader_for(path, wishes=wishes)
    with path.open("rb") as file:
        (row,) = reader.rows(file)
    assert (row.product, row.rating, row.text, row.own) == ("kettle", 5, "Гарний", {})
    assert "Not kept: Bemerkung" in reader.notes()


def test_strange_columns_are_named_and_personal_ones_left_out(tmp_path):
    personal = {"Mobile phone": "+48 600 100 200", "note": "anna@example.com", "void": ""}
    records = [{"Fit": fit, **personal} for fit in "SML"]
    rows, notes = read(tmp_path, records)
    assert [row.own for row in rows] == [{"Fit": "S"}, {"Fit": "M"}, {"Fit": "L"}]
    assert notes[1:] == [
        "Column “Fit” becomes a field of the shop's own (3 values)",
        "Column “Mobile phone” is left out: it looks like personal data",
        "Column “note” is left out: it looks like personal data",
        "Column “void” is left out: it is empty",
    ]


def test_reviews_of_the_shop_itself_are_skipped(tea_house, tmp_path):
    path = tmp_path / "reviews.csv"
    records = written.rows("yotpo_older")
    path.write_bytes(written.table([records[0] | {"product_id": "yotpo_site_reviews"}, records[1]]))
    report = take_in(tea_house, path)
    assert [(each.line, each.why) for each in report.skipped] == [(2, "it is about the shop, not about a product")]


def test_a_title_cut_from_its_text_is_no_title(tmp_path):
    said = "It pours exactly where I look, and never beside it"
    records = [{"title": "It pours exactly where...", "text": said}, {"title": "Pours and pours…", "text": said}]
    path = tmp_path / "reviews.csv"
    base = written.rows("judgeme_import")[0]
    path.write_bytes(written.table([base | {"title": one["title"], "body": one["text"]} for one in records]))
    with path.open("rb") as file:
        assert [row.title for row in imports.reader_for(path).rows(file)] == [None, "Pours and pours…"]
