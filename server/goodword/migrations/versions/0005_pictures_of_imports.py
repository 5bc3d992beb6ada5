"""Pictures that an import found, and which replies came with one."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0006"


def upgrade() -> None:
    op.add_column("replies", sa.Column("source", sa.String(), nullable=True))
    op.create_table(
        "import_pictures",
        sa.Column("shop_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("why", sa.String(), nullable=True),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.id"], name=op.f("fk_import_pictures_shop_id")),
        sa.ForeignKeyConstraint(
            ["shop_id", "review_id"],
            ["reviews.shop_id", "reviews.id"],
            name=op.f("fk_import_pictures_shop_id_review_id"),
        ),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("pk_import_pictures")),
        sa.UniqueConstraint("shop_id", "review_id", "url", name=op.f("uq_import_pictures_shop_id_review_id_url")),
    )
    op.create_index("ix_import_pictures_due", "import_pictures", ["shop_id", "state", "due_at"])


def downgrade() -> None:
    op.drop_table("import_pictures")
    with op.batch_alter_table("replies") as replies:
        replies.drop_column("source")
