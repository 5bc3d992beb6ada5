"""A question is answered in time: what was promised, and who was written to for it."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0018"
down_revision = "0016"

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "promises",
        sa.Column("shop_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("question_id", sa.Uuid(), nullable=False),
        sa.Column("terms", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=False),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("asked_at", MOMENT, nullable=False),
        sa.Column("counted_from", MOMENT, nullable=True),
        sa.Column("spent", sa.Integer(), nullable=False),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("next_at", MOMENT, nullable=True),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.id"], name=op.f("fk_promises_shop_id")),
        sa.ForeignKeyConstraint(
            ["shop_id", "question_id"],
            ["questions.shop_id", "questions.id"],
            name=op.f("fk_promises_shop_id_question_id"),
        ),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_promises")),
    )
    op.create_index("uq_promises_question", "promises", ["shop_id", "question_id"], unique=True)
    op.create_index("ix_promises_next", "promises", ["next_at"])
    op.create_index("ix_promises_due", "promises", ["shop_id", "stage", "due_at"])
    op.create_index("ix_promises_ended", "promises", ["ended_at"])
    op.create_table(
        "promise_letters",
        sa.Column("shop_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("promise_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("letter_id", sa.Uuid(), nullable=False),
        sa.Column("written_at", MOMENT, nullable=False),
        sa.Column("answered_at", MOMENT, nullable=True),
        sa.Column("answer_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.id"], name=op.f("fk_promise_letters_shop_id")),
        sa.ForeignKeyConstraint(
            ["shop_id", "promise_id"],
            ["promises.shop_id", "promises.id"],
            name=op.f("fk_promise_letters_shop_id_promise_id"),
        ),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_promise_letters")),
    )
    once = ["shop_id", "promise_id", "kind", "role", "person_id"]
    op.create_index("uq_promise_letters_once", "promise_letters", once, unique=True)
    op.create_index("ix_promise_letters_person", "promise_letters", ["shop_id", "role", "person_id"])


def downgrade() -> None:
    op.drop_table("promise_letters")
    op.drop_table("promises")
