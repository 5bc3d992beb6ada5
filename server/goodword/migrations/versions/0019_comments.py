"""Comments on reviews and answers, and how many a review has."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"

MOMENT = sa.DateTime(timezone=True)


def _same_shop(column: str, target: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_comments_shop_id_{column}")
    return sa.ForeignKeyConstraint(["shop_id", column], [f"{target}.shop_id", f"{target}.id"], name=name)


def upgrade() -> None:
    op.create_table(
        "comments",
        sa.Column("shop_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("on_kind", sa.String(), nullable=False),
        sa.Column("on_id", sa.Uuid(), nullable=False),
        sa.Column("parent_id", sa.Uuid(), nullable=True),
        sa.Column("answers_id", sa.Uuid(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("locale", sa.String(), nullable=True),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("source_id", sa.String(), nullable=True),
        sa.Column("collection_method", sa.String(), nullable=False),
        sa.Column("verification_level", sa.String(), nullable=False),
        sa.Column("order_line_id", sa.Uuid(), nullable=True),
        sa.Column("author_kind", sa.String(), nullable=False),
        sa.Column("author_name", sa.String(), nullable=True),
        sa.Column("moderation_reason", sa.String(), nullable=True),
        sa.Column("helpful", sa.Integer(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=True),
        sa.Column("received_at", MOMENT, nullable=False),
        sa.Column("published_at", MOMENT, nullable=True),
        sa.Column("edited_at", MOMENT, nullable=True),
        sa.Column("withdrawn_at", MOMENT, nullable=True),
        sa.Column("withdrawn_from", sa.String(), nullable=True),
        sa.Column("incentive_id", sa.Uuid(), nullable=True),
        sa.Column("shopper_id", sa.Uuid(), nullable=True),
        sa.Column("guest_id", sa.Uuid(), nullable=True),
        sa.Column("text", sa.String(), nullable=True),
        sa.Column("search", sa.String(), nullable=False),
        sa.Column("counted", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column("not_counted_because", sa.String(), nullable=True),
        sa.Column("arrived_at", MOMENT, nullable=True),
        sa.Column("sorted_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.id"], name=op.f("fk_comments_shop_id")),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_comments")),
        *(_same_shop(f"{one}_id", f"{one}s") for one in ("incentive", "shopper", "guest")),
        *(_same_shop(f"{one}_id", "comments") for one in ("parent", "answers")),
    )
    under = ["shop_id", "on_kind", "on_id", "parent_id", "status"]
    op.create_index("ix_comments_order", "comments", [*under, "sorted_at", "id"])
    op.create_index("ix_comments_helpful", "comments", [*under, "helpful", "sorted_at", "id"])
    op.create_index("ix_comments_replies", "comments", ["shop_id", "parent_id", "status", "sorted_at", "id"])
    op.create_index("ix_comments_queue", "comments", ["shop_id", "status", "received_at", "id"])
    op.create_index("ix_comments_guest", "comments", ["shop_id", "guest_id", "received_at"])
    op.create_index("ix_comments_shopper", "comments", ["shop_id", "shopper_id", "received_at"])
    op.add_column("reviews", sa.Column("comments_count", sa.Integer(), server_default="0", nullable=False))


def downgrade() -> None:
    op.drop_column("reviews", "comments_count")
    op.drop_table("comments")
