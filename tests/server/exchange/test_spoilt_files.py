"""Files that were damaged on their way: what can be read is read, the rest is named by its line."""

from io import BytesIO

import pytest
from goodword.exchange import imports
from goodword.exchange.readers import READERS, encodings
from goodword.exchange.readers.base import Refused, Row

from tests.server.exchange.moving import assert_same, histograms, take_in

HEAD = b"id,product,rating,text,author\n"
LAST = b"z,kettle,1,the last row,Boris\n"


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (b"a,kettle,5,caf\xe9,Anna\n", "text is not UTF-8"),
        (b"a,kettle,5,fine,Ann\xff\n", "author is not UTF-8"),
        (b"a,kett\xc3le,5,fine,Anna\n", "product is not UTF-8"),
        (b"a,ket\0tle,5,fine,Anna\n", "product has control characters"),
        (b"a\0,kettle,5,fine,Anna\n", "id has control characters"),
        (b"a,kettle,5," + b"x" * 10_001 + b",Anna\n", "text is longer than 10000 characters"),
        (b"a,kettle,5,fine," + b"x" * 81 + b"\n", "author is longer than 80 characters"),
        (
            b"a,kettle,5," + b"x" * (encodings.LONGEST_LINE + 10) + b",Anna\n",
            "the quotes do not close, or a cell is too large",
        ),
        (b'a,kettle,5,"' + b"x" * (1 << 21) + b'",Anna\n', "the quotes do not close, or a cell is too large"),
        (b"a,kettle,5,fine" + b",x" * encodings.LONGEST_LINE + b"\n", "cells where the header has 5"),
        *(
            (f"a,kettle,{odd},fine,Anna\n".encode(), "rating is not a number")
            for odd in ("1e0", "٣", "0x3", "3_0", "inf")
        ),
        (b'a,kettle,5,"fine"er,Anna\n', "the quotes do not close, or a cell is too large"),
        (b"a,kettle,5,old\rmac,Anna\n", "the quotes do not close, or a cell is too large"),
    ],
)
def test_a_spoilt_row_is_named_and_the_next_one_is_read(row, why):
    refused, taken = READERS["goodword"].rows(BytesIO(HEAD + row + LAST))
    assert isinstance(refused, Refused)
    assert refused.line == 2
    assert refused.why.endswith(why)
    assert (taken.source_id, taken.rating, taken.line) == ("z", 1, row.count(b"\n") + 2)


def test_a_quote_that_never_closes_is_named_by_the_line_where_it_opens(tea_house, tmp_path):
    path = tmp_path / "open.csv"
    path.write_bytes(HEAD + b"a,kettle,5,fine,Anna\n" + b'b,kettle,4,"open,Anna\n' + b"c,kettle,3,found,Anna\n")
    report = take_in(tea_house, path)
    assert [(each.line, each.why) for each in report.skipped] == [
        (3, "the quotes do not close, or a cell is too large")
    ]
    assert_same(tea_house, histograms([("kettle", 5), ("kettle", 3)]))


def test_control_characters_in_words_are_left_out(tea_house, tmp_path):
    path = tmp_path / "controls.csv"
    said = ["nul\0nul", "bell\a", "\ufeffmark", "turn\u202earound"]
    path.write_bytes(HEAD + "".join(f"{n},kettle,5,{text},Bo\0ris\n" for n, text in enumerate(said)).encode())
    assert dict(take_in(tea_house, path).counts) == {"new": 4}
    shown = tea_house.reviews()["data"]
    assert {each["author"] for each in shown} == {"Boris"}
    assert {each["text"] for each in shown} == {"nulnul", "bell", "mark", "turnaround"}
    assert dict(take_in(tea_house, path).counts) == {"same": 4}


@pytest.mark.parametrize(
    "line",
    [
        b'{"product": "kettle", "rating": 1' + b"0" * 400 + b"}",
        b'{"product": "kettle", "rating": 1' + b"0" * 5000 + b"}",
        b'{"product": "kettle", "rating": NaN}',
        b'{"product": "kettle", "rating": -Infinity}',
        b"[" * 100_000,
        b'{"product": "kettle", "rating": 5, "text": "' + b"x" * (encodings.LONGEST_LINE + 10) + b'"}',
        b'{"product": "kettle", "rating": 5, "text": "caf\xe9"}',
        b'{"product": true, "rating": 5}',
        b"\0",
    ],
)
def test_a_spoilt_json_line_is_named_and_the_next_one_is_read(line):
    file = b'{"product": "kettle", "rating": 5}\n' + line + b'\n{"product": "kettle", "rating": 1}'
    rows = list(READERS["jsonl"].rows(BytesIO(file)))
    assert [(type(row), row.line) for row in rows] == [(Row, 1), (Refused, 2), (Row, 3)]


def test_a_forced_format_with_a_spoilt_header_is_named(tea_house, tmp_path):
    path = tmp_path / "header.csv"
    path.write_bytes(b'"product"x,rating\nkettle,5\n')
    report = take_in(tea_house, path, wanted="goodword", act=imports.dry_run)
    assert [(each.line, each.why) for each in report.skipped] == [(1, "the first line does not name the columns")]


def test_a_mark_before_the_first_json_line_is_no_fault(tea_house, tmp_path):
    path = tmp_path / "mark.jsonl"
    path.write_bytes(b'\xef\xbb\xbf{"product": "kettle", "rating": 5}\r\n')
    assert dict(take_in(tea_house, path).counts) == {"new": 1}


def test_an_open_quote_costs_its_own_row_and_no_other():
    rows = b"".join(b'%d,kettle,5,"Fine, all in all",Anna\n' % n for n in range(3000))
    file = HEAD + b'a,kettle,5,"open,Anna\n' + rows + b'b,kettle,5,12" pan,Anna\n' + b'c,kettle,4,"open,Anna\n' + LAST
    found = list(READERS["goodword"].rows(BytesIO(file)))
    refused = [row for row in found if isinstance(row, Refused)]
    assert [(row.line, row.why.partition(",")[0]) for row in refused] == [
        (2, "the quotes do not close"),
        (3004, "the quotes do not close"),
    ]
    assert [row.source_id for row in found if isinstance(row, Row)] == [*map(str, range(3000)), "b", "z"]
