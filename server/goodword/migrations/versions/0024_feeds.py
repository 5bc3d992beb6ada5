"""Linked accounts, and posts in shoppers' own feeds."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0024"
down_revision = "0023"

MOMENT = sa.DateTime(timezone=True)
OBJECT = sa.JSON().with_variant(JSONB(), "postgresql")
TABLES = ("voices", "breakers", "posts", "removals", "registrations", "network_apps", "linkings", "accounts")


def _text(name: str, *, nullable: bool = False) -> sa.Column:
    return sa.Column(name, sa.String(), nullable=nullable)


def _uuid(name: str, *, nullable: bool = False) -> sa.Column:
    return sa.Column(name, sa.Uuid(), nullable=nullable)


def _moment(name: str, *, nullable: bool = False) -> sa.Column:
    return sa.Column(name, MOMENT, nullable=nullable)


def _number(name: str, *, nullable: bool = False) -> sa.Column:
    return sa.Column(name, sa.Integer(), nullable=nullable)


def _flag(name: str) -> sa.Column:
    return sa.Column(name, sa.Boolean(), server_default=sa.false(), nullable=False)


def _unique(table: str, *columns: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(*columns, name=op.f(f"uq_{table}_{'_'.join(columns)}"))


def _of_shop(table: str, *columns: sa.Column | sa.UniqueConstraint, **named: str) -> None:
    """A tenant table; ``named`` are columns that point into a table of the same shop."""
    op.create_table(
        table,
        _uuid("shop_id"),
        _uuid("id"),
        *columns,
        sa.ForeignKeyConstraint(["shop_id"], ["shops.id"], name=op.f(f"fk_{table}_shop_id")),
        *(
            sa.ForeignKeyConstraint(
                ["shop_id", column], [f"{to}.shop_id", f"{to}.id"], name=op.f(f"fk_{table}_shop_id_{column}")
            )
            for column, to in named.items()
        ),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f(f"pk_{table}")),
    )


def upgrade() -> None:
    _of_shop(
        "accounts",
        _uuid("guest_id"), _text("network"), _text("host", nullable=True), _text("subject"), _text("handle"),
        _text("url", nullable=True), _text("scopes"), _moment("expires_at", nullable=True),
        _text("sealed", nullable=True), _number("renewed"), _moment("refreshing_until", nullable=True),
        sa.Column("limits", OBJECT, nullable=False), _text("state"), _text("reason", nullable=True),
        _flag("review"), _flag("answer"), _flag("comment"),
        _number("quiet_from", nullable=True), _number("quiet_until", nullable=True), _text("time_zone", nullable=True),
        _moment("linked_at"), _moment("ended_at", nullable=True),
        guest_id="guests",
    )  # fmt: skip
    op.create_index("ix_accounts_guest", "accounts", ["shop_id", "guest_id", "state"])
    _of_shop(
        "linkings",
        _uuid("guest_id"), _text("network"), _text("host", nullable=True), _text("state_digest"),
        _text("word_digest", nullable=True), _text("sealed", nullable=True), _text("back"), _text("state"),
        _text("reason", nullable=True), _uuid("account_id", nullable=True), _moment("expires_at"),
        _unique("linkings", "state_digest"),
        guest_id="guests",
    )  # fmt: skip
    op.create_index("ix_linkings_expires", "linkings", ["expires_at"])
    _of_shop(
        "network_apps",
        _text("network"), _text("client_id"), _text("sealed"), _moment("changed_at"),
        _unique("network_apps", "shop_id", "network"),
    )  # fmt: skip
    op.create_table(
        "registrations",
        _uuid("id"), _text("network"), _text("host"), _text("sealed"), _moment("made_at"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registrations")),
        _unique("registrations", "network", "host"),
    )  # fmt: skip
    _of_shop(
        "removals",
        _text("network"), _text("host", nullable=True), _text("sealed"), _number("tries"), _moment("due_at"),
        _moment("made_at"),
    )  # fmt: skip
    op.create_index("ix_removals_due", "removals", ["due_at"])
    _posts()
    op.create_table(
        "breakers",
        _text("name"), _number("failures"), _moment("until", nullable=True),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_breakers")),
    )  # fmt: skip
    _of_shop("voices", _text("kind"), _text("locale"), _text("network"), _text("text"), _moment("created_at"))
    op.create_index("ix_voices_kind", "voices", ["shop_id", "kind", "locale", "network"])


def _posts() -> None:
    _of_shop(
        "posts",
        _uuid("guest_id"), _uuid("account_id"), _text("network"), _text("kind"), _uuid("target_id"), _uuid("key"),
        _text("state"), _text("wish"), _text("deed", nullable=True), _number("tries"),
        _moment("next_at", nullable=True), _moment("started_at", nullable=True), _flag("looks"), _flag("stale"),
        _flag("asked"), _flag("is_hers"), _text("text"),
        _text("link"), _text("voice", nullable=True), _text("digest"), _text("remote_id", nullable=True),
        _text("remote_url", nullable=True), _text("error", nullable=True), _moment("planned_at"),
        _moment("agreed_at", nullable=True), _moment("sent_at", nullable=True),
        _unique("posts", "shop_id", "kind", "target_id", "account_id"),
        guest_id="guests", account_id="accounts",
    )  # fmt: skip
    op.create_index("ix_posts_due", "posts", ["state", "next_at"])
    op.create_index("ix_posts_guest", "posts", ["shop_id", "guest_id", "planned_at"])
    op.create_index("ix_posts_account", "posts", ["shop_id", "account_id", "sent_at"])
    op.create_index("ix_posts_listed", "posts", ["shop_id", "state", "planned_at"])
    op.create_index("ix_posts_voice", "posts", ["shop_id", "network", "voice", "planned_at"])


def downgrade() -> None:
    for table in TABLES:
        op.drop_table(table)
