"""Signing in by e-mail."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0009"

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "sign_ins",
        sa.Column("shop_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("link_digest", sa.String(), nullable=True),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("locale", sa.String(), nullable=True),
        sa.Column("guest_id", sa.Uuid(), nullable=True),
        sa.Column("shopper_id", sa.Uuid(), nullable=True),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("done_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.id"], name=op.f("fk_sign_ins_shop_id")),
        sa.ForeignKeyConstraint(
            ["shop_id", "guest_id"], ["guests.shop_id", "guests.id"], name=op.f("fk_sign_ins_shop_id_guest_id")
        ),
        sa.ForeignKeyConstraint(
            ["shop_id", "shopper_id"], ["shoppers.shop_id", "shoppers.id"], name=op.f("fk_sign_ins_shop_id_shopper_id")
        ),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_sign_ins")),
        sa.UniqueConstraint("digest", name=op.f("uq_sign_ins_digest")),
        sa.UniqueConstraint("link_digest", name=op.f("uq_sign_ins_link_digest")),
    )
    op.create_index("ix_sign_ins_email", "sign_ins", ["shop_id", "email"])
    op.create_index("ix_sign_ins_expires", "sign_ins", ["expires_at"])


def downgrade() -> None:
    op.drop_table("sign_ins")
