"""Verdicts, cases, and what rules look at; a review may be shown without being counted."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0004"
down_revision = "0002"

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.add_column("reviews", sa.Column("counted", sa.Boolean(), nullable=False, server_default=sa.true()))
    op.add_column("reviews", sa.Column("not_counted_because", sa.String(), nullable=True))
    op.create_table(
        "verdicts",
        *_of_shop("verdicts"),
        *_target(),
        sa.Column("screening_id", sa.Uuid(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("rule", sa.String(), nullable=True),
        sa.Column("numbers", JSON, nullable=False),
        sa.Column("rules_version", sa.Integer(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
    )
    op.create_index("ix_verdicts_target", "verdicts", ["shop_id", "kind", "target_id", "at"])
    op.create_index("ix_verdicts_outcome", "verdicts", ["shop_id", "outcome", "at"])
    op.create_table(
        "cases",
        *_of_shop("cases"),
        *_target(),
        sa.Column("opened_by", sa.String(), nullable=False),
        sa.Column("numbers", JSON, nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("opened_at", MOMENT, nullable=False),
        sa.Column("decision", sa.String(), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("decided_by", sa.String(), nullable=True),
        sa.Column("decided_at", MOMENT, nullable=True),
    )
    op.create_index("ix_cases_state", "cases", ["shop_id", "state", "opened_at", "id"])
    op.create_index("ix_cases_target", "cases", ["shop_id", "kind", "target_id", "state"])
    op.create_table(
        "sightings",
        *_of_shop("sightings"),
        *_target(),
        sa.Column("identity", sa.String(), nullable=False),
        sa.Column("guest_id", sa.Uuid(), nullable=True),
        sa.Column("network", sa.String(), nullable=True),
        sa.Column("wide_network", sa.String(), nullable=True),
        sa.Column("product_id", sa.Uuid(), nullable=True),
        sa.Column("side", sa.Integer(), nullable=False),
        sa.Column("verified", sa.Boolean(), nullable=False),
        sa.Column("insider", sa.Boolean(), nullable=False),
        sa.Column("form", sa.String(), nullable=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("arrived_at", MOMENT, nullable=True),
    )
    for name, columns in SIGHTING_INDEXES.items():
        op.create_index(f"ix_sightings_{name}", "sightings", columns)
    op.create_table(
        "fingerprints",
        *_of_shop("fingerprints"),
        *_target(),
        sa.Column("identity", sa.String(), nullable=False),
        sa.Column("guest_id", sa.Uuid(), nullable=True),
        sa.Column("sketch", sa.LargeBinary(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
    )
    op.create_index("ix_fingerprints_target", "fingerprints", ["shop_id", "kind", "target_id"])
    op.create_table(
        "fingerprint_bands",
        sa.Column("band", sa.String(), nullable=False),
        sa.Column("shop_id", sa.Uuid(), nullable=False),
        sa.Column("fingerprint_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["shop_id", "fingerprint_id"],
            ["fingerprints.shop_id", "fingerprints.id"],
            name=op.f("fk_fingerprint_bands_shop_id_fingerprint_id"),
        ),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.id"], name=op.f("fk_fingerprint_bands_shop_id")),
        sa.PrimaryKeyConstraint("band", "shop_id", "fingerprint_id", name=op.f("pk_fingerprint_bands")),
    )
    op.create_index("ix_fingerprint_bands_print", "fingerprint_bands", ["shop_id", "fingerprint_id"])
    op.create_table(
        "network_keys",
        sa.Column("epoch", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("secret", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("epoch", name=op.f("pk_network_keys")),
    )
    _listed("key_networks", sa.Column("network", sa.String(), nullable=False), sa.Column("last_on", sa.Date()))
    _listed("insiders", sa.Column("address", sa.String(), nullable=False), sa.Column("added_at", MOMENT))
    _listed(
        "shop_words",
        sa.Column("word", sa.String(), nullable=False),
        sa.Column("looks", sa.Boolean(), nullable=False),
        sa.Column("added_at", MOMENT),
    )
    op.create_table(
        "overlaps",
        sa.Column("shop_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("identity", sa.String(), nullable=False),
        sa.Column("products", sa.Integer(), nullable=False),
        sa.Column("reviewers", sa.Integer(), nullable=False),
        sa.Column("graph", JSON, nullable=False),
        sa.Column("found_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.id"], name=op.f("fk_overlaps_shop_id")),
        sa.PrimaryKeyConstraint("shop_id", "id", "identity", name=op.f("pk_overlaps")),
    )
    op.create_index("ix_overlaps_identity", "overlaps", ["shop_id", "identity", "found_at"])


def downgrade() -> None:
    op.drop_index("ix_overlaps_identity", table_name="overlaps")
    for name in ("overlaps", "shop_words", "insiders", "key_networks", "network_keys"):
        op.drop_table(name)
    op.drop_index("ix_fingerprint_bands_print", table_name="fingerprint_bands")
    op.drop_table("fingerprint_bands")
    op.drop_index("ix_fingerprints_target", table_name="fingerprints")
    op.drop_table("fingerprints")
    for name in SIGHTING_INDEXES:
        op.drop_index(f"ix_sightings_{name}", table_name="sightings")
    op.drop_table("sightings")
    op.drop_index("ix_cases_target", table_name="cases")
    op.drop_index("ix_cases_state", table_name="cases")
    op.drop_table("cases")
    op.drop_index("ix_verdicts_outcome", table_name="verdicts")
    op.drop_index("ix_verdicts_target", table_name="verdicts")
    op.drop_table("verdicts")
    op.drop_column("reviews", "not_counted_because")
    op.drop_column("reviews", "counted")


SIGHTING_INDEXES = {
    "identity": ["shop_id", "identity", "at"],
    "guest": ["shop_id", "guest_id", "at"],
    "network": ["shop_id", "network", "at"],
    "wide": ["shop_id", "wide_network", "at"],
    "arrived": ["shop_id", "product_id", "arrived_at"],
    "form": ["shop_id", "form"],
    "target": ["shop_id", "kind", "target_id"],
    "at": ["at"],
}


def _of_shop(table: str) -> tuple:
    return (
        sa.Column("shop_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.id"], name=op.f(f"fk_{table}_shop_id")),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f(f"pk_{table}")),
    )


def _target() -> tuple:
    return (sa.Column("kind", sa.String(), nullable=False), sa.Column("target_id", sa.Uuid(), nullable=False))


def _listed(table: str, what: sa.Column, *more: sa.Column) -> None:
    op.create_table(
        table,
        sa.Column("shop_id", sa.Uuid(), nullable=False),
        what,
        *(sa.Column(each.name, each.type, nullable=False) for each in more),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.id"], name=op.f(f"fk_{table}_shop_id")),
        sa.PrimaryKeyConstraint("shop_id", what.name, name=op.f(f"pk_{table}")),
    )
