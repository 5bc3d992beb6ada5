"""Screening: what is known about something sent, judged by the rules, and kept."""

import uuid
from dataclasses import dataclass, field, replace
from datetime import timedelta

from sqlalchemy import update

from goodword.lib import clock, ids
from goodword.lib.db import session
from goodword.lib.errors import ProofNeeded
from goodword.moderation import cases, contacts, copies, knowing, networks, people, queries, tokens, wordlists
from goodword.moderation.models import Fingerprint, Sighting, VerdictRow
from goodword.moderation.networks import NOWHERE, Caller
from goodword.moderation.rules import LIMITS, Features, Finding, Verdict, judge, verdict_of, wants_proof
from goodword.shops.models import Shop

OVERLAP_LIVES = timedelta(days=14)
LASTING = ("pace", "network", "overlap", "trap", "staff", "burst")
"""What new words do not mend."""


@dataclass(frozen=True, kw_only=True)
class Sent:
    """What is to be screened: the words, who sent them from where, and with which form.

    ``text`` is all that she wrote, ``beside`` her name; ``side``: see ``Sighting``.
    """

    shop: Shop
    kind: str
    target_id: uuid.UUID
    text: str
    beside: str
    locale: str | None
    email: str
    guest_id: uuid.UUID | None
    guest_minutes: float
    product_id: uuid.UUID | None
    side: int
    proven: bool
    verified: bool = False
    caller: Caller = NOWHERE
    form: tokens.Form = field(default_factory=lambda: tokens.Form("missing"))
    trapped: bool = False
    proof: str | None = None

    @property
    def owner(self) -> bytes:
        """For whom a proof of work is good: this guest in this shop."""
        return self.shop.id.bytes + (self.guest_id.bytes if self.guest_id else b"")


def screen(sent: Sent) -> Verdict:
    """Judge something sent, keep what was found, and say how it stands.

    :raises ProofNeeded: the circumstances are suspicious, and no work came along.
    """
    sighting = _sighting(sent)
    features = _features(sent, sighting)
    if wants_proof(features):
        raise ProofNeeded(more={"challenge": tokens.challenge(sent.owner)})
    session().add(sighting)
    verdict = judge(features)
    _keep(sent.shop.id, sent.kind, sent.target_id, verdict)
    return verdict


def rescreen(sent: Sent) -> Verdict:
    """Judge new words of the same thing. What was found about its sender, pace and network stays found."""
    sighting = queries.sighting_of(sent.shop.id, sent.kind, sent.target_id) or _sighting(sent)
    form = Features(form=_form(sent), form_seconds=sent.form.seconds(clock.now()), trapped=sent.trapped)
    now = judge(_of_text(sent, sighting, form, is_new=False)).findings
    known = standing(sent.shop.id, sent.kind, sent.target_id).findings
    verdict = verdict_of([*now, *(each for each in known if each.rule in LASTING)])
    _keep(sent.shop.id, sent.kind, sent.target_id, verdict)
    return verdict


def arrived(*, shop_id: uuid.UUID, kind: str, target_id: uuid.UUID) -> Verdict:
    """It can be seen from now on: judge it again by what has arrived beside it since it was sent (R4)."""
    known = standing(shop_id, kind, target_id)
    sighting = queries.sighting_of(shop_id, kind, target_id)
    if sighting is None or sighting.arrived_at is not None:
        return known
    sighting.arrived_at = clock.now()
    session().flush()
    burst = [] if known.not_counted_because else _burst_of(sighting)
    if not burst:
        return known
    verdict = verdict_of([*known.findings, *burst])
    _keep(shop_id, kind, target_id, verdict)
    if sighting.product_id is not None:
        cases.open_for(shop_id, "product", sighting.product_id, "burst", burst[0].numbers)
    return verdict


def standing(shop_id: uuid.UUID, kind: str, target_id: uuid.UUID) -> Verdict:
    """The verdict as it stands: what the newest screening found."""
    rows = queries.findings_on(shop_id, kind, target_id)
    return verdict_of([Finding(row.rule, row.outcome, row.numbers) for row in rows if row.rule is not None])


def move(*, shop_id: uuid.UUID, kind: str, source_id: uuid.UUID, target_id: uuid.UUID) -> None:
    """What was found about one thing holds for another now: a second review has become the first one's words."""
    copies.forget(shop_id, kind, target_id)
    for table in (VerdictRow, Sighting, Fingerprint):
        mine = (table.shop_id == shop_id) & (table.kind == kind) & (table.target_id == source_id)
        session().execute(update(table).where(mine).values(target_id=target_id))


def note_refusal(*, shop_id: uuid.UUID, kind: str, verdict: Verdict) -> None:
    """Keep that something was refused; of the thing itself nothing is kept."""
    _keep(shop_id, kind, ids.new(), verdict)


def _sighting(sent: Sent) -> Sighting:
    seen = networks.hashed(sent.caller.network)
    wide = networks.hashed(sent.caller.wide)
    return Sighting(
        shop_id=sent.shop.id,
        id=ids.new(),
        kind=sent.kind,
        target_id=sent.target_id,
        identity=people.identity_of(sent.shop.id, sent.email),
        guest_id=sent.guest_id,
        network=seen[0] if seen else None,
        wide_network=wide[0] if wide else None,
        product_id=sent.product_id,
        side=sent.side,
        verified=sent.verified,
        form=sent.form.number,
        at=clock.now(),
    )


def _features(sent: Sent, sighting: Sighting) -> Features:
    day = queries.DAY
    known = knowing.known_of(sighting, overlaps_since=sighting.at - OVERLAP_LIVES)
    near = networks.hashed(sent.caller.network, back=day)
    product, shop, in_an_hour = queries.from_network(sighting, near, window=day)
    wide_product, wide_shop, _ = queries.from_network(
        sighting, networks.hashed(sent.caller.wide, back=2 * day), window=2 * day, wide=True
    )
    circumstances = Features(
        same_day=known.others + 1,
        seconds_since=(sighting.at - known.last).total_seconds() if known.last else None,
        network_product=product + 1 if near else 0,
        network_shop=shop + 1 if near else 0,
        network_hour=in_an_hour,
        wide_product=wide_product + 1 if sent.caller.wide else 0,
        wide_shop=wide_shop + 1 if sent.caller.wide else 0,
        form="reused" if known.form_used else sent.form.state,
        form_seconds=sent.form.seconds(sighting.at),
        trapped=sent.trapped,
        guest_minutes=sent.guest_minutes,
        proven=sent.proven,
        verified=sent.verified,
        worked=tokens.is_worked(sent.owner, sent.proof),
        overlap_products=known.overlap_products,
        overlap_reviewers=known.overlap_reviewers,
    )
    return _of_text(sent, sighting, circumstances, is_new=True)


def _of_text(sent: Sent, sighting: Sighting, known: Features, *, is_new: bool) -> Features:
    locales = tuple(dict.fromkeys(each for each in (sent.locale, sent.shop.locale) if each))
    own = knowing.lists_of(sent.shop.id)
    words, everything = sent.text.split(), f"{sent.text}\n{sent.beside}"
    share, is_elsewhere = 0.0, False
    if len(words) >= LIMITS.similar_words:
        share, is_elsewhere = copies.compare(sent.text, sighting, is_new=is_new)
    return replace(
        known,
        links=tuple(contacts.links(everything)),
        contacts=tuple(contacts.contacts(everything, locales)),
        words=tuple(wordlists.found(everything, locales, own.looked, own.spared)),
        promotion=contacts.promotion(sent.text),
        word_count=len(words),
        letters=sum(letter.isalpha() for letter in sent.text),
        capitals=sum(letter.isupper() for letter in sent.text),
        twin_share=share,
        twin_elsewhere=is_elsewhere,
        insider=_insider(sent, own.insiders),
    )


def _insider(sent: Sent, listed: set[str]) -> str:
    if by := queries.belongs(sent.shop, sent.email, listed=listed):
        return by
    near = networks.hashed(sent.caller.network, back=networks.KEYS_LIVE)
    return "network" if queries.is_key_network(sent.shop.id, near) else ""


def _form(sent: Sent) -> str:
    number = sent.form.number
    if number is not None and queries.form_used(sent.shop.id, number, sent.target_id):
        return "reused"
    return sent.form.state


def _burst_of(sighting: Sighting) -> list[Finding]:
    count, rate = queries.burst(sighting)
    seen = Features(burst_count=count, burst_rate=rate, verified=sighting.verified)
    return [each for each in judge(seen).findings if each.rule == "burst"]


def _keep(shop_id: uuid.UUID, kind: str, target_id: uuid.UUID, verdict: Verdict) -> None:
    screening_id, moment = ids.new(), clock.now()
    for finding in verdict.findings or (None,):
        session().add(
            VerdictRow(
                shop_id=shop_id,
                id=ids.new(),
                kind=kind,
                target_id=target_id,
                screening_id=screening_id,
                outcome=finding.outcome if finding else verdict.outcome,
                rule=finding.rule if finding else None,
                numbers=finding.numbers if finding else {},
                rules_version=verdict.version,
                at=moment,
            )
        )
    session().flush()
