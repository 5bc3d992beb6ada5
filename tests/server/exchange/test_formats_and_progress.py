"""Which reader takes a file, and how far it says it has come."""

import pytest
from goodword.exchange import imports
from goodword.exchange.readers.base import Refused, Row
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
    assert imports.reader_for(FILES / "own.csv") is imports.READERS["csv"]
    assert imports.reader_for(FILES / "own.csv", "jsonl") is imports.READERS["jsonl"]


@pytest.mark.parametrize(
    "head", [b"", b"\xef\xbb\xbf", b"name,stars\n", b"\xff\xfep\0r\0", b"<xml/>", b"\0" * 100, b'"']
)
def test_a_file_that_nobody_reads_is_refused_by_name(tmp_path, head):
    (tmp_path / "odd").write_bytes(head)
    with pytest.raises(Invalid, match=r"None of the formats fits this file.*There are: jsonl, womens_clothing, csv"):
        imports.reader_for(tmp_path / "odd")


def test_an_unknown_format_is_refused_by_name():
    with pytest.raises(Invalid, match="There is no format yotpo; there are: jsonl, womens_clothing, csv"):
        imports.reader_for(FILES / "own.csv", "yotpo")


@pytest.mark.parametrize("wanted", list(imports.READERS))
@pytest.mark.parametrize("name", ["own.csv", "own.jsonl", "womens.csv"])
def test_a_format_forced_on_another_file_refuses_its_rows_and_no_more(name, wanted):
    fits = imports.reader_for(FILES / name) is imports.READERS[wanted]
    with (FILES / name).open("rb") as file:
        kinds = {type(row) for row in imports.reader_for(FILES / name, wanted).rows(file)}
    assert kinds == ({Row, Refused} if fits else {Refused})
