"""Every setting of the installation: declared once, with type, default and meaning."""

import os
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit

from email_validator import EmailNotValidError, validate_email

PREFIX = "GOODWORD_"


def _setting(default: Any, meaning: str) -> Any:
    return field(default=default, metadata={"meaning": meaning})


@dataclass(frozen=True, kw_only=True)
class Config:
    """Read from the environment: ``data_dir`` comes from ``GOODWORD_DATA_DIR``."""

    database_url: str = _setting(
        "", "SQLAlchemy address; empty means SQLite in the data folder; postgresql://… for PostgreSQL"
    )
    data_dir: Path = _setting(Path("var"), "keys, database, media and the mailbox folder live here")
    media_url: str = _setting(
        "",
        "s3://KEY:SECRET@host/bucket/folder keeps photos in an S3-compatible store; empty, in the data folder",
    )
    redis_url: str = _setting("", "Redis or Valkey for exact traffic limits; empty counts in the process")
    smtp_url: str = _setting("", "smtp://name:secret@host:587 (or smtps://); empty writes letters to a folder")
    mail_from: str = _setting("goodword@localhost", "sender of the letters")
    bounce_address: str = _setting(
        "",
        "mailbox of letters that come back, such as bounces@example.com: each letter's own mark is added after a +, so "
        "the mail server must take bounces+anything@; empty, they come back to the sender",
    )
    dkim_key: str = _setting("", "file of the private key (PEM, RSA or Ed25519) that signs the letters")
    dkim_selector: str = _setting("goodword", "under which name that key's record stands in the DNS")
    public_url: str = _setting("http://127.0.0.1:8000", "address under which shoppers reach this server")
    traffic_limits: bool = _setting(True, "limit how often one network may call the writing routes")
    workers: int = _setting(2, "server processes")
    threads: int = _setting(4, "threads in each server process")
    log: str = _setting("", "json or plain lines on standard error; empty is plain at a terminal, json elsewhere")
    log_level: str = _setting("info", "info, warning or error: what is less than that is not written")
    log_requests: bool = _setting(True, "a line for each request; false where the proxy in front writes them")
    metrics_token: str = _setting("", "bearer that may read /metrics from afar; empty lets only this machine read it")
    vault_keys: str = _setting(
        "",
        "keys of the vault in base64, the newest first, with commas between; empty keeps them in the data folder",
    )
    pg_bin: str = _setting("", "folder of pg_dump and pg_restore; empty finds them, for backups of PostgreSQL")
    trusted_proxies: int = _setting(0, "how many reverse proxies stand in front and may say who calls")

    @classmethod
    def from_environment(cls, environment: dict[str, str] | None = None, **given: Any) -> Self:
        """Settings from the environment; keyword arguments that are not None win.

        :raises ValueError: names the variable that cannot be read.
        """
        values = dict(os.environ if environment is None else environment)
        read = {
            f.name: _read(f, values[PREFIX + f.name.upper()]) for f in fields(cls) if PREFIX + f.name.upper() in values
        }
        made = cls(**(read | {name: value for name, value in given.items() if value is not None}))
        for name, (is_right, should) in RULES.items():
            if not is_right(getattr(made, name)):
                raise ValueError(f"{PREFIX}{name.upper()} must be {should}")
        return made

    @property
    def sqlalchemy_url(self) -> str:
        """The database's address with the driver we use written out."""
        if not self.database_url:
            return f"sqlite:///{(self.data_dir / 'goodword.db').absolute()}"
        scheme, _, rest = self.database_url.partition("://")
        return f"postgresql+psycopg://{rest}" if scheme in {"postgres", "postgresql"} else self.database_url


def _read(setting: Any, text: str) -> Any:
    name = PREFIX + setting.name.upper()
    if setting.type in (bool, "bool"):
        if text.lower() not in {"1", "0", "true", "false", "yes", "no", "on", "off"}:
            raise ValueError(f"{name} must be true or false, not {text!r}")
        return text.lower() in {"1", "true", "yes", "on"}
    try:
        return setting.type(text)
    except ValueError:
        raise ValueError(f"{name} must be of type {setting.type.__name__}, not {text!r}") from None


def _is_public_url(text: str) -> bool:
    parts = _parts(text)
    more = parts is None or parts.query or parts.fragment or "@" in parts.netloc or any(c.isspace() for c in text)
    return not more and parts is not None and parts.scheme in {"http", "https"} and bool(parts.hostname)


def _is_sender(text: str) -> bool:
    try:
        validate_email(text, check_deliverability=False, test_environment=True, allow_display_name=False)
    except EmailNotValidError:
        return text.endswith("@localhost") and text.count("@") == 1 and len(text) > len("@localhost")
    return True


def _is_address_of(*schemes: str) -> Callable[[str], bool]:
    return lambda text: not text or ((parts := _parts(text)) is not None and parts.scheme in schemes)


def _parts(text: str) -> Any:
    try:
        parts = urlsplit(text)
        _ = parts.port
    except ValueError:
        return None
    return parts


# What is said never repeats the value: some of them carry passwords.
RULES: dict[str, tuple[Callable[[Any], bool], str]] = {
    "public_url": (_is_public_url, "an address such as https://reviews.example.com"),
    "mail_from": (_is_sender, "a mail address such as reviews@example.com"),
    "bounce_address": (lambda text: not text or _is_sender(text), "a mail address such as bounces@example.com"),
    "database_url": (
        _is_address_of("postgres", "postgresql", "postgresql+psycopg", "sqlite"),
        "an address such as postgresql://name:secret@host/database",
    ),
    "redis_url": (_is_address_of("redis", "rediss", "unix"), "an address such as redis://host:6379/0"),
    "smtp_url": (_is_address_of("smtp", "smtps"), "an address such as smtp://name:secret@host:587"),
    "log": (lambda text: text in {"", "json", "plain"}, "json or plain"),
    "log_level": (lambda text: text in {"info", "warning", "error"}, "info, warning or error"),
    "workers": (lambda number: number >= 1, "1 or more"),
    "threads": (lambda number: number >= 1, "1 or more"),
    "trusted_proxies": (lambda number: number >= 0, "0 or more"),
}
