"""Photos, and which review has which."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "photos",
        sa.Column("shop_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("guest_id", sa.Uuid(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("token", sa.String(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("bytes", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("moved_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.id"], name=op.f("fk_photos_shop_id")),
        sa.ForeignKeyConstraint(
            ["shop_id", "guest_id"], ["guests.shop_id", "guests.id"], name=op.f("fk_photos_shop_id_guest_id")
        ),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_photos")),
        sa.UniqueConstraint("shop_id", "token", name=op.f("uq_photos_shop_id_token")),
    )
    op.create_index("ix_photos_guest", "photos", ["shop_id", "guest_id", "created_at"])
    op.create_index("ix_photos_state", "photos", ["state", "moved_at"])
    op.create_table(
        "review_photos",
        sa.Column("shop_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.id"], name=op.f("fk_review_photos_shop_id")),
        sa.ForeignKeyConstraint(
            ["shop_id", "id"], ["photos.shop_id", "photos.id"], name=op.f("fk_review_photos_shop_id_id")
        ),
        sa.ForeignKeyConstraint(
            ["shop_id", "review_id"], ["reviews.shop_id", "reviews.id"], name=op.f("fk_review_photos_shop_id_review_id")
        ),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_review_photos")),
    )
    op.create_index("ix_review_photos_review", "review_photos", ["shop_id", "review_id", "position"])


def downgrade() -> None:
    op.drop_table("review_photos")
    op.drop_table("photos")
