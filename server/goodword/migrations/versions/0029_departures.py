"""The template of a post, when it left before it came again, and one account at a network found by its name there."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0027"


def upgrade() -> None:
    op.add_column("posts", sa.Column("template", sa.String()))
    op.add_column("posts", sa.Column("left_before", sa.JSON()))
    op.create_index("ix_accounts_subject", "accounts", ["shop_id", "network", "subject"])


def downgrade() -> None:
    op.drop_index("ix_accounts_subject", "accounts")
    with op.batch_alter_table("posts") as posts:
        posts.drop_column("left_before")
        posts.drop_column("template")
