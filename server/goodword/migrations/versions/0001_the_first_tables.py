"""The first tables."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    op.create_table(
        "jobs",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("payload", JSON, nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("error", sa.String(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_jobs")),
    )
    op.create_index("ix_jobs_due", "jobs", ["state", "due_at"])

    op.create_table(
        "periodic_runs",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("minute", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", "minute", name=op.f("pk_periodic_runs")),
    )
    op.create_table(
        "shops",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("site_key", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("url", sa.String(), nullable=True),
        sa.Column("time_zone", sa.String(), nullable=False),
        sa.Column("locale", sa.String(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("settings", JSON, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shops")),
        sa.UniqueConstraint("site_key", name=op.f("uq_shops_site_key")),
    )
    op.create_table(
        "api_keys",
        sa.Column("shop_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("hint", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("scopes", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.id"], name=op.f("fk_api_keys_shop_id")),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_api_keys")),
        sa.UniqueConstraint("digest", name=op.f("uq_api_keys_digest")),
    )
    op.create_table(
        "audit",
        sa.Column("shop_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("verb", sa.String(), nullable=False),
        sa.Column("target_kind", sa.String(), nullable=False),
        sa.Column("target_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("details", JSON, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.id"], name=op.f("fk_audit_shop_id")),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_audit")),
    )
    op.create_index("ix_audit_target", "audit", ["shop_id", "target_kind", "target_id"])

    op.create_table(
        "flags",
        sa.Column("shop_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("target_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.id"], name=op.f("fk_flags_shop_id")),
        sa.PrimaryKeyConstraint("shop_id", "id", "kind", "target_id", name=op.f("pk_flags")),
    )
    op.create_index("ix_flags_target", "flags", ["shop_id", "kind", "target_id"])

    op.create_table(
        "guests",
        sa.Column("shop_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.id"], name=op.f("fk_guests_shop_id")),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_guests")),
        sa.UniqueConstraint("digest", name=op.f("uq_guests_digest")),
    )
    op.create_table(
        "imports",
        sa.Column("shop_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("rows_done", sa.Integer(), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.id"], name=op.f("fk_imports_shop_id")),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_imports")),
        sa.UniqueConstraint("shop_id", "source", "digest", name=op.f("uq_imports_shop_id_source_digest")),
    )
    op.create_table(
        "incentives",
        sa.Column("shop_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.id"], name=op.f("fk_incentives_shop_id")),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_incentives")),
    )
    op.create_table(
        "kept_answers",
        sa.Column("shop_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("asked", sa.String(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.id"], name=op.f("fk_kept_answers_shop_id")),
        sa.PrimaryKeyConstraint("shop_id", "id", "key", name=op.f("pk_kept_answers")),
    )
    op.create_index("ix_kept_answers_created", "kept_answers", ["created_at"])

    op.create_table(
        "letters",
        sa.Column("shop_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("sender_name", sa.String(), nullable=False),
        sa.Column("to", sa.String(), nullable=False),
        sa.Column("locale", sa.String(), nullable=False),
        sa.Column("context", JSON, nullable=False),
        sa.Column("message_id", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("error", sa.String(), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.id"], name=op.f("fk_letters_shop_id")),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_letters")),
        sa.UniqueConstraint("message_id", name=op.f("uq_letters_message_id")),
    )
    op.create_index("ix_letters_state", "letters", ["state", "changed_at"])

    op.create_table(
        "origins",
        sa.Column("shop_id", sa.Uuid(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.id"], name=op.f("fk_origins_shop_id")),
        sa.PrimaryKeyConstraint("shop_id", "origin", name=op.f("pk_origins")),
    )
    op.create_table(
        "products",
        sa.Column("shop_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("url", sa.String(), nullable=True),
        sa.Column("image", sa.String(), nullable=True),
        sa.Column("gtin", sa.String(), nullable=True),
        sa.Column("group_id", sa.Uuid(), nullable=True),
        sa.Column("variant", sa.String(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("stars_1", sa.Integer(), nullable=False),
        sa.Column("stars_2", sa.Integer(), nullable=False),
        sa.Column("stars_3", sa.Integer(), nullable=False),
        sa.Column("stars_4", sa.Integer(), nullable=False),
        sa.Column("stars_5", sa.Integer(), nullable=False),
        sa.Column("words_count", sa.Integer(), nullable=False),
        sa.Column("media_count", sa.Integer(), nullable=False),
        sa.Column("verified_count", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.id"], name=op.f("fk_products_shop_id")),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_products")),
    )
    op.create_index("ix_products_group", "products", ["shop_id", "group_id"])

    op.create_table(
        "revisions",
        sa.Column("shop_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("target_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("said", JSON, nullable=False),
        sa.Column("replaced_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.id"], name=op.f("fk_revisions_shop_id")),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_revisions")),
    )
    op.create_index("ix_revisions_target", "revisions", ["shop_id", "kind", "target_id", "version"], unique=True)

    op.create_table(
        "shoppers",
        sa.Column("shop_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("email", sa.String(), nullable=True),
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("locale", sa.String(), nullable=True),
        sa.Column("proven_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.id"], name=op.f("fk_shoppers_shop_id")),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_shoppers")),
        sa.UniqueConstraint("shop_id", "email", name=op.f("uq_shoppers_shop_id_email")),
    )
    op.create_table(
        "snapshots",
        sa.Column("shop_id", sa.Uuid(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("built_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.id"], name=op.f("fk_snapshots_shop_id")),
        sa.PrimaryKeyConstraint("shop_id", "subject_id", "kind", name=op.f("pk_snapshots")),
    )
    op.create_table(
        "votes",
        sa.Column("shop_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("target_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.id"], name=op.f("fk_votes_shop_id")),
        sa.PrimaryKeyConstraint("shop_id", "id", "kind", "target_id", name=op.f("pk_votes")),
    )
    op.create_index("ix_votes_target", "votes", ["shop_id", "kind", "target_id"])

    op.create_table(
        "product_refs",
        sa.Column("shop_id", sa.Uuid(), nullable=False),
        sa.Column("ref", sa.String(), nullable=False),
        sa.Column("product_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["shop_id", "product_id"],
            ["products.shop_id", "products.id"],
            name=op.f("fk_product_refs_shop_id_product_id"),
        ),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.id"], name=op.f("fk_product_refs_shop_id")),
        sa.PrimaryKeyConstraint("shop_id", "ref", name=op.f("pk_product_refs")),
    )
    op.create_index("ix_product_refs_product", "product_refs", ["shop_id", "product_id"])

    op.create_table(
        "proofs",
        sa.Column("shop_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("locale", sa.String(), nullable=True),
        sa.Column("guest_id", sa.Uuid(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("target_id", sa.Uuid(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["shop_id", "guest_id"], ["guests.shop_id", "guests.id"], name=op.f("fk_proofs_shop_id_guest_id")
        ),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.id"], name=op.f("fk_proofs_shop_id")),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_proofs")),
        sa.UniqueConstraint("digest", name=op.f("uq_proofs_digest")),
    )
    op.create_index("ix_proofs_email", "proofs", ["shop_id", "email", "expires_at"])
    op.create_table(
        "reviews",
        sa.Column("shop_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("product_id", sa.Uuid(), nullable=False),
        sa.Column("rating", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=True),
        sa.Column("text", sa.String(), nullable=True),
        sa.Column("search", sa.String(), nullable=False),
        sa.Column("has_words", sa.Boolean(), nullable=False),
        sa.Column("has_media", sa.Boolean(), nullable=False),
        sa.Column("is_verified", sa.Boolean(), nullable=False),
        sa.Column("sorted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("content_hash", sa.String(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("locale", sa.String(), nullable=True),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("source_id", sa.String(), nullable=True),
        sa.Column("collection_method", sa.String(), nullable=False),
        sa.Column("verification_level", sa.String(), nullable=False),
        sa.Column("order_line_id", sa.Uuid(), nullable=True),
        sa.Column("author_kind", sa.String(), nullable=False),
        sa.Column("author_name", sa.String(), nullable=True),
        sa.Column("moderation_reason", sa.String(), nullable=True),
        sa.Column("helpful", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("edited_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("incentive_id", sa.Uuid(), nullable=True),
        sa.Column("shopper_id", sa.Uuid(), nullable=True),
        sa.Column("guest_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint("rating BETWEEN 1 AND 5", name=op.f("ck_reviews_rating")),
        sa.ForeignKeyConstraint(
            ["shop_id", "guest_id"], ["guests.shop_id", "guests.id"], name=op.f("fk_reviews_shop_id_guest_id")
        ),
        sa.ForeignKeyConstraint(
            ["shop_id", "incentive_id"],
            ["incentives.shop_id", "incentives.id"],
            name=op.f("fk_reviews_shop_id_incentive_id"),
        ),
        sa.ForeignKeyConstraint(
            ["shop_id", "product_id"], ["products.shop_id", "products.id"], name=op.f("fk_reviews_shop_id_product_id")
        ),
        sa.ForeignKeyConstraint(
            ["shop_id", "shopper_id"], ["shoppers.shop_id", "shoppers.id"], name=op.f("fk_reviews_shop_id_shopper_id")
        ),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.id"], name=op.f("fk_reviews_shop_id")),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_reviews")),
        sa.UniqueConstraint(
            "shop_id", "product_id", "shopper_id", name=op.f("uq_reviews_shop_id_product_id_shopper_id")
        ),
        sa.UniqueConstraint("shop_id", "source", "source_id", name=op.f("uq_reviews_shop_id_source_source_id")),
    )
    op.create_index(
        "ix_reviews_helpful", "reviews", ["shop_id", "product_id", "status", "helpful", "has_words", "sorted_at", "id"]
    )
    op.create_index("ix_reviews_newest", "reviews", ["shop_id", "product_id", "status", "sorted_at", "id"])
    op.create_index("ix_reviews_queue", "reviews", ["shop_id", "status", "received_at", "id"])
    op.create_index("ix_reviews_rating", "reviews", ["shop_id", "product_id", "status", "rating", "sorted_at", "id"])

    op.create_table(
        "replies",
        sa.Column("shop_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("edited_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["shop_id", "id"], ["reviews.shop_id", "reviews.id"], name=op.f("fk_replies_shop_id_id")
        ),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.id"], name=op.f("fk_replies_shop_id")),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_replies")),
    )


def downgrade() -> None:
    op.drop_table("replies")
    op.drop_index("ix_reviews_rating", table_name="reviews")
    op.drop_index("ix_reviews_queue", table_name="reviews")
    op.drop_index("ix_reviews_newest", table_name="reviews")
    op.drop_index("ix_reviews_helpful", table_name="reviews")

    op.drop_table("reviews")
    op.drop_index("ix_proofs_email", table_name="proofs")
    op.drop_table("proofs")
    op.drop_index("ix_product_refs_product", table_name="product_refs")

    op.drop_table("product_refs")
    op.drop_index("ix_votes_target", table_name="votes")

    op.drop_table("votes")
    op.drop_table("snapshots")
    op.drop_table("shoppers")
    op.drop_index("ix_revisions_target", table_name="revisions")

    op.drop_table("revisions")
    op.drop_index("ix_products_group", table_name="products")

    op.drop_table("products")
    op.drop_table("origins")
    op.drop_index("ix_letters_state", table_name="letters")

    op.drop_table("letters")
    op.drop_index("ix_kept_answers_created", table_name="kept_answers")

    op.drop_table("kept_answers")
    op.drop_table("incentives")
    op.drop_table("imports")
    op.drop_table("guests")
    op.drop_index("ix_flags_target", table_name="flags")

    op.drop_table("flags")
    op.drop_index("ix_audit_target", table_name="audit")

    op.drop_table("audit")
    op.drop_table("api_keys")
    op.drop_table("shops")
    op.drop_table("periodic_runs")
    op.drop_index("ix_jobs_due", table_name="jobs")

    op.drop_table("jobs")
