"""What may be said of a fault: its kind and place, never the words or values in it.

Messages carry what people wrote: PostgreSQL's details quote the row, an SMTP refusal
names the recipient, a ValueError repeats the input.
"""

import smtplib
import traceback
from types import TracebackType

from psycopg import Error as PostgresError
from pysqlite3 import Error as SqliteError
from sqlalchemy.exc import DBAPIError

MOST_FRAMES = 12


def told(fault: BaseException) -> str:
    """The fault in one line without personal data."""
    cause = fault.orig if isinstance(fault, DBAPIError) and fault.orig is not None else fault
    name = type(cause).__name__
    said = _said(cause)
    return f"{name}: {said}" if said else name


def places(trail: TracebackType | None) -> list[str]:
    """Where it happened, the innermost place last; file names without their folders."""
    frames = traceback.extract_tb(trail)[-MOST_FRAMES:]
    return [f"{_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]


def _said(cause: BaseException) -> str:
    if isinstance(cause, PostgresError):
        return " ".join(filter(None, (cause.sqlstate, cause.diag.constraint_name, cause.diag.table_name)))
    if isinstance(cause, SqliteError):
        return str(cause)  # SQLite names tables and columns, never a value
    if isinstance(cause, smtplib.SMTPResponseException):
        return str(cause.smtp_code)
    if isinstance(cause, OSError):
        return cause.strerror or ""
    return ""


def _short(filename: str) -> str:
    for folder in ("/site-packages/", "/server/"):
        if folder in filename:
            return filename.rpartition(folder)[2]
    return filename.rpartition("/")[2]
