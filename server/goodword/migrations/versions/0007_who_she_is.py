"""Shoppers with a pen of their own, their bearers, how shops vouch for them, and what they bought."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0012"

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    with op.batch_alter_table("shoppers") as shoppers:
        shoppers.add_column(sa.Column("guest_id", sa.Uuid(), nullable=True))
        shoppers.add_column(sa.Column("ref", sa.String(), nullable=True))
        shoppers.add_column(sa.Column("joined_to", sa.Uuid(), nullable=True))
        shoppers.create_foreign_key(
            op.f("fk_shoppers_shop_id_guest_id"), "guests", ["shop_id", "guest_id"], ["shop_id", "id"]
        )
    op.create_index("uq_shoppers_shop_id_ref", "shoppers", ["shop_id", "ref"], unique=True)
    op.create_table(
        "shopper_bearers",
        *_of_shop("shopper_bearers"),
        sa.Column("shopper_id", sa.Uuid(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("how", sa.String(), nullable=False),
        sa.Column("proven_at", MOMENT, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("used_at", MOMENT, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("revoked_at", MOMENT, nullable=True),
        _hers("shopper_bearers"),
        sa.UniqueConstraint("digest", name=op.f("uq_shopper_bearers_digest")),
    )
    op.create_index("ix_shopper_bearers_shopper", "shopper_bearers", ["shop_id", "shopper_id"])
    op.create_index("ix_shopper_bearers_expires", "shopper_bearers", ["expires_at"])
    op.create_table(
        "identity_secrets",
        *_of_shop("identity_secrets"),
        sa.Column("kid", sa.String(), nullable=False),
        sa.Column("algorithm", sa.String(), nullable=False),
        sa.Column("sealed", sa.String(), nullable=True),
        sa.Column("public_key", sa.String(), nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("revoked_at", MOMENT, nullable=True),
        sa.UniqueConstraint("shop_id", "kid", name=op.f("uq_identity_secrets_shop_id_kid")),
    )
    op.create_table(
        "assertions",
        *_of_shop("assertions"),
        sa.Column("jti", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.UniqueConstraint("shop_id", "jti", name=op.f("uq_assertions_shop_id_jti")),
    )
    op.create_index("ix_assertions_expires", "assertions", ["expires_at"])
    op.create_table(
        "purchases",
        *_of_shop("purchases"),
        sa.Column("shopper_id", sa.Uuid(), nullable=False),
        sa.Column("order_ref", sa.String(), nullable=False),
        sa.Column("product_ref", sa.String(), nullable=False),
        sa.Column("bought_at", MOMENT, nullable=True),
        sa.Column("told_at", MOMENT, nullable=False),
        _hers("purchases"),
    )
    op.create_index(
        "uq_purchases_line", "purchases", ["shop_id", "shopper_id", "order_ref", "product_ref"], unique=True
    )


def downgrade() -> None:
    for table in ("purchases", "assertions", "identity_secrets", "shopper_bearers"):
        op.drop_table(table)
    op.drop_index("uq_shoppers_shop_id_ref", table_name="shoppers")
    with op.batch_alter_table("shoppers") as shoppers:
        shoppers.drop_constraint("fk_shoppers_shop_id_guest_id", type_="foreignkey")
        for name in ("joined_to", "ref", "guest_id"):
            shoppers.drop_column(name)


def _of_shop(table: str) -> tuple:
    return (
        sa.Column("shop_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.id"], name=op.f(f"fk_{table}_shop_id")),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f(f"pk_{table}")),
    )


def _hers(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["shop_id", "shopper_id"], ["shoppers.shop_id", "shoppers.id"], name=op.f(f"fk_{table}_shop_id_shopper_id")
    )
