"""What waits for her yes is told in one letter in the morning of the shop, each post once. Nothing leaves by it."""

import uuid
from datetime import datetime, timedelta

from goodword.accounts.rules import FRAGMENT
from goodword.catalog import queries as products
from goodword.feeds import queries as feeds
from goodword.feeds import things
from goodword.feeds.things import Thing
from goodword.letters import queries as outbox
from goodword.letters import service as letters
from goodword.letters.kinds import DAILY
from goodword.lib import clock
from goodword.lib.db import reading, writing
from goodword.notices.digests import last_mornings
from goodword.notices.reviewing import page_of
from goodword.shoppers import queries as people
from goodword.shops import queries as shops
from goodword.shops.models import Shop

KIND = "posts_wait"
DAY = timedelta(days=1)
LIST = "posts"
"""What the page of the shop is asked to open."""
NAMED = 5
"""So many products are named in a letter."""


def tell_of_waiting() -> None:
    """Write to everybody to whom something was offered in the day before the last morning."""
    with reading():
        mornings = {shop.id: last_mornings(clock.now(), shop.time_zone)[DAILY] for shop in shops.every()}
        waiting = [
            (shop_id, guest_id, morning)
            for shop_id, morning in mornings.items()
            for guest_id in feeds.who_decides(shop_id, since=morning - DAY, until=morning)
        ]
    for shop_id, guest_id, morning in waiting:
        with writing():
            _tell(shops.by_id(shop_id), guest_id, morning)


def _tell(shop: Shop, guest_id: uuid.UUID, morning: datetime) -> None:
    her = people.by_pen(shop.id, guest_id)
    offered = _offered(shop.id, guest_id, morning)
    if her is None or her.email is None or not offered:
        return
    last = outbox.newest_of_kind(shop.id, KIND, to=her.email)
    if last is not None and last.created_at >= morning:
        return
    page = page_of(shop, products.by_id(shop.id, offered[-1].product_id))
    names = dict.fromkeys(each.product for each in offered)
    letters.write(
        shop_id=shop.id,
        shop_name=shop.name,
        kind=KIND,
        to=her.email,
        locale=her.locale or shop.locale,
        count=str(len(offered)),
        text="\n".join([*names][:NAMED]),
        link=f"{page.partition('#')[0]}#{FRAGMENT}={LIST}",
    )


def _offered(shop_id: uuid.UUID, guest_id: uuid.UUID, morning: datetime) -> list[Thing]:
    """What she could post, each once, wherever it could go."""
    posts = feeds.undecided(shop_id, guest_id, since=morning - DAY, until=morning)
    found = [things.find(shop_id, *which) for which in dict.fromkeys((post.kind, post.target_id) for post in posts)]
    return [each for each in found if each is not None and each.is_seen]
