"""Fields of the shop's own, and groups of products that share their reviews."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0003"
down_revision = "0005"

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    op.create_table(
        "product_groups",
        sa.Column("shop_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.id"], name=op.f("fk_product_groups_shop_id")),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_product_groups")),
    )
    with op.batch_alter_table("products") as products:
        products.create_foreign_key(
            op.f("fk_products_shop_id_group_id"), "product_groups", ["shop_id", "group_id"], ["shop_id", "id"]
        )

    op.create_table(
        "fields",
        sa.Column("shop_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("labels", JSON, nullable=False),
        sa.Column("ends", JSON, nullable=False),
        sa.Column("steps", sa.Integer(), nullable=False),
        sa.Column("options", JSON, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("required", sa.Boolean(), nullable=False),
        sa.Column("asked", sa.Boolean(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("everywhere", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.id"], name=op.f("fk_fields_shop_id")),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_fields")),
        sa.UniqueConstraint("shop_id", "key", name=op.f("uq_fields_shop_id_key")),
    )
    op.create_table(
        "field_products",
        sa.Column("shop_id", sa.Uuid(), nullable=False),
        sa.Column("field_id", sa.Uuid(), nullable=False),
        sa.Column("product_id", sa.Uuid(), nullable=False),
        _of_shop("field_products", "field_id", "fields"),
        _of_shop("field_products", "product_id", "products"),
        sa.PrimaryKeyConstraint("shop_id", "field_id", "product_id", name=op.f("pk_field_products")),
    )
    op.create_table(
        "field_values",
        sa.Column("shop_id", sa.Uuid(), nullable=False),
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("field_id", sa.Uuid(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        _of_shop("field_values", "review_id", "reviews"),
        _of_shop("field_values", "field_id", "fields"),
        sa.PrimaryKeyConstraint("shop_id", "review_id", "field_id", "value", name=op.f("pk_field_values")),
    )
    op.create_table(
        "field_tallies",
        sa.Column("shop_id", sa.Uuid(), nullable=False),
        sa.Column("product_id", sa.Uuid(), nullable=False),
        sa.Column("field_id", sa.Uuid(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        _of_shop("field_tallies", "product_id", "products"),
        _of_shop("field_tallies", "field_id", "fields"),
        sa.PrimaryKeyConstraint("shop_id", "product_id", "field_id", "value", name=op.f("pk_field_tallies")),
    )


def _of_shop(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_shop_id_{column}")
    return sa.ForeignKeyConstraint(["shop_id", column], [f"{target}.shop_id", f"{target}.id"], name=name)


def downgrade() -> None:
    for table in ("field_tallies", "field_values", "field_products", "fields"):
        op.drop_table(table)
    with op.batch_alter_table("products") as products:
        products.drop_constraint("fk_products_shop_id_group_id", type_="foreignkey")
    op.execute("UPDATE products SET group_id = NULL")
    op.drop_table("product_groups")
