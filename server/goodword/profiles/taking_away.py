"""The shop takes a name or picture away, for a reason from the closed list. She sees why, and may choose anew."""

import uuid
from collections.abc import Sequence

from sqlalchemy import select

from goodword.audit import service as audit
from goodword.audit.models import Deed
from goodword.contributions.rules import HIDE_REASONS
from goodword.lib.db import session
from goodword.lib.errors import Conflict, Invalid, NotFound
from goodword.media import avatars
from goodword.profiles.pictures import picture_of
from goodword.profiles.words import WORDS
from goodword.reviews import hers
from goodword.reviews.words import language, words
from goodword.shoppers import profiles
from goodword.shoppers import service as shoppers
from goodword.shoppers.models import Shopper
from goodword.shoppers.rules import TAKEN_AWAY
from goodword.submissions import hers as her_words

NAME, PICTURE = TAKEN_AWAY
A_PAGE = 30


def take_away(*, shopper: Shopper, what: str, reason: str, actor: str) -> None:
    """Her name goes from all that she wrote, or her picture does.

    :raises Invalid: the reason is not of the list.
    :raises Conflict: she has none.
    """
    if reason not in HIDE_REASONS:
        raise Invalid.of("/reason", "invalid", f"The reason is one of: {', '.join(HIDE_REASONS)}")
    take = {NAME: _take_name, PICTURE: _take_picture}[what]
    if not take(shopper):
        raise Conflict(f"She has no {what}")
    audit.note(
        shop_id=shopper.shop_id,
        actor=actor,
        verb=TAKEN_AWAY[what],
        target_kind="shopper",
        target_id=shopper.id,
        reason=reason,
    )


def told(shop_id: uuid.UUID, shopper_id: uuid.UUID | None, lang: str) -> list[dict[str, str]]:
    """What she is told of what she has not any more, in her language."""
    shopper = session().get(Shopper, (shop_id, shopper_id)) if shopper_id else None
    if shopper is None:
        return []
    has = {NAME: shopper.name, PICTURE: picture_of(shopper)}
    why = {what: _newest(shopper, verb) for what, verb in TAKEN_AWAY.items() if not has[what]}
    spoken = language(lang)
    reasons = words(spoken)["checks"]
    return [
        {"what": what, "text": WORDS[spoken][f"taken_{what}"].format(reason=reasons[reason])}
        for what, reason in why.items()
        if reason
    ]


def seen(shop_id: uuid.UUID, named: str = "") -> Sequence[Shopper]:
    """The shop's newest shoppers, or those whose name holds this."""
    mine = select(Shopper).where(Shopper.shop_id == shop_id, Shopper.joined_to.is_(None))
    if named:
        mine = mine.where(Shopper.name.icontains(named, autoescape=True))
    return session().scalars(mine.order_by(Shopper.id.desc()).limit(A_PAGE)).all()


def by_id(shop_id: uuid.UUID, shopper_id: uuid.UUID | None) -> Shopper:
    """One of them.

    :raises NotFound: not of this shop.
    """
    found = session().get(Shopper, (shop_id, shopper_id)) if shopper_id else None
    if found is None or found.joined_to is not None:
        raise NotFound
    return found


def _take_name(shopper: Shopper) -> bool:
    name = shopper.name
    if name is None:
        return False
    shopper.name = None
    shoppers.remember(shopper, names=[name])
    profiles.make_private(shopper=shopper)
    for written in (hers, her_words):
        written.renamed(shop_id=shopper.shop_id, shopper_id=shopper.id, name=None)
    return True


def _take_picture(shopper: Shopper) -> bool:
    if shopper.guest_id is None or not avatars.take_off(shop_id=shopper.shop_id, guest_id=shopper.guest_id):
        return False
    for written in (hers, her_words):
        written.looks_otherwise(shop_id=shopper.shop_id, shopper_id=shopper.id)
    return True


def _newest(shopper: Shopper, verb: str) -> str | None:
    about_her = (Deed.shop_id == shopper.shop_id) & (Deed.target_kind == "shopper") & (Deed.target_id == shopper.id)
    return session().scalar(select(Deed.reason).where(about_her, Deed.verb == verb).order_by(Deed.id.desc()).limit(1))
