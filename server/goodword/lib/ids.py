"""Ids: uuid7 inside (RFC 9562), a prefixed word outside: ``rev_0192…`` says what it names."""

import re
import uuid

import uuid_utils.compat

new = uuid_utils.compat.uuid7
_SHOWN = re.compile(r"([a-z]{3})_([0-9a-f]{32})")


def show(prefix: str, identity: uuid.UUID) -> str:
    """The public form of an id."""
    return f"{prefix}_{identity.hex}"


def parse(prefix: str, shown: str) -> uuid.UUID | None:
    """The id inside its public form; None when it is not one of this kind."""
    match = _SHOWN.fullmatch(shown)
    return uuid.UUID(match[2]) if match and match[1] == prefix else None
