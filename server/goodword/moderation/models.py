"""Verdicts and cases; what velocities and copies are found by; the words and people that a shop lists."""

import uuid
from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from goodword.lib import clock
from goodword.lib.db import Base
from goodword.lib.keys import OfShop, same_shop


class VerdictRow(OfShop, Base):
    """One finding of one screening, or one row without a rule when nothing was found.

    ``screening_id`` joins the findings of a screening, ``numbers`` are what the rule compared, ``rules_version``
    tells which table of thresholds was in force.
    """

    __tablename__ = "verdicts"

    kind: Mapped[str]
    target_id: Mapped[uuid.UUID]
    screening_id: Mapped[uuid.UUID]
    outcome: Mapped[str]
    rule: Mapped[str | None]
    numbers: Mapped[dict[str, Any]] = mapped_column(default=dict)
    rules_version: Mapped[int]
    at: Mapped[datetime] = mapped_column(default=clock.now)

    __table_args__ = (
        Index("ix_verdicts_target", "shop_id", "kind", "target_id", "at"),
        Index("ix_verdicts_outcome", "shop_id", "outcome", "at"),
    )


class Case(OfShop, Base):
    """Something for a person to decide. What it is about stays as it is until then."""

    __tablename__ = "cases"

    kind: Mapped[str]
    target_id: Mapped[uuid.UUID]
    opened_by: Mapped[str]
    numbers: Mapped[dict[str, Any]] = mapped_column(default=dict)
    state: Mapped[str] = mapped_column(default="open")
    opened_at: Mapped[datetime] = mapped_column(default=clock.now)
    decision: Mapped[str | None]
    reason: Mapped[str | None]
    decided_by: Mapped[str | None]
    decided_at: Mapped[datetime | None]

    __table_args__ = (
        Index("ix_cases_state", "shop_id", "state", "opened_at", "id"),
        Index("ix_cases_target", "shop_id", "kind", "target_id", "state"),
    )


class Sighting(OfShop, Base):
    """Something was sent: by whom, from where, about what. Kept for 30 days, for velocities only.

    ``identity`` and the networks are keyed hashes; ``side`` is -1 for one or two stars, 1 for four or five, and only
    the burst rule reads it; ``arrived_at`` is when it could be seen; ``form`` is the number of the form it came from.
    """

    __tablename__ = "sightings"

    kind: Mapped[str]
    target_id: Mapped[uuid.UUID]
    identity: Mapped[str]
    guest_id: Mapped[uuid.UUID | None]
    network: Mapped[str | None]
    wide_network: Mapped[str | None]
    product_id: Mapped[uuid.UUID | None]
    side: Mapped[int] = mapped_column(default=0)
    verified: Mapped[bool] = mapped_column(default=False)
    insider: Mapped[bool] = mapped_column(default=False)
    form: Mapped[str | None]
    at: Mapped[datetime] = mapped_column(default=clock.now)
    arrived_at: Mapped[datetime | None]

    __table_args__ = (
        Index("ix_sightings_identity", "shop_id", "identity", "at"),
        Index("ix_sightings_guest", "shop_id", "guest_id", "at"),
        Index("ix_sightings_network", "shop_id", "network", "at"),
        Index("ix_sightings_wide", "shop_id", "wide_network", "at"),
        Index("ix_sightings_arrived", "shop_id", "product_id", "arrived_at"),
        Index("ix_sightings_form", "shop_id", "form"),
        Index("ix_sightings_target", "shop_id", "kind", "target_id"),
        Index("ix_sightings_at", "at"),
    )


class Fingerprint(OfShop, Base):
    """A text's smallest shingle hashes: enough to say how much two texts share, not what they say."""

    __tablename__ = "fingerprints"

    kind: Mapped[str]
    target_id: Mapped[uuid.UUID]
    identity: Mapped[str]
    guest_id: Mapped[uuid.UUID | None]
    sketch: Mapped[bytes] = mapped_column(LargeBinary)
    at: Mapped[datetime] = mapped_column(default=clock.now)

    __table_args__ = (Index("ix_fingerprints_target", "shop_id", "kind", "target_id"),)


class FingerprintBand(Base):
    """What texts that share much are found by, over all shops of the installation: a band of hashes."""

    __tablename__ = "fingerprint_bands"

    band: Mapped[str] = mapped_column(primary_key=True)
    shop_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("shops.id"), primary_key=True)
    fingerprint_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)

    __table_args__ = (
        same_shop("fingerprint_id", "fingerprints"),
        Index("ix_fingerprint_bands_print", "shop_id", "fingerprint_id"),
    )


class NetworkKey(Base):
    """The key that networks are hashed with during one week; when it is destroyed, its hashes say nothing any more."""

    __tablename__ = "network_keys"

    epoch: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    secret: Mapped[bytes] = mapped_column(LargeBinary)
    created_at: Mapped[datetime] = mapped_column(default=clock.now)


class KeyNetwork(Base):
    """A network from which a secret key of the shop was used, and on which day last."""

    __tablename__ = "key_networks"

    shop_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("shops.id"), primary_key=True)
    network: Mapped[str] = mapped_column(primary_key=True)
    last_on: Mapped[date]


class Insider(Base):
    """An address of somebody who belongs to the shop, or ``@domain`` for everybody there."""

    __tablename__ = "insiders"

    shop_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("shops.id"), primary_key=True)
    address: Mapped[str] = mapped_column(primary_key=True)
    added_at: Mapped[datetime] = mapped_column(default=clock.now)


class ShopWord(Base):
    """A word that the shop wants to look at first (``looks``), or one of the lists that it does not mind."""

    __tablename__ = "shop_words"

    shop_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("shops.id"), primary_key=True)
    word: Mapped[str] = mapped_column(primary_key=True)
    looks: Mapped[bool] = mapped_column(default=True)
    added_at: Mapped[datetime] = mapped_column(default=clock.now)


class Overlap(OfShop, Base):
    """A reviewer who shares several products with the same others; the row's id is of the day's search."""

    __tablename__ = "overlaps"

    identity: Mapped[str] = mapped_column(primary_key=True)
    products: Mapped[int]
    reviewers: Mapped[int]
    graph: Mapped[dict[str, Any]] = mapped_column(default=dict)
    found_at: Mapped[datetime] = mapped_column(default=clock.now)

    __table_args__ = (Index("ix_overlaps_identity", "shop_id", "identity", "found_at"),)
