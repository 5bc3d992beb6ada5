"""Every product's count, mean and histogram are those of the file, and what was left out is reported."""

import pytest
from goodword.exchange import imports

from tests.server.exchange.moving import FILES, assert_same, histograms, rated_in, take_in

OWN_CSV = {
    8: "rating is not a whole number from 1 to 5",
    9: "rating is not a whole number from 1 to 5",
    10: "rating is not a whole number from 1 to 5",
    11: "rating is missing",
    12: "rating is not a number",
    13: "product is missing",
    15: "5 cells where the header has 15",
    16: "18 cells where the header has 15",
    17: "the quotes do not close, or a cell is too large",
    18: "the id stands in the file twice",
    20: "the same review stands in the file twice",
    22: "date lies outside the years that can be",
    23: "date counts back from a day that the file does not name",
    24: "helpful is not a whole number",
    27: "product_url is not a web address",
}
OWN_JSONL = {
    5: "rating is not a whole number from 1 to 5",
    6: "rating is not a whole number from 1 to 5",
    7: "rating is not a whole number from 1 to 5",
    8: "rating is missing",
    9: "product is not text",
    10: "text is not text",
    11: "the line is not JSON",
    12: "the line is not a JSON object",
    14: "product has control characters",
    15: "id has control characters",
    16: "the id stands in the file twice",
    17: "date lies outside the years that can be",
}
WOMENS = {10: "helpful is not a whole number", 11: "rating is missing"}
IN_JSONL = [("teapot", 5), ("teapot", 4), ("77", 3), ("teapot", 2), ("teapot", 1), ("teapot", 5)]


@pytest.mark.parametrize(
    ("name", "refused", "rated"),
    [
        (
            "own.csv",
            OWN_CSV,
            rated_in(FILES / "own.csv", "Product", "Rating", skip=[*range(4, 10), *range(11, 15), 16, 18, 19, 20, 22]),
        ),
        ("own.jsonl", OWN_JSONL, IN_JSONL),
        ("womens.csv", WOMENS, rated_in(FILES / "womens.csv", "Clothing ID", "Rating", skip=[6, 7])),
    ],
)
def test_the_sums_are_the_files_own_and_the_rest_is_reported(tea_house, name, refused, rated):
    report = take_in(tea_house, FILES / name)
    assert {each.line: each.why for each in report.skipped} == refused
    assert dict(report.counts) == {"new": len(rated), "skipped": len(refused)}
    assert_same(tea_house, histograms(rated))


@pytest.mark.parametrize("name", ["own.csv", "own.jsonl", "womens.csv"])
def test_the_report_says_nothing_of_what_the_lines_contain(tea_house, name):
    report = take_in(tea_house, FILES / name, act=imports.dry_run)
    told = " ".join(each.why for each in report.skipped)
    for word in ("Svitlana", "five", "many", "2199", "javascript", "four", "petite"):
        assert word not in told
    assert report.skipped


def test_cells_arrive_as_they_were_written(tea_house):
    take_in(tea_house, FILES / "own.csv")
    kettle = {each["title"]: each for each in tea_house.reviews("kettle")["data"]}
    assert kettle["Pours exactly"]["text"] == "It pours\nwhere I look.\n\nIt keeps its word."
    assert kettle["Pours exactly"]["reply"] == {
        "author": "Tea House",
        "text": "Thank you, Olena.",
        "created_at": "2026-03-13T00:00:00Z",
    }
    assert kettle["Pours exactly"]["helpful"] == 24
    assert kettle['The "quiet" one']["text"] == 'He said "quiet", she said, "loud".'
    assert kettle[None]["text"] is None
    assert kettle[None]["author"] is None
    assert tea_house.reviews("kettle")["name"] == "Heron kettle"
    cups = {each["title"]: each for each in tea_house.reviews("cups")["data"]}
    assert cups["Короткий"]["created_at"] == "2025-12-24T16:30:00Z"
    (cup,) = tea_house.reviews("<script>alert(1)</script>")["data"]
    assert (cup["title"], cup["text"], cup["author"]) == ("&lt;b&gt;", "Tom &amp; Jerry", "<img src=x>")


def test_words_arrive_clean(tea_house):
    take_in(tea_house, FILES / "own.jsonl")
    (shown,) = [each for each in tea_house.reviews("teapot")["data"] if each["rating"] == 2]
    assert (shown["title"], shown["text"], shown["author"]) == ("Half a smile", "nul  and bell", "Boris")
    assert shown["created_at"] == "2026-01-01T22:04:05Z"


def test_the_clothes_file_is_read_as_its_readers_wrote_it(tea_house):
    take_in(tea_house, FILES / "womens.csv")
    page = tea_house.reviews("1080")
    assert page["name"] == "Dresses 1080"
    dresses = {each["rating"]: each for each in page["data"] if each["text"]}
    assert dresses[5]["text"] == "Love this dress!  I am 5'8\" and it hits below the knee.\n\nWould buy again"
    assert dresses[3]["title"] == "Some & other flaws"
    assert dresses[3]["text"] == 'It\'s "petite" <only>'
    assert {each["locale"] for each in page["data"]} == {"en"}
    assert {each["author"] for each in page["data"]} == {None}
    assert tea_house.reviews("858")["name"] == "Clothing 858"
