"""Who sends what, and how sure it is who she is: for reviews and for words alike."""

import uuid
from dataclasses import dataclass

from goodword.catalog import queries as products
from goodword.contributions import rules as common
from goodword.contributions.lifecycle import HELD, PUBLISHED
from goodword.contributions.models import Contribution
from goodword.lib import clock
from goodword.lib import text as plain
from goodword.lib.errors import FieldError, Refused
from goodword.moderation import screening, tokens
from goodword.moderation.naming import check_own
from goodword.moderation.networks import NOWHERE, Caller
from goodword.moderation.rules import HOLD, REFUSE, Verdict
from goodword.moderation.sentences import why
from goodword.shoppers import experts, purchases, taken
from goodword.shoppers.models import Guest, Shopper
from goodword.shops import settings
from goodword.shops.models import Shop

POINTERS = {"form_forged": "/form/token"}


@dataclass(frozen=True, kw_only=True)
class Sending:
    """By whom and how it came: with what bearer and address, from where, and what the form sends along.

    ``guest`` is her pen; ``shopper`` is None while nobody knows who she is.
    """

    guest: Guest
    shopper: Shopper | None = None
    email: str | None = None
    caller: Caller = NOWHERE
    token: str | None = None
    trap: str = ""
    proof: str | None = None

    @property
    def address(self) -> str:
        """By what rules know her again: her address, or a name of ours for somebody whom the shop knows without one."""
        known = self.shopper.email if self.shopper else None
        return self.email or known or (f"@{self.shopper.id.hex}" if self.shopper else "")


@dataclass(frozen=True, kw_only=True)
class Said:
    """What is to be screened of something sent. ``side`` is of the burst rule alone; ``trusted``: see ``Features``."""

    kind: str
    row: Contribution
    text: str
    product_id: uuid.UUID
    side: int = 0
    trusted: bool = False


def check_name(shop: Shop, name: str, shopper: Shopper | None) -> None:
    """Refuse a name that the shop has taken from her, and its own, unless it has invited her by that as an expert.

    :raises Invalid: it is one of them.
    """
    if shopper is None or plain.fold(name) not in map(plain.fold, experts.names_of(shop.id, shopper.id)):
        check_own(shop=shop, name=name)
    if shopper is not None:
        taken.check(shopper, name)


def level_of(shop_id: uuid.UUID, product_id: uuid.UUID, shopper: Shopper) -> str:
    """How sure it is: the shop told of her order of this product, her address is proven, or the shop knows her."""
    if has_bought(shop_id, product_id, shopper.id):
        return common.PURCHASE
    return common.EMAIL if shopper.email else common.SHOP


def has_bought(shop_id: uuid.UUID, product_id: uuid.UUID, shopper_id: uuid.UUID) -> bool:
    """Whether the shop told of her order of this product, by whatever name of it."""
    return purchases.has_bought(shop_id, shopper_id, [one.ref for one in products.names_of(shop_id, product_id)])


def arrives_as(shop: Shop, verdict: Verdict) -> str:
    """Whether it can be seen at once, or somebody looks at it first."""
    at_once = verdict.outcome != HOLD and settings.value(shop.settings, "publish") == "at_once"
    return PUBLISHED if at_once else HELD


def sent(shop: Shop, said: Said, sending: Sending) -> screening.Sent:
    """What the screening is told of it."""
    guest = sending.guest
    return screening.Sent(
        shop=shop,
        kind=said.kind,
        target_id=said.row.id,
        text=said.text,
        beside=said.row.author_name or "",
        locale=said.row.locale,
        email=sending.address,
        guest_id=guest.id,
        guest_minutes=(clock.now() - guest.created_at).total_seconds() / 60,
        product_id=said.product_id,
        side=said.side,
        proven=settings.value(shop.settings, "confirm_guests") or bool(sending.shopper or said.row.shopper_id),
        verified=said.trusted,
        caller=sending.caller,
        form=tokens.read_form(shop.id, sending.token),
        trapped=bool(sending.trap),
        proof=sending.proof,
    )


def let_through(shop: Shop, kind: str, verdict: Verdict) -> Verdict:
    """The verdict, unless a rule refuses it.

    :raises Refused: with the reasons; of the thing itself nothing is kept.
    """
    if verdict.outcome != REFUSE:
        return verdict
    shop_id = shop.id  # afterwards the shop itself is not at hand any more
    raise Refused(
        errors=tuple(
            FieldError(POINTERS[each.rule], "invalid", "Open the form again")
            for each in verdict.why
            if each.rule in POINTERS
        ),
        more={"why": why(verdict, shop.locale)},
        afterwards=lambda: screening.note_refusal(shop_id=shop_id, kind=kind, verdict=verdict),
    )
