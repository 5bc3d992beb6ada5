"""The doctor: everything that can be looked at, each with the line that mends it."""

import os
import re
import shutil
import socket
import stat
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from urllib.parse import urlsplit

import pysqlite3
import redis
from sqlalchemy import select, text

from goodword.config import Config
from goodword.lib import clock, sqlite
from goodword.lib.addresses import keeps_sessions
from goodword.lib.db import db, reading, session
from goodword.lib.errors import Invalid
from goodword.networks import registry
from goodword.operations import mailing, postgres_tools, posting
from goodword.operations.checks import FAILED, HEALTH, OK, WARNING, Finding, Look, looked
from goodword.promises import desk
from goodword.shops.models import Origin, Shop
from goodword.vault import rotation

PYTHON = (3, 11, 10)
GUNICORN = (27, 0, 1)
MOST_SKEW = timedelta(seconds=30)
PATIENCE = 5.0


def examine(config: Config) -> Iterator[Finding]:
    """Every finding, in the order of a patient's chart."""
    for look in (*MACHINE, *HEALTH, *SURROUNDINGS):
        yield looked(look, config)


def python(_config: Config) -> Finding:
    """Python itself."""
    now = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info < PYTHON:
        says = f"Python {now} has known faults in its mail headers, which we work round"
        return Finding("python", WARNING, says, "use 3.11.10 or newer")
    return Finding("python", OK, f"Python {now}")


def sqlite_library(config: Config) -> Finding:
    """Whether the library can damage what several processes write."""
    if not db.is_sqlite:
        return Finding("sqlite", OK, "not used")
    if pysqlite3.sqlite_version_info < sqlite.SAFE_WITH_PROCESSES and config.workers > 1:
        return Finding(
            "sqlite", FAILED, f"SQLite {pysqlite3.sqlite_version} can damage the database", "pip install -U pysqlite3"
        )
    return Finding("sqlite", OK, f"SQLite {pysqlite3.sqlite_version} is safe with several processes")


def server(_config: Config) -> Finding:
    """Whether reloads keep every request."""
    now = version("gunicorn")
    if tuple(int(part) for part in re.findall(r"\d+", now)[:3]) < GUNICORN:
        return Finding("server", FAILED, f"gunicorn {now} drops requests on reload", "pip install 'gunicorn>=27.0.1'")
    return Finding("server", OK, f"gunicorn {now}")


def widget(_config: Config) -> Finding:
    """Whether the widget is built, and with it the lists of words that reviews are screened by."""
    house = Path(str(files("goodword")))
    if not (house / "static" / "w" / "manifest.json").exists():
        return Finding("widget", FAILED, "the widget's files are missing: pages show nothing", "make widget")
    if not any((house / "moderation" / "lists").glob("*.json")):
        return Finding("widget", FAILED, "the lists of words are missing: no review can be taken", "make widget")
    return Finding("widget", OK, "the widget's files are here")


def folder(config: Config) -> Finding:
    """Whether the data folder is ours, and writable."""
    path = config.data_dir.absolute()
    if not os.access(path, os.W_OK | os.X_OK):
        return Finding("folder", FAILED, "the data folder cannot be written", f"chown -R $(id -un) {path}")
    strange = [each for each in path.glob("goodword.db*") if each.stat().st_uid != os.geteuid() and os.geteuid() != 0]
    if strange:
        return Finding("folder", FAILED, f"{strange[0].name} belongs to somebody else", f"chown -R $(id -un) {path}")
    return Finding("folder", OK, "the data folder is ours")


def key(config: Config) -> Finding:
    """Whether others can read the signing key."""
    path = (config.data_dir / "signing.key").absolute()
    if not path.exists():
        return Finding("key", WARNING, "there is no signing key yet", "goodword init")
    if stat.S_IMODE(path.stat().st_mode) & 0o077:
        return Finding("key", FAILED, "others may read the signing key", f"chmod 600 {path}")
    return Finding("key", OK, "the signing key is readable by us alone")


def sealed(_config: Config) -> Finding:
    """Whether what the vault sealed can be opened here."""
    with reading():
        missing = rotation.missing()
    if missing:
        says = f"secrets are sealed with {', '.join(missing)}, and the key is not here"
        return Finding("vault", FAILED, says, "put the old vault.keys into the data folder, or set GOODWORD_VAULT_KEYS")
    return Finding("vault", OK, "whatever is sealed can be opened")


def public_address(config: Config) -> Finding:
    """Whether shoppers can reach the address that stands in letters and snippets."""
    parts = urlsplit(config.public_url)
    if parts.hostname in {"localhost", "127.0.0.1", "::1"}:
        says = "letters and snippets name this machine only"
        return Finding("public_url", WARNING, says, "set GOODWORD_PUBLIC_URL=https://reviews.example.com")
    if parts.scheme == "http":
        says = "pages with https may not load a script by http"
        return Finding("public_url", WARNING, says, f"set GOODWORD_PUBLIC_URL=https://{parts.netloc}{parts.path}")
    return Finding("public_url", OK, f"shoppers reach it at {config.public_url}")


def staff_sign_in(config: Config) -> Finding:
    """Whether browsers keep the sessions of the staff."""
    if keeps_sessions(config.public_url):
        return Finding("staff", OK, "staff can sign in")
    says = f"staff cannot sign in at {config.public_url}: browsers keep their sessions over HTTPS only"
    return Finding("staff", WARNING, says, f"set GOODWORD_PUBLIC_URL=https://{urlsplit(config.public_url).netloc}")


def proxies(config: Config) -> Finding:
    """Whether everybody seems to call from one place."""
    is_local = urlsplit(config.public_url).hostname in {"localhost", "127.0.0.1"}
    if not config.trusted_proxies and not is_local:
        says = "if a proxy stands in front, all shoppers share one traffic limit"
        return Finding("proxies", WARNING, says, "set GOODWORD_TRUSTED_PROXIES=1 behind nginx or Caddy")
    return Finding("proxies", OK, f"{config.trusted_proxies} proxies may say who calls")


def mail(config: Config) -> Finding:
    """Whether letters can leave, in a name that others believe."""
    if not config.smtp_url:
        says = "letters stay in a folder of this machine"
        return Finding("mail", WARNING, says, "set GOODWORD_SMTP_URL=smtp://name:secret@host:587")
    if config.mail_from.endswith("@localhost"):
        return Finding(
            "mail", FAILED, "no mail server believes the sender", "set GOODWORD_MAIL_FROM=reviews@your.domain"
        )
    parts = urlsplit(config.smtp_url)
    port = parts.port or (465 if parts.scheme == "smtps" else 25)
    try:
        socket.create_connection((parts.hostname or "localhost", port), timeout=PATIENCE).close()
    except OSError as fault:
        says = f"the mail server does not answer at port {port}: {fault.strerror or type(fault).__name__}"
        return Finding("mail", FAILED, says, "mend GOODWORD_SMTP_URL, or open the way to that port")
    return Finding("mail", OK, "the mail server answers")


def cache(config: Config) -> Finding:
    """Whether the counters of traffic limits can be had."""
    if not config.redis_url:
        return Finding("redis", OK, "not used: each process counts for itself")
    try:
        redis.Redis.from_url(config.redis_url, socket_timeout=PATIENCE, socket_connect_timeout=PATIENCE).ping()
    except (redis.RedisError, OSError, ValueError) as fault:
        says = f"Redis does not answer: {type(fault).__name__}; each process counts for itself"
        return Finding("redis", WARNING, says, "start it, or mend GOODWORD_REDIS_URL")
    return Finding("redis", OK, "Redis answers")


def moment(_config: Config) -> Finding:
    """Whether the database and we agree on the time."""
    if db.is_sqlite:
        return Finding("clock", OK, "database and server share a clock")
    with reading():
        theirs: datetime = session().scalar(text("SELECT clock_timestamp()")) or clock.now()
    skew = abs(theirs - clock.now())
    if skew > MOST_SKEW:
        return Finding(
            "clock", FAILED, f"the database's clock is {skew.total_seconds():.0f} s off", "timedatectl set-ntp true"
        )
    return Finding("clock", OK, "the database's clock agrees with ours")


def shops(_config: Config) -> Finding:
    """Whether there is a shop, and which are called the same."""
    with reading():
        names = Counter(session().scalars(select(Shop.name)))
    double = [name for name, number in names.items() if number > 1]
    if double:
        says = f"{names[double[0]]} shops are called {double[0]}: --shop cannot tell them apart"
        return Finding("shops", WARNING, says, "name the shop by its site key: goodword shop list")
    if not names:
        return Finding("shops", WARNING, "there is no shop yet", "goodword shop create NAME --origin https://your.shop")
    return Finding("shops", OK, f"{len(names)} shops")


def origins(_config: Config) -> Finding:
    """Whether each shop has a page that may write."""
    with reading():
        listed = set(session().scalars(select(Origin.shop_id)))
        mute = [shop.name for shop in session().scalars(select(Shop)) if shop.id not in listed]
    if mute:
        mend = f"goodword shop allow https://your.shop --shop '{mute[0]}'"
        return Finding("origins", WARNING, f"no page of {mute[0]} may write reviews", mend)
    return Finding("origins", OK, "every shop has listed a page")


def answers(_config: Config) -> Finding:
    """Whether questions wait for longer than was promised."""
    with reading():
        late = desk.overdue()
    if late:
        return Finding("answers", WARNING, f"{late} questions wait for longer than promised", "goodword question due")
    return Finding("answers", OK, "no question waits for longer than promised")


def tools(config: Config) -> Finding:
    """Whether a backup could be made."""
    if db.is_sqlite:
        return Finding("backup", OK, "SQLite is backed up by itself")
    with reading():
        at_least = int(str(session().scalar(text("SHOW server_version_num")))) // 10_000
    with suppress(Invalid):
        postgres_tools.tool("pg_dump", at_least=at_least, folder=config.pg_bin)
        return Finding("backup", OK, f"pg_dump {at_least} or newer is here")
    mend = f"apt install postgresql-client-{at_least}, or set GOODWORD_PG_BIN"
    return Finding("backup", WARNING, f"no pg_dump {at_least}: goodword backup cannot work", mend)


def temporary(_config: Config) -> Finding:
    """Whether server processes can say that they live."""
    beat = Path("/dev/shm") if Path("/dev/shm").is_dir() else Path("/tmp")  # noqa: S108 - gunicorn's heartbeat
    if shutil.disk_usage(beat).free < 1 << 20:
        return Finding("heartbeat", FAILED, f"{beat} is full", f"make room in {beat}")
    return Finding("heartbeat", OK, f"{beat} has room")


def connectors(_config: Config) -> Finding:
    """Whether every package that names a social network brings one."""
    shelf = registry.installed()
    if shelf.faults:
        return Finding("networks", WARNING, "; ".join(shelf.faults), "mend or uninstall the package that brings it")
    return Finding("networks", OK, f"{len(shelf.networks)} social networks are known")


MACHINE: tuple[Look, ...] = (python, sqlite_library, server, widget, folder, key, temporary, sealed, connectors)
SURROUNDINGS: tuple[Look, ...] = (
    *(moment, public_address, staff_sign_in, proxies, mail, *mailing.LOOKS, *posting.LOOKS, cache),
    *(shops, origins, answers, tools),
)
