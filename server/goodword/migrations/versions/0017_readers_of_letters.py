"""Who reads which letters, what came back, and in whose name they leave."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0017"
down_revision = "0020"

_JSON = sa.JSON().with_variant(postgresql.JSONB(astext_type=sa.Text()), "postgresql")
_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_index("ix_letters_to", "letters", ["shop_id", "to", "created_at"])
    _of_shop(
        "letter_readers",
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("locale", sa.String(), nullable=False),
        sa.Column("choices", _JSON, nullable=False),
        sa.Column("ended_at", _MOMENT, nullable=True),
        sa.Column("stopped_because", sa.String(), nullable=True),
        sa.Column("stopped_at", _MOMENT, nullable=True),
        sa.Column("created_at", _MOMENT, nullable=False),
        sa.UniqueConstraint("shop_id", "email", name=op.f("uq_letter_readers_shop_id_email")),
    )
    op.create_index("ix_letter_readers_id", "letter_readers", ["id"], unique=True)
    _of_shop(
        "letter_bounces",
        sa.Column("letter_id", sa.Uuid(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=True),
        sa.Column("at", _MOMENT, nullable=False),
        sa.UniqueConstraint("shop_id", "letter_id", "kind", name=op.f("uq_letter_bounces_shop_id_letter_id_kind")),
    )
    op.create_index("ix_letter_bounces_email", "letter_bounces", ["shop_id", "email", "at"])
    _of_shop(
        "mail_ways",
        sa.Column("mail_from", sa.String(), nullable=True),
        sa.Column("smtp_url", sa.String(), nullable=True),
        sa.Column("changed_at", _MOMENT, nullable=False),
        sa.UniqueConstraint("shop_id", name=op.f("uq_mail_ways_shop_id")),
    )
    _of_shop(
        "dkim_keys",
        sa.Column("domain", sa.String(), nullable=False),
        sa.Column("selector", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("sealed", sa.String(), nullable=False),
        sa.Column("public", sa.String(), nullable=False),
        sa.Column("created_at", _MOMENT, nullable=False),
        sa.Column("retired_at", _MOMENT, nullable=True),
        sa.UniqueConstraint("shop_id", "domain", "selector", name=op.f("uq_dkim_keys_shop_id_domain_selector")),
    )


def downgrade() -> None:
    for table in ("dkim_keys", "mail_ways", "letter_bounces", "letter_readers"):
        op.drop_table(table)
    op.drop_index("ix_letters_to", "letters")


def _of_shop(table: str, *columns: sa.schema.SchemaItem) -> None:
    op.create_table(
        table,
        sa.Column("shop_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        *columns,
        sa.ForeignKeyConstraint(["shop_id"], ["shops.id"], name=op.f(f"fk_{table}_shop_id")),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f(f"pk_{table}")),
    )
