"""The demo's mailbox shows the demo shop's letters, and no other shop's."""

import pytest
from goodword.demo import service as demo_shop
from goodword.lib.db import writing
from goodword.shops import service as shops


@pytest.fixture
def with_demo_shop(house):
    with writing():
        opened = shops.open_shop(name="Demo", site_key=demo_shop.SITE_KEY)
        shops.allow_origin(shop=opened, origin="*")


def test_another_shops_letter_is_not_there(with_demo_shop, house, tea_house, anna, work_off):
    anna.review()
    work_off()
    (letter,) = house.mailbox.glob("*.eml")
    assert "anna@example.com" not in house.get("/demo/mailbox").text
    assert house.get(f"/demo/mailbox/{letter.stem}").status_code == 404
    assert house.get(f"/demo/mailbox/{letter.stem}/html").status_code == 404
