"""Questions about products, their answers, and the numbers that are kept of them."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0014"

MOMENT = sa.DateTime(timezone=True)


def _written(table: str) -> list[Any]:
    """What every kind of words has."""
    return [
        sa.Column("shop_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
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
        sa.ForeignKeyConstraint(["shop_id"], ["shops.id"], name=op.f(f"fk_{table}_shop_id")),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f(f"pk_{table}")),
        *(_same_shop(table, f"{one}_id", f"{one}s") for one in ("incentive", "shopper", "guest")),
    ]


def _same_shop(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_shop_id_{column}")
    return sa.ForeignKeyConstraint(["shop_id", column], [f"{target}.shop_id", f"{target}.id"], name=name)


def upgrade() -> None:
    op.create_table(
        "questions",
        *_written("questions"),
        sa.Column("product_id", sa.Uuid(), nullable=False),
        sa.Column("details", sa.String(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("closed_because", sa.String(), nullable=True),
        sa.Column("closed_at", MOMENT, nullable=True),
        sa.Column("asked_back", sa.String(), nullable=True),
        sa.Column("accepted_id", sa.Uuid(), nullable=True),
        sa.Column("accepted_by", sa.String(), nullable=True),
        sa.Column("answers_count", sa.Integer(), nullable=False),
        sa.Column("has_answer", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("first_answered_at", MOMENT, nullable=True),
        _same_shop("questions", "product_id", "products"),
    )
    of_product = ["shop_id", "product_id", "status"]
    op.create_index("ix_questions_newest", "questions", [*of_product, "sorted_at", "id"])
    op.create_index("ix_questions_helpful", "questions", [*of_product, "helpful", "has_answer", "sorted_at", "id"])
    op.create_index("ix_questions_unanswered", "questions", [*of_product, "has_answer", "sorted_at", "id"])
    op.create_index("ix_questions_state", "questions", ["shop_id", "status", "state", "received_at", "id"])
    op.create_index("ix_questions_first_answered", "questions", ["shop_id", "first_answered_at"])
    op.create_table(
        "answers",
        *_written("answers"),
        sa.Column("question_id", sa.Uuid(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("weight", sa.Integer(), nullable=False),
        sa.Column("comments_count", sa.Integer(), nullable=False),
        _same_shop("answers", "question_id", "questions"),
    )
    best = ["shop_id", "question_id", "status", "helpful", "weight", "sorted_at", "id"]
    op.create_index("ix_answers_best", "answers", best)
    for table in ("questions", "answers"):
        op.create_index(f"ix_{table}_queue", table, ["shop_id", "status", "received_at", "id"])
        op.create_index(f"ix_{table}_guest", table, ["shop_id", "guest_id", "received_at"])
        op.create_index(f"ix_{table}_shopper", table, ["shop_id", "shopper_id", "received_at"])
    op.create_table(
        "question_sums",
        sa.Column("shop_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("asked", sa.Integer(), nullable=False),
        sa.Column("unanswered", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.id"], name=op.f("fk_question_sums_shop_id")),
        _same_shop("question_sums", "id", "products"),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_question_sums")),
    )
    op.create_table(
        "question_figures",
        sa.Column("shop_id", sa.Uuid(), nullable=False),
        sa.Column("usually_hours", sa.Integer(), nullable=True),
        sa.Column("measured_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.id"], name=op.f("fk_question_figures_shop_id")),
        sa.PrimaryKeyConstraint("shop_id", name=op.f("pk_question_figures")),
    )


def downgrade() -> None:
    for table in ("question_figures", "question_sums", "answers", "questions"):
        op.drop_table(table)
