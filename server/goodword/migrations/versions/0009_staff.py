"""Staff with roles, passkeys, codes and sessions; and experts."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0009"
down_revision = "0007"

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "staff",
        sa.Column("id", sa.Uuid(), nullable=False),
        *_texts("email", "name", "locale"),
        *_texts("password", "totp", nullable=True),
        sa.Column("totp_step", sa.Integer(), nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff")),
        sa.UniqueConstraint("email", name=op.f("uq_staff_email")),
    )
    op.create_table(
        "staff_roles",
        sa.Column("shop_id", sa.Uuid(), nullable=False),
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        *_texts("role"),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.id"], name=op.f("fk_staff_roles_shop_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_staff_roles_staff_id")),
        sa.PrimaryKeyConstraint("shop_id", "staff_id", name=op.f("pk_staff_roles")),
    )
    op.create_index("ix_staff_roles_staff", "staff_roles", ["staff_id"])
    _of_staff(
        "staff_passkeys",
        *_texts("credential", "public_key"),
        sa.Column("sign_count", sa.BigInteger(), nullable=False),
        *_texts("name"),
        sa.Column("used_at", MOMENT, nullable=True),
        sa.UniqueConstraint("credential", name=op.f("uq_staff_passkeys_credential")),
    )
    _of_staff(
        "staff_recovery_codes",
        *_texts("digest"),
        sa.Column("used_at", MOMENT, nullable=True),
        sa.UniqueConstraint("digest", name=op.f("uq_staff_recovery_codes_digest")),
    )
    _of_staff(
        "staff_sessions",
        sa.Column("shop_id", sa.Uuid(), nullable=True),
        *_texts("digest", "device"),
        *(sa.Column(name, MOMENT, nullable=False) for name in ("proven_at", "used_at", "expires_at")),
        sa.Column("revoked_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.id"], name=op.f("fk_staff_sessions_shop_id")),
        sa.UniqueConstraint("digest", name=op.f("uq_staff_sessions_digest")),
    )
    op.create_table(
        "staff_steps",
        sa.Column("id", sa.Uuid(), nullable=False),
        *_texts("digest", "purpose"),
        sa.Column("staff_id", sa.Uuid(), nullable=True),
        sa.Column("data", JSON, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("used_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_staff_steps_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_steps")),
        sa.UniqueConstraint("digest", name=op.f("uq_staff_steps_digest")),
    )
    op.create_index("ix_staff_steps_expires_at", "staff_steps", ["expires_at"])
    _of_shop(
        "staff_invitations",
        *_texts("kind", "email"),
        *_texts("role", nullable=True),
        *_texts("locale", "digest", "invited_by"),
        *(sa.Column(name, MOMENT, nullable=False) for name in ("created_at", "expires_at")),
        *(sa.Column(name, MOMENT, nullable=True) for name in ("used_at", "revoked_at")),
        sa.UniqueConstraint("digest", name=op.f("uq_staff_invitations_digest")),
    )
    op.create_index("ix_staff_invitations_email", "staff_invitations", ["shop_id", "email"])
    _of_shop(
        "experts",
        sa.Column("shopper_id", sa.Uuid(), nullable=True),
        *_texts("email", "name"),
        *_texts("title", "locale", nullable=True),
        sa.Column("topics", JSON, nullable=False),
        sa.Column("invited_at", MOMENT, nullable=False),
        *(sa.Column(name, MOMENT, nullable=True) for name in ("accepted_at", "removed_at")),
        sa.ForeignKeyConstraint(
            ["shop_id", "shopper_id"], ["shoppers.shop_id", "shoppers.id"], name=op.f("fk_experts_shop_id_shopper_id")
        ),
        sa.UniqueConstraint("shop_id", "email", name=op.f("uq_experts_shop_id_email")),
    )
    op.create_index("ix_experts_shopper", "experts", ["shop_id", "shopper_id"])


def downgrade() -> None:
    op.drop_index("ix_experts_shopper", table_name="experts")
    op.drop_table("experts")
    op.drop_index("ix_staff_invitations_email", table_name="staff_invitations")
    op.drop_table("staff_invitations")
    op.drop_index("ix_staff_steps_expires_at", table_name="staff_steps")
    op.drop_table("staff_steps")
    for name in ("staff_sessions", "staff_recovery_codes", "staff_passkeys"):
        op.drop_index(f"ix_{name}_staff_id", table_name=name)
        op.drop_table(name)
    op.drop_index("ix_staff_roles_staff", table_name="staff_roles")
    op.drop_table("staff_roles")
    op.drop_table("staff")


def _texts(*names: str, nullable: bool = False) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String(), nullable=nullable) for name in names]


def _of_staff(table: str, *columns: Any) -> None:
    op.create_table(
        table,
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        *columns,
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f(f"fk_{table}_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )
    op.create_index(f"ix_{table}_staff_id", table, ["staff_id"])


def _of_shop(table: str, *columns: Any) -> None:
    op.create_table(
        table,
        sa.Column("shop_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        *columns,
        sa.ForeignKeyConstraint(["shop_id"], ["shops.id"], name=op.f(f"fk_{table}_shop_id")),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f(f"pk_{table}")),
    )
