"""Shoppers, guests, how they show who they are, and the proofs on their way."""

import uuid
from datetime import datetime

from sqlalchemy import JSON, Index, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from goodword.lib import clock
from goodword.lib.db import Base
from goodword.lib.keys import OfShop, same_shop
from goodword.shoppers.rules import BEARER_RESTS, PROOF_IS_FRESH

LIST = JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")


class Shopper(OfShop, Base):
    """A person known to one shop, by a proven address or because it vouches for her. Nobody is known across shops.

    ``ref`` is the shop's own id of her, ``guest_id`` her pen: what she writes hangs on this guest on every device.
    Whoever turned out to be somebody else stays as an empty row, ``joined_to`` her.
    ``former_names`` and ``former_emails`` are hers too: replies may name her so, letters may have gone there.
    ``slug`` names her public profile: random, and there only while she wants the profile to be public.
    """

    __tablename__ = "shoppers"

    email: Mapped[str | None]
    name: Mapped[str | None]
    locale: Mapped[str | None]
    proven_at: Mapped[datetime | None]
    slug: Mapped[str | None]
    created_at: Mapped[datetime] = mapped_column(default=clock.now)
    guest_id: Mapped[uuid.UUID | None]
    ref: Mapped[str | None]
    joined_to: Mapped[uuid.UUID | None]
    former_names: Mapped[list[str] | None] = mapped_column(LIST)
    former_emails: Mapped[list[str] | None] = mapped_column(LIST)

    __table_args__ = (
        same_shop("guest_id", "guests"),
        UniqueConstraint("shop_id", "email"),
        Index("uq_shoppers_shop_id_ref", "shop_id", "ref", unique=True),
        Index("ix_shoppers_slug", "slug", unique=True),
    )


class Guest(OfShop, Base):
    """A page's visitor from her first write on: a random key, nothing else.

    Once it is known which shopper she is (``joined_to``), her key opens nothing any more.
    """

    __tablename__ = "guests"

    digest: Mapped[str] = mapped_column(unique=True)
    created_at: Mapped[datetime] = mapped_column(default=clock.now)
    joined_to: Mapped[uuid.UUID | None]

    __table_args__ = (Index("ix_guests_joined_to", "shop_id", "joined_to"),)


class Proof(OfShop, Base):
    """A mailed link on its way: whoever presses its button reads mail at that address."""

    __tablename__ = "proofs"

    digest: Mapped[str] = mapped_column(unique=True)
    email: Mapped[str]
    name: Mapped[str | None]
    locale: Mapped[str | None]
    guest_id: Mapped[uuid.UUID]
    purpose: Mapped[str]
    target_id: Mapped[uuid.UUID]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]

    __table_args__ = (
        same_shop("guest_id", "guests"),
        Index("ix_proofs_email", "shop_id", "email", "expires_at"),
        Index("ix_proofs_target", "shop_id", "target_id"),
    )


class ShopperBearer(OfShop, Base):
    """What a shopper shows once she is known: 256 random bits, of which the hash is kept.

    ``how`` she was known (``shop`` or ``email``), ``proven_at``: when last. It ends an hour after ``used_at``, and at
    ``expires_at`` at the latest.
    """

    __tablename__ = "shopper_bearers"

    shopper_id: Mapped[uuid.UUID]
    digest: Mapped[str] = mapped_column(unique=True)
    how: Mapped[str]
    proven_at: Mapped[datetime]
    created_at: Mapped[datetime] = mapped_column(default=clock.now)
    used_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]

    __table_args__ = (
        same_shop("shopper_id", "shoppers"),
        Index("ix_shopper_bearers_shopper", "shop_id", "shopper_id"),
        Index("ix_shopper_bearers_expires", "expires_at"),
    )

    @property
    def ends_at(self) -> datetime:
        """Until when it is good if it is not used."""
        return min(self.used_at + BEARER_RESTS, self.expires_at)

    @property
    def fresh_until(self) -> datetime | None:
        """Until when she need not show again who she is; None when she must."""
        until = self.proven_at + PROOF_IS_FRESH
        return until if until > clock.now() else None


class SignIn(OfShop, Base):
    """A letter on its way to an address that somebody gave to sign in: a code and a link, ten minutes, five tries.

    ``digest`` is of what the asking page holds, ``link_digest`` of the letter's link (none: it has ended), ``code`` is
    keyed with the house's key and the row. ``origin`` is the page's. Once ``done_at``, it has brought its bearer.
    """

    __tablename__ = "sign_ins"

    digest: Mapped[str] = mapped_column(unique=True)
    link_digest: Mapped[str | None] = mapped_column(unique=True)
    code: Mapped[str]
    email: Mapped[str]
    locale: Mapped[str | None]
    guest_id: Mapped[uuid.UUID | None]
    shopper_id: Mapped[uuid.UUID | None]
    origin: Mapped[str]
    tries: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime] = mapped_column(default=clock.now)
    expires_at: Mapped[datetime]
    done_at: Mapped[datetime | None]

    __table_args__ = (
        same_shop("guest_id", "guests"),
        same_shop("shopper_id", "shoppers"),
        Index("ix_sign_ins_email", "shop_id", "email"),
        Index("ix_sign_ins_expires", "expires_at"),
    )


class IdentitySecret(OfShop, Base):
    """By this the shop vouches: a sealed secret (``HS256``) or a public key (``ES256``), named ``kid``."""

    __tablename__ = "identity_secrets"

    kid: Mapped[str]
    algorithm: Mapped[str]
    sealed: Mapped[str | None]
    public_key: Mapped[str | None]
    created_at: Mapped[datetime] = mapped_column(default=clock.now)
    revoked_at: Mapped[datetime | None]

    __table_args__ = (UniqueConstraint("shop_id", "kid"),)


class Assertion(OfShop, Base):
    """A word of the shop's that was taken: the same one again gets the same bearer, another one of its name nothing."""

    __tablename__ = "assertions"

    jti: Mapped[str]
    digest: Mapped[str]
    expires_at: Mapped[datetime]

    __table_args__ = (UniqueConstraint("shop_id", "jti"), Index("ix_assertions_expires", "expires_at"))


class Purchase(OfShop, Base):
    """A product that the shop says she bought: by its own refs of order and product, as it told them."""

    __tablename__ = "purchases"

    shopper_id: Mapped[uuid.UUID]
    order_ref: Mapped[str]
    product_ref: Mapped[str]
    bought_at: Mapped[datetime | None]
    told_at: Mapped[datetime] = mapped_column(default=clock.now)

    __table_args__ = (
        same_shop("shopper_id", "shoppers"),
        Index("uq_purchases_line", "shop_id", "shopper_id", "order_ref", "product_ref", unique=True),
    )


class Expert(OfShop, Base):
    """Somebody whom the shop has asked to write under her own name. She is a shopper with a badge, and no staff.

    ``shopper_id`` is None until the link in her letter has proven that the address is hers.
    """

    __tablename__ = "experts"

    shopper_id: Mapped[uuid.UUID | None]
    email: Mapped[str]
    name: Mapped[str]
    title: Mapped[str | None]
    locale: Mapped[str | None]
    topics: Mapped[list[str]] = mapped_column(LIST, default=list)
    invited_at: Mapped[datetime] = mapped_column(default=clock.now)
    accepted_at: Mapped[datetime | None]
    removed_at: Mapped[datetime | None]

    __table_args__ = (
        same_shop("shopper_id", "shoppers"),
        UniqueConstraint("shop_id", "email"),
        Index("ix_experts_shopper", "shop_id", "shopper_id"),
    )
