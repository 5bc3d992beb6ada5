"""What she looks like and calls herself, what she has withdrawn, and the ledger of her consents."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0011"


def upgrade() -> None:
    op.add_column("photos", sa.Column("kind", sa.String(), server_default="photo", nullable=False))
    op.add_column("reviews", sa.Column("withdrawn_from", sa.String(), nullable=True))
    op.create_index("ix_reviews_guest", "reviews", ["shop_id", "guest_id", "received_at"])
    op.create_index("ix_reviews_shopper", "reviews", ["shop_id", "shopper_id", "received_at"])
    op.add_column("shoppers", sa.Column("slug", sa.String(), nullable=True))
    op.create_index("ix_shoppers_slug", "shoppers", ["slug"], unique=True)
    op.create_table(
        "consents",
        sa.Column("shop_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("guest_id", sa.Uuid(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("text_version", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("locale", sa.String(), nullable=False),
        sa.Column("given", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.id"], name=op.f("fk_consents_shop_id")),
        sa.ForeignKeyConstraint(
            ["shop_id", "guest_id"], ["guests.shop_id", "guests.id"], name=op.f("fk_consents_shop_id_guest_id")
        ),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_consents")),
    )
    op.create_index("ix_consents_guest", "consents", ["shop_id", "guest_id", "purpose", "at"])


def downgrade() -> None:
    op.drop_table("consents")
    op.drop_index("ix_shoppers_slug", "shoppers")
    op.drop_column("shoppers", "slug")
    op.drop_index("ix_reviews_shopper", "reviews")
    op.drop_index("ix_reviews_guest", "reviews")
    op.drop_column("reviews", "withdrawn_from")
    op.drop_column("photos", "kind")
