"""Exports of a person's data, and erasures."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0011"
down_revision = "0013"

_JSON = sa.JSON().with_variant(postgresql.JSONB(astext_type=sa.Text()), "postgresql")
_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "personal_exports",
        sa.Column("shop_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("shopper_id", sa.Uuid(), nullable=True),
        sa.Column("guest_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("file", sa.String(), nullable=True),
        sa.Column("bytes", sa.Integer(), nullable=False),
        sa.Column("asked_at", _MOMENT, nullable=False),
        sa.Column("ready_at", _MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.id"], name=op.f("fk_personal_exports_shop_id")),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_personal_exports")),
    )
    op.create_index("ix_personal_exports_guest", "personal_exports", ["shop_id", "guest_id", "asked_at"])
    op.create_index("ix_personal_exports_state", "personal_exports", ["state", "asked_at"])
    op.create_table(
        "erasures",
        sa.Column("shop_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("who", _JSON, nullable=False),
        sa.Column("keep_words", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("asked_by", sa.String(), nullable=False),
        sa.Column("asked_at", _MOMENT, nullable=False),
        sa.Column("done_at", _MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.id"], name=op.f("fk_erasures_shop_id")),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_erasures")),
    )
    op.create_index("ix_erasures_state", "erasures", ["state", "asked_at"])


def downgrade() -> None:
    op.drop_table("erasures")
    op.drop_table("personal_exports")
