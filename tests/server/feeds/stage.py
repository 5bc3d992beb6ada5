"""Anna has linked accounts; posts of hers wait."""

import uuid
from datetime import timedelta

from goodword.accounts import sealing
from goodword.accounts.models import Account
from goodword.feeds import things
from goodword.feeds.models import Post
from goodword.feeds.rules import QUEUED
from goodword.lib import clock, ids
from goodword.lib.db import session
from goodword.networks.contract import Grant


def an_account(shop_id: uuid.UUID, guest_id: uuid.UUID, network: str, *, subject: str = "anna", **more) -> Account:
    """A linked account, inside the open transaction."""
    row = Account(shop_id=shop_id, id=ids.new(), guest_id=guest_id, network=network, **more)
    sealing.keep(row, Grant(subject, f"@{subject}", expires_at=more.get("expires_at"), secrets={"refresh": 0}))
    session().add(row)
    session().flush()
    return row


def a_post(account: Account, kind: str, target_id: uuid.UUID, *, text: str = "Good.", **more) -> Post:
    """A post that she has agreed to."""
    key = uuid.uuid4()
    said = {"state": QUEUED, "asked": True, "next_at": clock.now() - timedelta(seconds=1), "agreed_at": clock.now()}
    thing = things.find(account.shop_id, kind, target_id)
    row = Post(
        shop_id=account.shop_id, id=ids.new(), guest_id=account.guest_id, account_id=account.id, kind=kind,
        network=account.network, target_id=target_id, key=key, text=text, digest=thing.digest if thing else "",
        link=f"https://goodword.test/s/{key.hex}", **said | more,
    )  # fmt: skip
    session().add(row)
    session().flush()
    return row
