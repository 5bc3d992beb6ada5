"""Two reviews that came the usual way and met a rule: one waits for the shop, one is shown and not counted."""

import json
import uuid
from datetime import timedelta
from typing import Any

from goodword.catalog import service as catalog
from goodword.demo import shelf
from goodword.lib import clock
from goodword.lib.db import session, writing
from goodword.moderation import service as moderation
from goodword.moderation import tokens
from goodword.reviews import sending
from goodword.reviews.service import KIND, Words
from goodword.shoppers import queries as people
from goodword.shoppers import service as shoppers
from goodword.shops.models import Shop
from goodword.submissions.writers import Sending

STAFF = "@tea-house.example"
READING_TIME = timedelta(minutes=3)


def send(shop_id: uuid.UUID) -> None:
    """Send both, with their letters' buttons pressed; whoever has written already writes no second time."""
    lines = (shelf.CONTENT / "waiting.jsonl").read_text("utf-8").splitlines()
    for said in map(json.loads, lines):
        with writing():
            shop = session().get_one(Shop, shop_id)
            if people.by_email(shop.id, said["email"]) is None:
                moderation.add_insider(shop=shop, address=STAFF, actor="demo")
                _send(shop, said)


def _send(shop: Shop, said: dict[str, Any]) -> None:
    guest, _ = shoppers.greet(shop_id=shop.id)
    received = sending.submit(
        shop=shop,
        product_ref=said["product"],
        facts=catalog.Facts(),
        words=Words(rating=said["rating"], title=said["title"], text=said["text"]),
        name=said["author"],
        locale=said["locale"],
        sending=Sending(guest=guest, email=said["email"], token=tokens.form_token(shop.id, clock.now() - READING_TIME)),
    )
    token = shoppers.ask_proof(
        guest=guest,
        email=said["email"],
        name=said["author"],
        locale=said["locale"],
        purpose=KIND,
        target_id=received.review.id,
    )
    session().flush()
    shoppers.take_proof(token=token)
