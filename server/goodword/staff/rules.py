"""Who of the staff may do what: one table. And how long sessions, steps, links and passwords live and must be."""

import unicodedata
from collections.abc import Mapping
from datetime import timedelta

from goodword.shops.rules import SCOPES

OWNER, MANAGER, MODERATOR = "owner", "manager", "moderator"
ROLES = (OWNER, MANAGER, MODERATOR)

_EVERYBODY, _LEADING, _OWNING = frozenset(ROLES), frozenset({OWNER, MANAGER}), frozenset({OWNER})
PERMISSIONS: Mapping[str, frozenset[str]] = {
    "reviews:read": _EVERYBODY,
    "reviews:write": _EVERYBODY,
    "cases:read": _EVERYBODY,
    "cases:write": _EVERYBODY,
    "fields:read": _EVERYBODY,
    "fields:write": _LEADING,
    "products:read": _EVERYBODY,
    "products:write": _LEADING,
    "settings:read": _LEADING,
    "settings:write": _LEADING,
    "experts:read": _EVERYBODY,
    "experts:write": _LEADING,
    "questions:read": _EVERYBODY,
    "questions:write": _EVERYBODY,
    "letters:read": _LEADING,
    "letters:write": _LEADING,
    "feeds:read": _LEADING,
    "feeds:write": _LEADING,
    "self": _EVERYBODY,
    "people:read": _LEADING,
    "people:write": _OWNING,
    "keys:read": _OWNING,
    "keys:write": _OWNING,
}
"""Scope -> the roles that have it. A secret key may be given any of ``SCOPES``; the last seven are no key's."""

SESSION_IDLE = timedelta(hours=8)
SESSION_LIVES = timedelta(days=7)
STEP_LIVES = timedelta(minutes=10)
LINK_LIVES = timedelta(days=7)
SEEN_EVERY = timedelta(minutes=1)
"""When a session was last used is written at most so often."""
FRESH = timedelta(minutes=30)
"""So long after signing in, passwords, second steps, people, keys and applications may be changed just like that."""
KEPT_AFTER = timedelta(days=30)
"""Sessions and links that are over are kept so long, for whoever looks into what has happened."""

CODES = 10
PASSKEYS = 10
PASSWORD_MIN, PASSWORD_MAX = 12, 200
GUESSES = 10**10
"""A password that a guesser finds sooner than this is refused: every one of the common lists is."""


def allows(role: str, scope: str) -> bool:
    """Whether the role has the scope; one that nobody declared is nobody's."""
    return role in PERMISSIONS.get(scope, frozenset())


def scopes_of(role: str) -> tuple[str, ...]:
    """Those of a secret key's scopes that the role has, in the order of the table."""
    return tuple(scope for scope in SCOPES if allows(role, scope))


def normal_password(text: str) -> str:
    """The password in one form, whatever keyboard wrote it (NIST SP 800-63B: NFKC)."""
    return unicodedata.normalize("NFKC", text)


def device(agent: str) -> str:
    """What the browser says it is, as little as its owner needs to know it again: ``Firefox, Linux``."""
    browser = next((name for mark, name in _BROWSERS if mark in agent), "")
    system = next((name for mark, name in _SYSTEMS if mark in agent), "")
    return ", ".join(filter(None, (browser, system)))


_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("YaBrowser", "Yandex"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
_SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)
