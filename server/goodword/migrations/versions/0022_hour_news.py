"""What has become of an expert's hour, until everybody whom it touches has been told."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0024"


def upgrade() -> None:
    op.add_column("hours", sa.Column("news", sa.String(), nullable=True))
    op.add_column("hours", sa.Column("news_up_to", sa.Uuid(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("hours") as hours:
        hours.drop_column("news_up_to")
        hours.drop_column("news")
