"""Reading pasted records: with or without quotes, names, numbers; and what can be said of them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

WRONG, WARNING, GOOD = "wrong", "warning", "good"
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
_VERSION = re.compile(r"(?:v\s*=\s*(?:spf|dkim|dmarc)|p\s*=|k\s*=).*", re.IGNORECASE)
LONGEST = 20_000


@dataclass(frozen=True)
class Facts:
    """What we know ourselves: the sender's domain, where bounces go, the relay's SPF name, our public keys."""

    domain: str
    bounce_domain: str = ""
    relay: str = ""
    keys: Mapping[str, str] = field(default_factory=dict)
    """Kind (``rsa``, ``ed25519``) to the text of ``p=``."""


@dataclass(frozen=True)
class Said:
    """One thing to say: about which record, which sentence of ``words``, how bad, with which values in it."""

    about: str
    code: str
    level: str = GOOD
    values: Mapping[str, str] = field(default_factory=dict)


def records_in(pasted: str) -> list[str]:
    """The records in a pasted text, each in one piece; a zone file's names, numbers and quotes are left out."""
    lines = re.sub(r'"\s*\n\s*"', '" "', pasted[:LONGEST]).splitlines()
    return [record for record in map(_record, lines) if record]


def tags(record: str) -> dict[str, str]:
    """``k=rsa; p=…`` as a table (RFC 6376, 3.2); spaces inside values are left out, as receivers do."""
    parts = (part.partition("=") for part in record.split(";") if part.strip())
    return {name.strip().lower(): re.sub(r"\s+", "", value) for name, is_tag, value in parts if is_tag}


def _record(line: str) -> str:
    quoted = _QUOTED.findall(line)
    text = "".join(re.sub(r"\\(.)", r"\1", part) for part in quoted) if quoted else line
    found = _VERSION.search(text)
    return found.group().strip() if found else text.strip()
