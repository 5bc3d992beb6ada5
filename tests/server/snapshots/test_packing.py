"""Answers travel packed to readers who take that, and whole to those who don't."""

import gzip

import pytest


def packed(house, path, **headers):
    return house.client.get(path, headers={"Accept-Encoding": "br, gzip", **headers})


def test_a_page_travels_packed_and_says_so(tea_house, house):
    tea_house.set(confirm_guests=False)
    tea_house.guest().review(text="It pours. " * 300)
    path = f"{tea_house.at}/reviews?product=kettle"
    whole, small = house.get(path), packed(house, path)
    assert small.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(small.data) == whole.data
    assert len(small.data) < len(whole.data) / 2
    assert "Content-Encoding" not in whole.headers
    assert {whole.headers["Vary"], small.headers["Vary"]} == {"Accept-Encoding"}


def test_the_two_have_tags_of_their_own(tea_house, house):
    tea_house.set(confirm_guests=False)
    tea_house.guest().review(text="It pours. " * 300)
    path = f"{tea_house.at}/reviews?product=kettle"
    tags = house.get(path).headers["ETag"], packed(house, path).headers["ETag"]
    assert tags[0] != tags[1]
    assert packed(house, path, **{"If-None-Match": tags[1]}).status_code == 304
    assert packed(house, path, **{"If-None-Match": tags[0]}).status_code == 200


@pytest.mark.parametrize(
    ("accepts", "packed"),
    [
        ("gzip;q=0", False), ("gzip;q=0.0, *", False), ("br, gzip; q=0.001", True), ("*", True), ("*;q=0", False),
        ("identity", False), ("GZIP", True), ("", False), ("gzipped", False),
    ],
)  # fmt: skip
def test_a_no_to_gzip_is_a_no(tea_house, house, accepts, packed):
    tea_house.set(confirm_guests=False)
    tea_house.guest().review(text="It pours. " * 300)
    answer = house.client.get(f"{tea_house.at}/reviews?product=kettle", headers={"Accept-Encoding": accepts})
    assert ("Content-Encoding" in answer.headers) is packed


def test_what_is_small_travels_as_it_is(tea_house, house):
    assert "Content-Encoding" not in packed(house, f"{tea_house.at}/ratings?product=kettle").headers
