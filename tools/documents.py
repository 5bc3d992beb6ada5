"""Write the pages of docs/ that are drawn from the code: problems, settings, who may call what.

python tools/documents.py           writes docs/problems.md, docs/settings.md, docs/who-may-call.md
python tools/documents.py --check   says which of them are stale, and fails if one is
"""

import sys
import tempfile
from dataclasses import fields
from inspect import getdoc
from pathlib import Path
from typing import Any

from goodword.app import create_app, open_house
from goodword.config import PREFIX, Config
from goodword.lib.db import db
from goodword.lib.errors import Problem
from goodword.privacy.retention import KEPT, NOT_PERSONAL, Kept
from goodword.shops.settings import SETTINGS
from goodword.web.problems import URN

DOCS = Path(__file__).resolve().parent.parent / "docs"
GUARDS = {
    "anyone": "anyone; the view opens what it needs by itself",
    "operator": "whoever runs the server: from this machine, or by `GOODWORD_METRICS_TOKEN`",
    "public": "anyone; what is public of the shop that the site key names",
    "page": "a page of an origin that the shop lists",
    "sharer": "a page of an origin that the shop lists; her bearer is not needed, and one that is no good is refused",
    "writer": "a guest or a shopper by her bearer, from a page of an origin that the shop lists; of a shop that "
    "vouches for everybody, only for whom it does",
    "herself": "a guest or a shopper by her bearer, who sees or takes back what is hers; of a shop that vouches for "
    "everybody, shoppers only",
    "shopper": "a shopper by her bearer, who sees or takes back what is hers",
    "writing_shopper": "a shopper by her bearer, from a page of an origin that the shop lists",
    "proven_shopper": "a shopper who has shown within ten minutes who she is",
    "owner": "a guest by her key, or a shopper who has shown within ten minutes who she is",
}


def main() -> int:
    """Write, or check; how many pages are stale."""
    pages = {
        "problems.md": problems(),
        "settings.md": settings(),
        "who-may-call.md": who_may_call(),
        "retention.md": retention(),
    }
    stale = [name for name, text in pages.items() if text != now(DOCS / name)]
    if "--check" in sys.argv:
        print(*(f"docs/{name} is stale: run python tools/documents.py" for name in stale), sep="\n")
        return len(stale)
    DOCS.mkdir(exist_ok=True)
    for name in stale:
        (DOCS / name).write_text(pages[name], encoding="utf-8")
        print(f"docs/{name} is new")
    return 0


def problems() -> str:
    """Every refusal that the API knows."""
    kinds = sorted(Problem.__subclasses__(), key=lambda kind: (kind.status, kind.name))
    rows = [(f"`{URN}{kind.name}`", str(kind.status), kind.title, plain(kind)) for kind in kinds]
    return page(
        "Problems",
        "What the API refuses, it refuses with a problem document (RFC 9457, `application/problem+json`). `type` is "
        "one of these; `errors` has a JSON pointer (RFC 6901), a code and a sentence for each field that is wrong. "
        "429 and 503 carry `Retry-After`. A body that is too large (413), not JSON (415) or cannot be read at all "
        "(400) is `invalid` too.",
        [table(("type", "status", "title", "when"), rows)],
    )


def settings() -> str:
    """Every setting of the installation, and of a shop."""
    installation = [
        (f"`{PREFIX}{each.name.upper()}`", kind_of(each), shown(each.default), each.metadata["meaning"])
        for each in fields(Config)
    ]
    shop = [(f"`{name}`", each.kind, shown(each.default), each.help) for name, each in SETTINGS.items()]
    return page(
        "Settings",
        "What can be set, what it is when nobody has set it, and what it does.",
        [
            "## Of the installation\n\nRead from the environment.",
            table(("variable", "type", "default", "meaning"), installation),
            "## Of a shop\n\nEach shop has its own.",
            table(("setting", "type", "default", "meaning"), shop),
        ],
    )


def retention() -> str:
    """How long what is kept of people is kept."""
    rows = [
        (each.room, f"`{each.table}`", ", ".join(f"`{name}`" for name in each.names), _term(each), each.why)
        for each in KEPT
    ]
    things = [(f"`{name}`", why) for name, why in sorted(NOT_PERSONAL.items())]
    return page(
        "What is kept of people, and for how long",
        "Every column that says something of a person, and when it goes. The nightly job reads this very table; a "
        "table that is not in it does not pass the tests. Erasure goes through all of it at once: docs/privacy.md.",
        [
            table(("room", "table", "columns", "how long, then what", "why"), rows),
            "## Nothing of a person is in these",
            table(("table", "what it holds"), things),
        ],
    )


def _term(each: Kept) -> str:
    if each.days is None:
        return "until erased"
    span = f"{each.days:g} days" if each.days > 1 else "24 hours" if each.days == 1 else f"{each.days * 24:g} hour"
    states = "".join(f", if {name} is {' or '.join(several)}" for name, several in each.only.items())
    return f"{span} from `{each.since}`{states}: {each.then}"


def who_may_call() -> str:
    """Every address with its guard."""
    with tempfile.TemporaryDirectory() as folder:
        config = Config(data_dir=Path(folder))
        open_house(config)
        app = create_app(config)
        db.close()
    rows = sorted(
        (f"`{method} {rule.rule}`", guard_of(app.view_functions[rule.endpoint].allows))  # type: ignore[attr-defined]
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    )
    return page(
        "Who may call what",
        "Every address and the guard in front of it. A route without one does not start up; a change of this page is a "
        "change of permissions and wants a second pair of eyes.",
        [table(("address", "who"), rows)],
    )


def guard_of(name: str) -> str:
    """A guard in words."""
    kind, _, scope = name.partition(" ")
    if kind == "may":
        return f"the shop's server by a secret key, or staff by their role, with the scope `{scope}`"
    if kind == "staff":
        return "staff on their way in" if scope == "visitor" else f"staff who are signed in, with the scope `{scope}`"
    return GUARDS[kind]


def kind_of(setting: Any) -> str:
    """The type of a setting."""
    return getattr(setting.type, "__name__", str(setting.type))


def shown(value: Any) -> str:
    """A default as it would be written."""
    if isinstance(value, bool):
        return "`true`" if value else "`false`"
    return f"`{value}`" if value not in {"", None} else "empty"


def plain(kind: type) -> str:
    """The first sentence of a docstring."""
    return (getdoc(kind) or "").split("\n")[0].replace("``", "`")


def table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    """A table of Markdown."""
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def page(title: str, about: str, parts: list[str]) -> str:
    """A page that says that it is generated."""
    note = "Generated from the code by `python tools/documents.py`; do not edit."
    return "\n\n".join([f"# {title}", about, *parts, f"<sub>{note}</sub>"]) + "\n"


def now(path: Path) -> str:
    """What the page says now."""
    return path.read_text(encoding="utf-8") if path.exists() else ""


if __name__ == "__main__":
    sys.exit(main())
