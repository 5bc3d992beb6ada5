"""What a secret key may be allowed, and what an origin looks like."""

import re
from ipaddress import IPv6Address
from urllib.parse import urlsplit

from babel import Locale, UnknownLocaleError

SCOPES = (
    *("reviews:read", "reviews:write", "cases:read", "cases:write", "settings:read", "settings:write"),
    *("fields:read", "fields:write", "products:read", "products:write", "experts:read", "experts:write"),
    *("questions:read", "questions:write"),
    *("letters:read", "letters:write"),
)

_MORE = re.compile(r"[\s\\?#]")
_HOST = re.compile(r"[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?)*\.?")


def is_locale(text: str) -> bool:
    """Whether it is a language that people speak, as the Unicode consortium lists them, with or without a country."""
    try:
        Locale.parse(text, sep="-")
    except (ValueError, UnknownLocaleError):
        return False
    return True


def normal_origin(text: str) -> str | None:
    """The origin as browsers send it (RFC 6454), ``*`` for all; None when it is not one."""
    if text == "*":
        return text
    try:
        parts = urlsplit(text.strip().lower())
        port = parts.port
    except ValueError:
        return None
    host = _host(parts.hostname or "")
    is_more = parts.path not in {"", "/"} or "@" in parts.netloc or _MORE.search(text.strip())
    if parts.scheme not in {"http", "https"} or host is None or is_more:
        return None
    default_port = {"http": 80, "https": 443}[parts.scheme]
    return f"{parts.scheme}://{host}" + (f":{port}" if port not in {None, default_port} else "")


def _host(name: str) -> str | None:
    """The host in the form browsers send; None when it is no host, or one that browsers may read differently."""
    if ":" in name:
        return _ipv6(name)
    try:
        ascii_name = name.encode("idna").decode()
        reads_the_same = name.isascii() or ascii_name.encode().decode("idna") == name
    except UnicodeError:
        return None
    return ascii_name if reads_the_same and _HOST.fullmatch(ascii_name) else None


def _ipv6(name: str) -> str | None:
    try:
        return f"[{IPv6Address(name).compressed}]"
    except ValueError:
        return None
