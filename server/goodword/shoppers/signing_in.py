"""Signing in by e-mail: one letter with a code and a link, ten minutes, five tries, once.

The answer is the same whether or not the address is known. The code is typed on the page that asked; the link's page
asks for the number that the asking page shows, so that nobody's press lets a stranger in who gave her address.
"""

import hmac
import unicodedata
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import delete, update

from goodword.letters import readers
from goodword.letters import service as letters
from goodword.lib import clock, ids, secrets
from goodword.lib.addresses import addresses
from goodword.lib.db import db, rows_changed, session, writing
from goodword.lib.errors import FieldError, Invalid
from goodword.lib.signing import signer
from goodword.shoppers import bearers, joining, numbers, queries
from goodword.shoppers.models import Guest, Shopper, SignIn
from goodword.shoppers.rules import (
    EMAIL,
    LETTERS_TO_ADDRESS,
    LETTERS_TO_NETWORK,
    LETTERS_TO_SHOP,
    SIGN_IN_ANSWERS,
    SIGN_IN_LIVES,
    SIGN_IN_TRIES,
)
from goodword.shops import queries as shops
from goodword.shops import settings
from goodword.shops.models import Shop
from goodword.tries import service as tries

WAITING, DONE, OVER = "waiting", "done", "over"
KEPT = timedelta(days=1)


class OtherNumber(Invalid):
    """She pressed a number that her page does not show."""

    def __init__(self, row: SignIn) -> None:
        super().__init__(errors=(FieldError("/number", "wrong", "The page shows another number"),), keeps=True)
        self.row = row


@dataclass(frozen=True)
class Origin:
    """From where a sign-in is asked for: the shop's page, and the caller's networks (see lib/networks)."""

    page: str
    networks: Sequence[tuple[str, int]]


@dataclass(frozen=True)
class Asked:
    """A sign-in on its way; ``secret`` is for the page that asked, and shown to it this once."""

    row: SignIn
    secret: str


def ask(*, shop: Shop, email: str, locale: str | None, guest: Guest | None, origin: Origin) -> Asked:
    """Write the letter. ``guest`` is whoever asks by her key: what she wrote becomes the shopper's.

    :raises TooMany: this address, network or shop has had its letters.
    """
    _count_letter(shop.id, email, origin)
    secret, link, code = secrets.bearer("sgn"), secrets.bearer("sgl"), secrets.code()
    row = SignIn(
        shop_id=shop.id,
        id=ids.new(),
        digest=secrets.digest(secret),
        link_digest=secrets.digest(link),
        email=email,
        locale=locale,
        guest_id=guest.id if guest else None,
        origin=origin.page,
        expires_at=clock.now() + SIGN_IN_LIVES,
    )
    row.code = _code_digest(row, code)
    session().add(row)
    session().flush()
    letters.write(
        shop_id=shop.id,
        shop_name=shop.name,
        kind="sign_in",
        to=email,
        locale=locale or shop.locale,
        about=row.id,
        code=f"{code[:3]} {code[3:]}",
        link=addresses.of(f"/signin/{link}"),
    )
    return Asked(row, secret)


def by_code(*, shop_id: uuid.UUID, secret: str, code: str) -> SignIn:
    """She typed the code. Each try is counted before it is compared, and stays counted.

    :raises Invalid: it is another code (``left`` tries), or the sign-in has ended.
    """
    row = queries.sign_in(shop_id, secret)
    if row is None or not _counted(row):
        raise ended()
    if not hmac.compare_digest(row.code, _code_digest(row, _digits(code))):
        left = SIGN_IN_TRIES - row.tries
        wrong = FieldError("/code", "wrong", "This is not the code of the letter")
        raise Invalid(errors=(wrong,), more={"left": left}, keeps=True)
    _finish(row)
    return row


def by_link(*, link: str, number: int) -> SignIn:
    """She pressed a number on the letter's page. A wrong one ends the link; the code goes on working.

    :raises OtherNumber: it is another number.
    :raises Invalid: the sign-in has ended.
    """
    row = queries.sign_in_by_link(link)
    if row is None or not _counted(row):
        raise ended()
    if number != numbers.shown(row.id):
        _change(row, link_digest=None)
        raise OtherNumber(row)
    _finish(row)
    return row


def call_off(*, link: str) -> None:
    """Somebody gave her address: nothing of it works any more."""
    row = queries.sign_in_by_link(link)
    if row is not None and row.done_at is None:
        _change(row, link_digest=None, tries=SIGN_IN_TRIES)


def standing(row: SignIn) -> str:
    """``waiting``, ``done`` while the page may fetch its bearer, or ``over``."""
    now = clock.now()
    if row.done_at is not None:
        return DONE if now < row.done_at + SIGN_IN_ANSWERS else OVER
    return WAITING if now < row.expires_at and row.tries < SIGN_IN_TRIES else OVER


def bearer_of(row: SignIn) -> str:
    """The bearer that this sign-in brought: made of the row and the house's key, so that nothing readable is kept."""
    made = signer.derive("sign-in bearer", row.id.bytes + row.digest.encode())
    return f"{bearers.PREFIX}_{made.hex()}"


def forget_old() -> None:
    """Drop the sign-ins of yesterday."""
    with writing():
        session().execute(delete(SignIn).where(SignIn.expires_at < clock.now() - KEPT))


def ended(why: str = "This sign-in has ended: ask for a new letter") -> Invalid:
    """What is said of a sign-in that has ended, was done, or never was: the three look alike."""
    return Invalid(errors=(FieldError("/signin", "over", why),), keeps=True)


def _count_letter(shop_id: uuid.UUID, email: str, origin: Origin) -> None:
    for limit in LETTERS_TO_ADDRESS:
        tries.spend(shop_id=shop_id, who=email, **limit)
    tries.spend_from(origin.networks, shop_id=shop_id, **LETTERS_TO_NETWORK)
    tries.spend(shop_id=shop_id, who="everybody", **LETTERS_TO_SHOP)


def _counted(row: SignIn) -> bool:
    """Count a try if there is one left; on PostgreSQL the others wait at this row until we are done."""
    open_still = (SignIn.done_at.is_(None), SignIn.tries < SIGN_IN_TRIES, SignIn.expires_at > clock.now())
    mine = (SignIn.shop_id == row.shop_id, SignIn.id == row.id)
    taken = rows_changed(update(SignIn).where(*mine, *open_still).values(tries=SignIn.tries + 1))
    if taken:
        session().refresh(row)
    return bool(taken)


def is_shut(row: SignIn) -> bool:
    """Whether the shop vouches for everybody itself, and nobody has proven this address before it began to."""
    return _vouches_for_all(row) and queries.by_email(row.shop_id, row.email) is None


def _vouches_for_all(row: SignIn) -> bool:
    return settings.vouches_for_all(shops.by_id(row.shop_id).settings)


def _finish(row: SignIn) -> None:
    if is_shut(row):
        raise ended("This shop signs its shoppers in itself: sign in there")
    shopper = _welcome(row) if _vouches_for_all(row) else _joined(row, _welcome(row))
    readers.reached(shop_id=row.shop_id, email=row.email)
    _change(row, done_at=clock.now(), shopper_id=shopper.id)
    bearers.give(shop_id=row.shop_id, shopper=shopper, how=EMAIL, bearer=bearer_of(row))


def _joined(row: SignIn, shopper: Shopper) -> Shopper:
    """Who she is with the key or bearer that she held when she asked; a second address of hers stays on its own."""
    if row.guest_id is None:
        return shopper
    owner = queries.by_pen(row.shop_id, row.guest_id)
    if owner is None:
        joining.join_guest(session().get_one(Guest, (row.shop_id, row.guest_id)), into=shopper)
    elif owner.id != shopper.id and owner.email is None and shopper.ref is None:
        joining.join_shoppers(gone=shopper, into=owner)
        return owner if shopper.joined_to else shopper
    return shopper


def _welcome(row: SignIn) -> Shopper:
    """The shopper with this address; two who come at once are one."""
    known = queries.by_email(row.shop_id, row.email)
    if known is not None:
        return known
    fresh = {"shop_id": row.shop_id, "id": ids.new(), "email": row.email, "locale": row.locale}
    moments = dict.fromkeys(("proven_at", "created_at"), clock.now())
    session().execute(db.insert(Shopper).values(fresh | moments).on_conflict_do_nothing())
    made = queries.by_email(row.shop_id, row.email)
    if made is None:
        raise RuntimeError("a shopper was made and is not there")
    return made


def _change(row: SignIn, **values: object) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    session().flush()


def _code_digest(row: SignIn, code: str) -> str:
    return signer.derive("sign-in code", row.shop_id.bytes + row.id.bytes + code.encode()).hex()


def _digits(typed: str) -> str:
    """The digits of what she typed, in whatever script, without the gaps that letters and keyboards put between."""
    return "".join(str(unicodedata.digit(each)) for each in typed if each.isdigit())
