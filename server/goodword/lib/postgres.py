"""PostgreSQL as we need it: nobody waits for a lock for ever, and nobody keeps one by falling asleep."""

from typing import Any

from psycopg.errors import DeadlockDetected
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

LOCK_TIMEOUT = "10s"
IDLE_TIMEOUT = "5min"


def engine(url: str) -> Engine:
    """An engine whose connections are looked at before use, so that a restarted server costs no answer."""
    made = create_engine(url, hide_parameters=True, pool_pre_ping=True, pool_size=8, max_overflow=32)

    @event.listens_for(made, "connect")
    def _prepare(connection: Any, _record: Any) -> None:
        connection.execute(f"SET lock_timeout = '{LOCK_TIMEOUT}'")
        connection.execute(f"SET idle_in_transaction_session_timeout = '{IDLE_TIMEOUT}'")
        connection.commit()

    return made


def is_deadlock(fault: DBAPIError) -> bool:
    """Whether the server broke this transaction off because two of them waited for each other."""
    return isinstance(fault.orig, DeadlockDetected)
