"""Short links that were shared, how often each was opened, and pictures of products."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0021"

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "links",
        sa.Column("shop_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("token", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("target_id", sa.Uuid(), nullable=False),
        sa.Column("network", sa.String(), nullable=False),
        sa.Column("guest_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.id"], name=op.f("fk_links_shop_id")),
        sa.ForeignKeyConstraint(
            ["shop_id", "guest_id"], ["guests.shop_id", "guests.id"], name=op.f("fk_links_shop_id_guest_id")
        ),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_links")),
        sa.UniqueConstraint("token", name=op.f("uq_links_token")),
    )
    op.create_index("ix_links_guest", "links", ["shop_id", "guest_id"])
    op.create_index("ix_links_target", "links", ["shop_id", "kind", "target_id"])
    op.create_table(
        "link_opens",
        sa.Column("shop_id", sa.Uuid(), nullable=False),
        sa.Column("link_id", sa.Uuid(), nullable=False),
        sa.Column("hour", MOMENT, nullable=False),
        sa.Column("by_crawlers", sa.Boolean(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["shop_id", "link_id"], ["links.shop_id", "links.id"], name=op.f("fk_link_opens_shop_id_link_id")
        ),
        sa.PrimaryKeyConstraint("shop_id", "link_id", "hour", "by_crawlers", name=op.f("pk_link_opens")),
    )
    op.create_table(
        "product_pictures",
        sa.Column("shop_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("photo_id", sa.Uuid(), nullable=True),
        sa.Column("asked_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.id"], name=op.f("fk_product_pictures_shop_id")),
        sa.ForeignKeyConstraint(
            ["shop_id", "id"], ["products.shop_id", "products.id"], name=op.f("fk_product_pictures_shop_id_id")
        ),
        sa.ForeignKeyConstraint(
            ["shop_id", "photo_id"], ["photos.shop_id", "photos.id"], name=op.f("fk_product_pictures_shop_id_photo_id")
        ),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_product_pictures")),
    )
    op.create_index("ix_reviews_id", "reviews", ["id"])


def downgrade() -> None:
    op.drop_index("ix_reviews_id", "reviews")
    op.drop_table("product_pictures")
    op.drop_table("link_opens")
    op.drop_table("links")
