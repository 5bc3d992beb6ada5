"""With which address to return to a server knows us. What was registered before has another one and is made anew."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"


def upgrade() -> None:
    op.add_column("registrations", sa.Column("back", sa.String(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("registrations") as registrations:
        registrations.drop_column("back")
