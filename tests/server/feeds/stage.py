"""Anna has linked accounts; posts of hers wait."""

import re
import uuid
from dataclasses import dataclass
from datetime import timedelta
from html import unescape
from urllib.parse import parse_qsl, urlsplit

from goodword.accounts import sealing
from goodword.accounts.models import Account, Linking
from goodword.accounts.rules import GRANTED, LINKING_LIVES
from goodword.feeds import things
from goodword.feeds.models import Post
from goodword.feeds.rules import FAILED, PLANNED, QUEUED, UNKNOWN
from goodword.lib import clock, ids, secrets
from goodword.lib.db import session, writing
from goodword.networks.contract import Grant
from goodword.reviews.models import Review


def an_account(shop_id: uuid.UUID, guest_id: uuid.UUID, network: str, *, subject: str = "anna", **more) -> Account:
    """A linked account, inside the open transaction."""
    row = Account(shop_id=shop_id, id=ids.new(), guest_id=guest_id, network=network, **more)
    sealing.keep(row, Grant(subject, f"@{subject}", expires_at=more.get("expires_at"), secrets={"refresh": 0}))
    session().add(row)
    session().flush()
    return row


def a_post(account: Account, kind: str, target_id: uuid.UUID, *, text: str = "Good.", **more) -> Post:
    """A post that she has agreed to."""
    key = ids.new()
    link = f"https://goodword.test/s/{key.hex}"
    said = {"state": QUEUED, "asked": True, "next_at": clock.now() - timedelta(seconds=1), "agreed_at": clock.now()}
    thing = things.find(account.shop_id, kind, target_id)
    row = Post(
        shop_id=account.shop_id, id=ids.new(), guest_id=account.guest_id, account_id=account.id, kind=kind,
        network=account.network, target_id=target_id, key=key, text=f"{text} {link}", link=link,
        digest=thing.digest if thing else "", **said | more,
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


def begun(person, network: str = "by-key", host: str | None = None) -> dict:
    page = {"network": network, "host": host, "page": f"{person.at.origin}/kettle?a=1#reviews"}
    asked = person.send("POST", "/me/accounts/linkings", page)
    assert asked.status_code == 201, asked.text
    return asked.json


def gone(person, asked: dict) -> dict[str, str]:
    """Her browser follows the link; what the network is asked."""
    return dict(parse_qsl(urlsplit(way_on(person, asked["url"])).query))


def way_on(person, url: str) -> str:
    """Where our page leads her browser, when a form of her page has sent it there."""
    answer = person.at.house.client.post(urlsplit(url).path, headers={"Origin": person.at.origin})
    assert answer.status_code == 200, answer.text
    [address] = re.findall(r'href="([^"]+)"', answer.text)
    return unescape(address)


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


@dataclass(frozen=True)
class Feeds:
    """Accounts and posts of one writer as operations need them, and a linking that waits for its word."""

    accounts: dict[str, str]
    posts: dict[str, str]
    linking: str
    linked_word: dict[str, str]
    linking_body: dict[str, str]
    posts_cursor: str = ""


def feeds_of(person, *, shown: str, hidden: str) -> Feeds:
    """Furnish a writer; ``shown`` and ``hidden`` are reviews of hers."""
    shop = person.at.shop
    shown_id, hidden_id = (ids.parse("rev", each) for each in (shown, hidden))
    word = secrets.bearer("lkw")
    with writing() as open_session:
        guest = open_session.get_one(Review, (shop.id, shown_id)).guest_id
        linked_one = an_account(shop.id, guest, "bluesky", review=True)
        leaving = an_account(shop.id, guest, "mastodon", host="social.test", subject="vera")
        lost = an_account(shop.id, guest, "linkedin")
        posts = {
            "unknown": a_post(lost, "review", hidden_id, state=UNKNOWN, looks=True, next_at=None),
            "planned": a_post(linked_one, "review", shown_id, state=PLANNED, asked=False),
            "failed": a_post(linked_one, "review", hidden_id, state=FAILED),
            "leaving": a_post(leaving, "review", hidden_id, state=PLANNED),
        }
        linking = Linking(
            shop_id=shop.id, id=ids.new(), guest_id=guest, network="bluesky", state=GRANTED, back=person.at.origin,
            state_digest=secrets.digest(word), word_digest=secrets.digest(word),
            expires_at=clock.now() + LINKING_LIVES,
        )  # fmt: skip
        grant = Grant(f"new of {shop.name}", "@new", secrets={})
        limits = {"text": 300, "counting": "GRAPHEMES"}
        sealing.seal_json(linking, {"grant": sealing.packed(grant), "limits": limits})
        open_session.add(linking)
    return Feeds(
        accounts={"linked": ids.show("acc", linked_one.id), "leaving": ids.show("acc", leaving.id)},
        posts={name: ids.show("pst", each.id) for name, each in posts.items()},
        linking=ids.show("lkg", linking.id),
        linked_word={"word": word},
        linking_body={"network": "bluesky", "host": "anna.test", "page": f"{person.at.origin}/kettle"},
        posts_cursor=person.send("GET", "/me/posts?limit=1").json["next"],
    )
