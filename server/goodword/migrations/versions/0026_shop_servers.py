"""Who has named a shop's mail server. Those of before were named by the operator's command."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0022"


def upgrade() -> None:
    op.add_column("mail_ways", sa.Column("by_operator", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.execute(sa.text("UPDATE mail_ways SET by_operator = true WHERE smtp_url IS NOT NULL"))


def downgrade() -> None:
    with op.batch_alter_table("mail_ways") as ways:
        ways.drop_column("by_operator")
