"""Questions are found by their ids alone: the address of a question's page names no shop."""

from alembic import op

revision = "0021"
down_revision = "0017"


def upgrade() -> None:
    op.create_index("ix_questions_id", "questions", ["id"])


def downgrade() -> None:
    op.drop_index("ix_questions_id", "questions")
