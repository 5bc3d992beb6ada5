"""The verbs of moderation: take flags and votes, hold, decide cases, and keep a shop's words and people."""

import logging
import uuid
from datetime import timedelta

from sqlalchemy import delete

from goodword.audit import service as audit
from goodword.contributions.rules import HIDE_REASONS
from goodword.lib import clock
from goodword.lib import text as plain
from goodword.lib.db import session
from goodword.lib.errors import Conflict, Invalid
from goodword.lib.events import emit
from goodword.moderation import cases, networks, people, queries
from goodword.moderation.events import CaseDecided
from goodword.moderation.models import Case, Insider, ShopWord, Sighting
from goodword.moderation.networks import Caller
from goodword.moderation.rules import DECISIONS, DROPPED, LIMITS, Verdict
from goodword.shops.models import Shop

log = logging.getLogger(__name__)

WORD_MAX = 60


def hold(*, shop_id: uuid.UUID, kind: str, target_id: uuid.UUID, verdict: Verdict) -> Case:
    """Open a case for what is held; the one that is open already will do."""
    numbers = {each.rule: each.numbers for each in verdict.why}
    return cases.open_for(shop_id, kind, target_id, "hold", numbers)


def flagged(*, shop: Shop, kind: str, target_id: uuid.UUID, voter_id: uuid.UUID, caller: Caller) -> Case | None:
    """Another flag has come: open a case when distinct voters together weigh three (R18). It stays visible."""
    _see(shop.id, "flag", target_id, voter_id, caller, back=networks.KEYS_LIVE)
    flags = queries.flags_on(shop.id, kind, target_id)
    staff = queries.staff_among(shop.id, "flag", target_id)
    # However many flags the shop's own people send, they are one voice.
    weight = sum(_weight(shop.id, each.id) for each in flags if each.id not in staff) + min(1, len(staff))
    if weight < LIMITS.flags_open:
        return None
    return cases.open_for(shop.id, kind, target_id, "flags", {"flags": len(flags), "weight": weight})


def decide(*, case: Case, decision: str, reason: str | None, actor: str) -> Case:
    """A person decides; whoever the case is about is told by ``CaseDecided``.

    :raises Conflict: it has been decided.
    """
    if decision not in _possible(case):
        raise Invalid.of("/decision", "invalid", f"The decision is one of: {', '.join(_possible(case))}")
    if decision == "hide" and reason not in HIDE_REASONS:
        raise Invalid.of("/reason", "invalid", f"The reason is one of: {', '.join(HIDE_REASONS)}")
    if case.state == queries.DECIDED:
        raise Conflict("This case has been decided")
    cases.close(case, decision, reason if decision == "hide" else None, actor)
    session().flush()
    emit(
        CaseDecided(
            shop_id=case.shop_id,
            case_id=case.id,
            kind=case.kind,
            target_id=case.target_id,
            decision=decision,
            reason=case.reason or "",
            actor=actor,
        )
    )
    return case


def settled(
    *, shop_id: uuid.UUID, kind: str, target_id: uuid.UUID, decision: str, reason: str | None, actor: str
) -> None:
    """The shop has shown or hidden it by itself: cases about it are decided by that."""
    while (case := queries.open_case(shop_id, kind, target_id)) is not None:
        cases.close(case, decision, reason, actor)
        session().flush()


def dropped(*, shop_id: uuid.UUID, kind: str, target_id: uuid.UUID, actor: str) -> None:
    """Its writer has taken it back: there is nothing left to decide."""
    settled(shop_id=shop_id, kind=kind, target_id=target_id, decision=DROPPED, reason=None, actor=actor)


def mended(*, shop_id: uuid.UUID, kind: str, target_id: uuid.UUID) -> None:
    """Its new words are held by no rule: that case is decided by them. What readers have flagged, a person decides."""
    case = queries.open_case(shop_id, kind, target_id)
    if case is None or case.opened_by == "hold":
        settled(shop_id=shop_id, kind=kind, target_id=target_id, decision="keep", reason=None, actor="new words")
        return
    case.numbers = {name: number for name, number in case.numbers.items() if not isinstance(number, dict)}


def back(*, shop_id: uuid.UUID, kind: str, target_id: uuid.UUID) -> None:
    """What its writer had taken back stands again, and so does what others say of it that nobody has decided about."""
    last = queries.last_case_by_others(shop_id, kind, target_id)
    if last is not None and last.decision == DROPPED:
        cases.open_for(shop_id, kind, target_id, last.opened_by, last.numbers)


def become(*, shop_id: uuid.UUID, kind: str, source_id: uuid.UUID, target_id: uuid.UUID) -> None:
    """One thing has become another: what others say of it that nobody has decided about, they say of that one."""
    case = queries.open_case(shop_id, kind, source_id)
    if case is None or case.opened_by == "hold":
        settled(shop_id=shop_id, kind=kind, target_id=source_id, decision="keep", reason=None, actor="joined")
        return
    dropped(shop_id=shop_id, kind=kind, target_id=source_id, actor="joined")
    cases.open_for(shop_id, kind, target_id, case.opened_by, case.numbers)


def vote_counts(*, shop_id: uuid.UUID, target_id: uuid.UUID, voter_id: uuid.UUID, caller: Caller) -> bool:
    """Keep sight of a vote; False when so many came from this network in an hour that it is not counted (R14)."""
    seen = _see(shop_id, "vote", target_id, voter_id, caller, back=queries.HOUR)
    if not seen or queries.votes_from(shop_id, "vote", seen, clock.now() - queries.HOUR) <= LIMITS.votes_an_hour:
        return True
    log.info("a vote is not counted: too many from one network in an hour")
    return False


def add_word(*, shop: Shop, word: str, looks: bool, actor: str) -> ShopWord:
    """List a word that the shop wants to look at first, or (``looks`` false) one that it does not mind.

    :raises Invalid: it is no single word or short phrase.
    """
    listed = plain.fold(plain.line(word) or "")
    if not 2 <= len(listed) <= WORD_MAX:
        raise Invalid.of("/word", "invalid", f"A word has 2 to {WORD_MAX} letters")
    row = session().merge(ShopWord(shop_id=shop.id, word=listed, looks=looks, added_at=clock.now()))
    _note(shop, actor, "listed a word" if looks else "allowed a word", word=listed)
    return row


def remove_word(*, shop: Shop, word: str, actor: str) -> None:
    """Take a word off the shop's list; the package's lists stay as they are."""
    listed = plain.fold(plain.line(word) or "")
    session().execute(delete(ShopWord).where(ShopWord.shop_id == shop.id, ShopWord.word == listed))
    _note(shop, actor, "took a word off", word=listed)


def add_insider(*, shop: Shop, address: str, actor: str) -> Insider:
    """List an address, or ``@domain``, of people who belong to the shop. Their reviews are shown, not counted."""
    listed = address.strip().lower()
    if "@" not in listed or " " in listed or not listed.rpartition("@")[2]:
        raise Invalid.of("/address", "invalid", f"{address} is neither an e-mail address nor @domain")
    listed = listed if listed.startswith("@") else people.one_form(listed)
    row = session().merge(Insider(shop_id=shop.id, address=listed, added_at=clock.now()))
    _note(shop, actor, "listed an insider")
    return row


def remove_insider(*, shop: Shop, address: str, actor: str) -> None:
    """Nobody's reviews change by that: what was found when they were sent stays found."""
    listed = address.strip().lower()
    forms = (listed, people.one_form(listed))
    session().execute(delete(Insider).where(Insider.shop_id == shop.id, Insider.address.in_(forms)))
    _note(shop, actor, "took an insider off")


def _see(
    shop_id: uuid.UUID, kind: str, target_id: uuid.UUID, voter_id: uuid.UUID, caller: Caller, *, back: timedelta
) -> list[str]:
    seen = networks.hashed(caller.network, back=back)
    session().add(
        Sighting(
            shop_id=shop_id,
            kind=kind,
            target_id=target_id,
            identity=voter_id.hex,
            guest_id=voter_id,
            network=seen[0] if seen else None,
            insider=kind == "flag" and queries.is_key_network(shop_id, seen),
        )
    )
    session().flush()
    return seen


def _note(shop: Shop, actor: str, verb: str, **details: str) -> None:
    audit.note(shop_id=shop.id, actor=actor, verb=verb, target_kind="shop", target_id=shop.id, **details)


def _possible(case: Case) -> tuple[str, ...]:
    return DECISIONS[2:] if case.kind == "product" else DECISIONS[:2]


def _weight(shop_id: uuid.UUID, voter_id: uuid.UUID) -> float:
    upheld = queries.upheld_share(shop_id, voter_id)
    return 0.5 if upheld is not None and upheld < LIMITS.flags_upheld else 1.0
