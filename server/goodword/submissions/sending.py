"""Words on their way: sent, screened, confirmed, arrived; improved and sent again."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from goodword.contributions import rules as common
from goodword.contributions import service as contributions
from goodword.contributions.lifecycle import HELD, HIDDEN, PUBLISHED, UNCONFIRMED, WITHDRAWN, checked_move
from goodword.lib import clock, ids
from goodword.lib.db import session
from goodword.lib.errors import Conflict, NotFound
from goodword.moderation import screening
from goodword.moderation import service as moderation
from goodword.moderation.rules import HOLD, Verdict
from goodword.shoppers import experts
from goodword.shoppers import queries as people
from goodword.shoppers import service as shoppers
from goodword.shoppers.models import Shopper
from goodword.shops import settings
from goodword.shops.models import Shop
from goodword.submissions import service, telling, withdrawing, writers
from goodword.submissions.kinds import Kind
from goodword.submissions.models import Submission
from goodword.submissions.writers import Said, Sending


@dataclass(frozen=True)
class Received:
    """Something just sent, and what was found about it."""

    row: Any
    verdict: Verdict


def submit(
    *,
    kind: Kind,
    shop: Shop,
    said: Mapping[str, str | None],
    name: str,
    locale: str | None,
    sending: Sending,
    **of: uuid.UUID | None,
) -> Received:
    """Take words; ``of`` says what they are about, by column. A guest's wait for her proof, if the shop asks for one.

    :raises ProofNeeded: a moment of work is asked for first.
    :raises Refused: a rule refuses it.
    """
    writers.check_name(shop, name, sending.shopper)
    if sending.shopper is not None:
        people.by_id(shop.id, sending.shopper.id, lock=True)  # two of hers at once become one after the other
    row = _take(kind, shop, said, name, locale, sending, **of)
    verdict = writers.let_through(shop, kind.name, screening.screen(_screened(kind, shop, row, sending)))
    if sending.shopper is not None or not settings.value(shop.settings, "confirm_guests"):
        arrive(kind=kind, shop=shop, row=row, verdict=verdict)
        return Received(row, verdict)
    email = sending.email or ""
    token = shoppers.ask_proof(
        guest=sending.guest, email=email, name=name, locale=locale, purpose=kind.name, target_id=row.id
    )
    telling.ask_to_confirm(kind, shop, row, email=email, token=token)
    return Received(row, verdict)


def arrive(*, kind: Kind, shop: Shop, row: Submission, verdict: Verdict) -> None:
    """Publish what needs no further step; hold what a rule holds, what comes too late, or what the shop reads first."""
    row.arrived_at = row.arrived_at or clock.now()
    if verdict.outcome == HOLD:
        moderation.hold(shop_id=shop.id, kind=kind.name, target_id=row.id, verdict=verdict)
    if writers.arrives_as(shop, verdict) == PUBLISHED and kind.may_arrive(row):
        service.show(kind, row)
        return
    row.status = checked_move(row.status, HELD)


def confirm(*, kind: Kind, shop: Shop, row: Submission, shopper_id: uuid.UUID) -> None:
    """Her address is proven: the words are hers."""
    if withdrawing.was_unproven(row):
        row.status = checked_move(row.status, withdrawing.taken_up(row))
    if row.status != UNCONFIRMED:
        return
    verdict = screening.standing(shop.id, kind.name, row.id)
    become_hers(kind, row, people.by_id(shop.id, shopper_id))
    arrive(kind=kind, shop=shop, row=row, verdict=verdict)
    if row.status == HELD and verdict.outcome == HOLD:
        telling.held(kind, shop, row, verdict)


def improve(
    *,
    kind: Kind,
    shop: Shop,
    row: Submission,
    said: Mapping[str, str | None],
    name: str,
    locale: str | None,
    sending: Sending,
) -> Received:
    """She has changed her words and sends them again: they are screened anew, and may release what is held.

    :raises NotFound: it is not hers.
    :raises Conflict: it was hidden.
    """
    if not contributions.is_hers(row, sending.guest.id, sending.shopper.id if sending.shopper else None):
        raise NotFound(f"There is no such {kind.name}")
    if row.status not in {UNCONFIRMED, HELD, PUBLISHED} and not withdrawing.may_return(row):
        raise Conflict(f"This {kind.name} cannot be changed any more")
    writers.check_name(shop, name, sending.shopper)
    was_held_by_rule = screening.standing(shop.id, kind.name, row.id).outcome == HOLD
    service.edit(kind=kind, row=row, said=said, name=name, locale=locale)
    known = replace(sending, email=people.email_of(shop.id, row.shopper_id))
    verdict = writers.let_through(shop, kind.name, screening.rescreen(_screened(kind, shop, row, known)))
    _follow(kind, shop, row, verdict, was_held_by_rule=was_held_by_rule)
    return Received(row, verdict)


def become_hers(kind: Kind, row: Submission, shopper: Shopper) -> None:
    """It is known who wrote it."""
    row.shopper_id = shopper.id
    row.author_kind = common.EXPERT if experts.is_one(row.shop_id, shopper.id) else common.SHOPPER
    service.sign(kind, row, level=writers.level_of(row.shop_id, kind.product_of(row), shopper))


def _follow(kind: Kind, shop: Shop, row: Submission, verdict: Verdict, *, was_held_by_rule: bool) -> None:
    """Let the new verdict take effect on what has arrived already, or was withdrawn."""
    if row.status == WITHDRAWN:
        _return(kind, shop, row, verdict)
        return
    reads_first = settings.value(shop.settings, "publish") == "after_check"
    if row.status == PUBLISHED and (verdict.outcome == HOLD or reads_first):
        service.take_from_view(kind, row, HELD)
    elif row.status == PUBLISHED:
        service.count(kind, row, not_because=verdict.not_counted_because)
    elif row.status == HELD and was_held_by_rule and verdict.outcome != HOLD:
        moderation.mended(shop_id=shop.id, kind=kind.name, target_id=row.id)
        if not reads_first:
            service.show(kind, row)
    if row.status == HELD and verdict.outcome == HOLD:
        moderation.hold(shop_id=shop.id, kind=kind.name, target_id=row.id, verdict=verdict)


def _return(kind: Kind, shop: Shop, row: Submission, verdict: Verdict) -> None:
    was = withdrawing.taken_up(row)
    if was in {UNCONFIRMED, HIDDEN}:
        row.status = checked_move(row.status, was)
        return
    moderation.back(shop_id=shop.id, kind=kind.name, target_id=row.id)
    arrive(kind=kind, shop=shop, row=row, verdict=verdict)


def _take(
    kind: Kind,
    shop: Shop,
    said: Mapping[str, str | None],
    name: str,
    locale: str | None,
    sending: Sending,
    **of: uuid.UUID | None,
) -> Any:
    row = kind.model(shop_id=shop.id, id=ids.new(), author_name=name, locale=locale, status=UNCONFIRMED, **of)
    row.guest_id = sending.guest.id
    row.created_at = row.sorted_at = clock.now()
    kind.write(row, said)
    session().add(row)
    session().flush()
    if sending.shopper is not None:
        become_hers(kind, row, sending.shopper)
    else:
        kind.signed(row)
    return row


def _screened(kind: Kind, shop: Shop, row: Submission, sending: Sending) -> screening.Sent:
    said = Said(
        kind=kind.name,
        row=row,
        text="\n".join(kind.words_of(row)),
        product_id=kind.product_of(row),
        trusted=row.verification_level == common.PURCHASE or row.author_kind == common.EXPERT,
    )
    return writers.sent(shop, said, sending)
