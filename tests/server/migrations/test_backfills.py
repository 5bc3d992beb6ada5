"""What a migration says of rows that were there before it."""

from goodword.lib import ids
from goodword.lib.db import reading, writing
from goodword.migrations import runner
from goodword.shoppers import service as shoppers
from goodword.shoppers.models import Guest, Shopper
from sqlalchemy import select

from tests.cast import TEA_HOUSE, open_shop
from tests.server.migrations.filling import revision_now


def test_a_guest_whose_shopper_became_another_one_is_known_as_that_one_too(house):
    stage = open_shop(house, "Tea House", TEA_HOUSE)
    shop_id = stage.shop.id
    with writing() as session:
        pens = [shoppers.greet(shop_id=shop_id)[0].id for _ in range(3)]
        stays = Shopper(shop_id=shop_id, id=ids.new(), email="anna@example.com", guest_id=pens[0])
        session.add(stays)
        session.flush()
        session.add(Shopper(shop_id=shop_id, id=ids.new(), guest_id=pens[1], joined_to=stays.id))
    while revision_now() != "0014":
        runner.downgrade("-1")
    runner.downgrade("-1")
    runner.upgrade()
    with reading() as session:
        known = dict(session.execute(select(Guest.id, Guest.joined_to).where(Guest.shop_id == shop_id)).all())
    assert known == {pens[0]: None, pens[1]: stays.id, pens[2]: None}
