"""Whom a guest has become, what a shopper was called before, and what a letter is about."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0014"
down_revision = "0010"

LIST = sa.JSON().with_variant(JSONB(), "postgresql")


def upgrade() -> None:
    op.add_column("guests", sa.Column("joined_to", sa.Uuid(), nullable=True))
    op.create_index("ix_guests_joined_to", "guests", ["shop_id", "joined_to"])
    op.execute(
        "UPDATE guests SET joined_to = (SELECT gone.joined_to FROM shoppers AS gone"
        " WHERE gone.shop_id = guests.shop_id AND gone.guest_id = guests.id)"
        " WHERE id IN (SELECT guest_id FROM shoppers WHERE joined_to IS NOT NULL)"
    )
    op.add_column("shoppers", sa.Column("former_names", LIST, nullable=True))
    op.add_column("shoppers", sa.Column("former_emails", LIST, nullable=True))
    op.create_index("ix_proofs_target", "proofs", ["shop_id", "target_id"])
    op.add_column("letters", sa.Column("about_id", sa.Uuid(), nullable=True))


def downgrade() -> None:
    op.drop_column("letters", "about_id")
    op.drop_index("ix_proofs_target", "proofs")
    op.drop_column("shoppers", "former_emails")
    op.drop_column("shoppers", "former_names")
    op.drop_index("ix_guests_joined_to", "guests")
    op.drop_column("guests", "joined_to")
