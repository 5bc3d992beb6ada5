"""Expert hours, and things of the catalogue that stand for something else than a product."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0020"
down_revision = "0019"

MOMENT = sa.DateTime(timezone=True)
LIST = sa.JSON().with_variant(JSONB(), "postgresql")


def _same_shop(column: str, target: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_hours_shop_id_{column}")
    return sa.ForeignKeyConstraint(["shop_id", column], [f"{target}.shop_id", f"{target}.id"], name=name)


def upgrade() -> None:
    op.add_column("products", sa.Column("stands_for", sa.String(), nullable=True))
    op.create_table(
        "hours",
        sa.Column("shop_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("product_id", sa.Uuid(), nullable=False),
        sa.Column("expert_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=True),
        sa.Column("products", LIST, nullable=False),
        sa.Column("begins_at", MOMENT, nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("collects_at", MOMENT, nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.Column("cancelled_at", MOMENT, nullable=True),
        sa.Column("cancelled_because", sa.String(), nullable=True),
        sa.Column("told_up_to", sa.Uuid(), nullable=True),
        sa.Column("told_at", MOMENT, nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.id"], name=op.f("fk_hours_shop_id")),
        _same_shop("product_id", "products"),
        _same_shop("expert_id", "experts"),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_hours")),
    )
    op.create_index("ix_hours_begins", "hours", ["shop_id", "begins_at", "id"])
    op.create_index("ix_hours_product", "hours", ["shop_id", "product_id"], unique=True)
    op.create_index("ix_hours_state", "hours", ["state", "begins_at"])


def downgrade() -> None:
    op.drop_table("hours")
    op.drop_column("products", "stands_for")
