"""Which reader takes a file, and how far it says it has come."""

import pytest
from goodword.exchange import imports
from goodword.exchange.readers import READERS
from goodword.exchange.readers.base import Row
from goodword.exchange.readers.own import OwnJsonl, OwnTable
from goodword.lib.errors import Invalid

from tests.server.exchange.moving import FILES, take_in


@pytest.mark.parametrize("tail", ["", "\n\n\n"])
def test_the_progress_reaches_the_end_of_the_file_and_never_turns_back(tea_house, tmp_path, monkeypatch, tail):
    monkeypatch.setattr(imports, "BATCH", 4)
    for rows in (0, 1, 3, 4, 5, 12):
        _reaches_the_end(tea_house, tmp_path / "some.csv", rows, tail)


def _reaches_the_end(tea_house, path, rows, tail):
    path.write_text("product,rating,text\n" + 'kettle,5,"a\nb"\n' * rows + tail)
    for act in (imports.dry_run, imports.run):
        seen: list[int] = []
        take_in(tea_house, path, act=act, progress=seen.append)
        assert seen[-1] == path.stat().st_size
        assert seen == sorted(seen)


def test_the_format_is_found_by_how_the_file_begins():
    found = {name: imports.reader_for(FILES / name).name for name in ("own.csv", "own.jsonl", "womens.csv")}
    assert found == {"own.csv": "goodword", "own.jsonl": "goodword", "womens.csv": "womens_clothing"}
    assert isinstance(imports.reader_for(FILES / "own.csv"), OwnTable)
    assert isinstance(imports.reader_for(FILES / "own.csv", "jsonl"), OwnJsonl)


@pytest.mark.parametrize("head", [b"\xef\xbb\xbf", b"\xff\xfep\0r\0", b"<xml/>", b"\0" * 100, b'"'])
def test_a_file_that_nobody_reads_is_refused_by_name(tmp_path, head):
    (tmp_path / "odd").write_bytes(head)
    with pytest.raises(Invalid, match=r"None of the formats fits this file.*There are: comments, jsonl, .*, csv"):
        imports.reader_for(tmp_path / "odd")


@pytest.mark.parametrize("head", [b"", b"  \r\n"])
def test_an_empty_file_is_called_so(tmp_path, head):
    (tmp_path / "odd").write_bytes(head)
    with pytest.raises(Invalid, match="The file is empty"):
        imports.reader_for(tmp_path / "odd")


def test_two_columns_of_one_name_are_refused_by_that_name(tmp_path):
    (tmp_path / "twins.csv").write_text("product,rating,text,Text\nkettle,5,fine,not fine\n")
    with pytest.raises(Invalid, match="Two columns are called text"):
        imports.reader_for(tmp_path / "twins.csv")


def test_a_table_without_a_rating_says_what_to_type(tmp_path):
    (tmp_path / "odd.csv").write_text("Article,Note,Punkte\nkettle,fine,5\ncups,so,3\n")
    with pytest.raises(Invalid, match=r"No column of this table is the rating.*--map 'Punkte=rating'"):
        imports.reader_for(tmp_path / "odd.csv")


def test_an_unknown_format_is_refused_by_name():
    with pytest.raises(Invalid, match="There is no format trustpilot; there are: comments, jsonl"):
        imports.reader_for(FILES / "own.csv", "trustpilot")


@pytest.mark.parametrize("wanted", list(READERS))
def test_a_format_forced_on_another_file_takes_no_more_than_it_understands(wanted):
    for name in ("own.csv", "own.jsonl", "womens.csv"):
        with (FILES / name).open("rb") as file:
            rows = list(imports.reader_for(FILES / name, wanted).rows(file))
        assert rows
        assert all(row.product and 1 <= row.rating <= 5 for row in rows if isinstance(row, Row))
