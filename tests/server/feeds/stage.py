"""Anna has linked accounts; posts of hers wait."""

import uuid
from datetime import timedelta
from urllib.parse import parse_qsl, urlsplit

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


def linked(person, network: str = "by-key", *, as_whom: str = "anna", **chosen) -> str:
    """She links an account through the pages, as her browser does; its id."""
    asked = begun(person, network)
    word = came_back(person, gone(person, asked), code=as_whom)
    account = person.send("POST", f"/me/accounts/linkings/{asked['id']}", {"word": word})
    assert account.status_code == 200, account.text
    if chosen:
        nothing = {"review": False, "answer": False, "comment": False}
        assert person.send("PUT", f"/me/accounts/{account.json['id']}", nothing | chosen).status_code == 200
    return account.json["id"]


def begun(person, network: str = "by-key") -> dict:
    page = {"network": network, "page": f"{person.at.origin}/kettle?a=1#reviews"}
    asked = person.send("POST", "/me/accounts/linkings", page)
    assert asked.status_code == 201, asked.text
    return asked.json


def gone(person, asked: dict) -> dict[str, str]:
    """Her browser follows the link; what the network is asked."""
    answer = person.at.house.get(urlsplit(asked["url"]).path)
    assert answer.status_code == 303, answer.text
    assert "Set-Cookie" not in answer.headers
    return dict(parse_qsl(urlsplit(answer.headers["Location"]).query))


def back(person, network: str, **said: str):
    return person.at.house.get(f"/link/back/{network}", query_string=said)


def came_back(person, at_network: dict[str, str], **said: str) -> str:
    """Her browser comes back from the network to her page; the word that it brings."""
    network = at_network["back"].rpartition("/")[2]
    answer = back(person, network, state=at_network["state"], **said)
    assert answer.status_code == 303, answer.text
    page, _, mark = answer.headers["Location"].partition("#goodword-link=")
    assert page == f"{person.at.origin}/kettle?a=1"
    return mark.partition(".")[2]
