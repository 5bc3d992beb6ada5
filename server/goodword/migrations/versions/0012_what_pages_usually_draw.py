"""Which parts of the widget a shop's pages fetch at once."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0008"


def upgrade() -> None:
    op.add_column("shops", sa.Column("usual", sa.String(), nullable=True))


def downgrade() -> None:
    op.drop_column("shops", "usual")
