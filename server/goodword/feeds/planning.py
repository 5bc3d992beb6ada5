"""What is offered to her: rows that wait for her yes, worded as they would be posted."""

import uuid
from collections.abc import Sequence

from goodword.accounts import queries as accounts
from goodword.accounts.models import Account
from goodword.accounts.peers import peers
from goodword.catalog import queries as products
from goodword.feeds import hours, links, queries, rendering, things, voices
from goodword.feeds.models import Post
from goodword.feeds.rules import PLANNED, SENT, UNDONE, WITHDRAWN
from goodword.feeds.things import Thing
from goodword.feeds.usual import limits_of
from goodword.lib import clock, ids
from goodword.lib.db import session
from goodword.shares import pictures
from goodword.shops import queries as shops


def plan(thing: Thing, *, asked: bool = False) -> Sequence[Post]:
    """Offer it in every account where she chose its kind, or, when she asks, in all of hers."""
    if not thing.is_seen or thing.guest_id is None:
        return []
    hers = [each for each in accounts.linked(thing.shop_id, thing.guest_id) if asked or getattr(each, thing.kind)]
    known = {row.account_id: row for row in queries.about(thing.shop_id, thing.kind, thing.id, lock=True)}
    offered = {each.name for each in peers.offered(thing.shop_id)}
    rows = [_offered(thing, each, known.get(each.id), asked=asked) for each in hers if each.network in offered]
    return [row for row in rows if row is not None]


def worded(thing: Thing, account: Account, voice: str, link: str) -> str:
    """The text for this account, as the preview shows it and as it is posted.

    :raises ValueError: not even the link fits there.
    """
    shop = shops.by_id(thing.shop_id)
    return rendering.fill(voice, thing, shop=shop.name, link=link, limits=limits_of(account))


def _offered(thing: Thing, account: Account, known: Post | None, *, asked: bool) -> Post | None:
    if known is not None and known.state not in {UNDONE, WITHDRAWN, PLANNED}:
        return known
    if known is not None and known.state == UNDONE and not asked:
        return known  # she has said no
    pictures.want(products.by_id(thing.shop_id, thing.product_id))
    row = known
    if row is None or row.state != PLANNED or row.digest != thing.digest:
        row = _worded_anew(thing, account, known)
    if row is not None:
        row.asked = row.asked or asked
        session().flush()
    return row


def _worded_anew(thing: Thing, account: Account, known: Post | None) -> Post | None:
    """What was taken back is another post when it comes again: it has another key, and so another link.

    None where not even the link fits.
    """
    voice = voices.next_for(thing, account.network, shops.by_id(thing.shop_id).locale)
    key = known.key if known is not None and known.state == PLANNED else ids.new()
    link = links.link_for(thing, account.network, key)
    try:
        text = worded(thing, account, voice, link)
    except ValueError:
        return None
    row = known or _new(thing, account)
    row.text, row.link, row.key, row.is_hers = text, link, key, False
    row.voice, row.template, row.digest, row.planned_at = voices.name_of(voice), voice, thing.digest, clock.now()
    row.left_before = hours.departures(row)
    row.state, row.wish, row.deed, row.tries, row.error = PLANNED, SENT, None, 0, None
    row.agreed_at = row.sent_at = row.next_at = None
    row.looks = row.stale = False
    return row


def _new(thing: Thing, account: Account) -> Post:
    row = Post(
        shop_id=thing.shop_id,
        id=ids.new(),
        guest_id=account.guest_id,
        account_id=account.id,
        network=account.network,
        kind=thing.kind,
        target_id=thing.id,
        asked=False,
    )
    session().add(row)
    return row


def find(shop_id: uuid.UUID, guest_id: uuid.UUID, kind: str, shown: str) -> Thing | None:
    """What she wrote, by the id that pages call it."""
    thing = things.find(shop_id, kind, things.parsed(kind, shown))
    return thing if thing is not None and thing.guest_id == guest_id else None
