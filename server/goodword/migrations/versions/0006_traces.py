"""Jobs and letters keep the trace of the request that caused them."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0001"


def upgrade() -> None:
    for table in ("jobs", "letters"):
        op.add_column(table, sa.Column("traceparent", sa.String(), nullable=True))


def downgrade() -> None:
    for table in ("letters", "jobs"):
        op.drop_column(table, "traceparent")
