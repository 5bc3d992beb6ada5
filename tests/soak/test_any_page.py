"""The full lists: every attack string into every text field, and the widget on every real theme's page."""

import json
import os
import re
import sys
from pathlib import Path

import pytest

from tests.browser.conftest import demo, demo_config, demo_template, shop_site, work_off  # noqa: F401 - fixtures
from tests.browser.looks import differences, everything_open, handed_down, remember
from tests.browser.payloads import PAYLOADS
from tests.browser.test_nothing_executes import nothing_runs
from tests.browser.test_recipes import IMITATIONS
from tests.browser.test_themes import keep_picture, undressed

DATA = os.environ.get("GOODWORD_SOAK_DATA")
FOLDER = Path(DATA).absolute() if DATA else None
PAGES = sorted((FOLDER / "storefront_pages").glob("*.html") if FOLDER else IMITATIONS.glob("*.html"))
LEAST = 60
HOLE = re.compile(r"<!-- (?:embed the widget here|reviews) -->")

UNDRESS = """() => {
  for (const one of document.querySelectorAll('link[rel=stylesheet], style')) one.remove();
  document.head.append(Object.assign(document.createElement('meta'), { id: 'theme' }))
}"""

pytestmark = [pytest.mark.soak, pytest.mark.timeout(1800)]


def lists() -> dict[str, list[str]]:
    """Attack strings by list; a line a string, comments left out."""
    if FOLDER is None:
        return {"our own": list(PAYLOADS)}
    folder = FOLDER / "security"
    found = {path.name: path.read_text(errors="replace").splitlines() for path in sorted(folder.glob("xss/*.txt"))}
    found["crlf_injection.txt"] = (folder / "crlf_injection.txt").read_text(errors="replace").splitlines()
    found["csv_formula_injection.txt"] = (folder / "csv_formula_injection.txt").read_text().splitlines()
    found["blns.json"] = json.loads((folder / "blns.json").read_text())
    return {name: [line for line in lines if line.strip()] for name, lines in found.items()}


@pytest.mark.parametrize("name", lists())
def test_no_string_of_any_list_runs(page, demo, shop_site, work_off, tmp_path, say, name):  # noqa: F811
    strings = lists()[name]
    planted = nothing_runs(page, demo, shop_site, work_off, tmp_path, strings)
    say(f"{name}: {len(strings)} strings x {len(planted.tried)} fields, {planted.taken} taken, 0 ran")


@pytest.fixture
def say(capsys):
    """Tell it to whoever watches the run."""

    def tell(line: str) -> None:
        with capsys.disabled():
            sys.stdout.write(f"\n{line}\n")

    return tell


def furnished(path: Path, address: str) -> str:
    """The page as it is, with the widget where it asks for one; its policy, if it has one, names us."""
    ours = f"script-src {address}; connect-src {address}; img-src {address}"
    html = path.read_text().replace("script-src 'self'", ours)
    html = HOLE.sub('<div class="place"><gw-reviews product="kettle-12" name="Kettle"></gw-reviews></div>', html)
    return html.replace("</head>", f'<script async src="{address}/w/v1/pk_demo.js"></script></head>', 1)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_on_every_page_it_looks_the_same(page, demo, shop_site, path, say):  # noqa: F811
    shop_site.pages[f"/storefront_pages/{path.name}"] = furnished(path, demo[1])
    if FOLDER:
        sheets = FOLDER.glob("storefront_css/*.css")
        shop_site.pages |= {f"/storefront_css/{sheet.name}": sheet.read_text() for sheet in sheets}
    page.goto(f"{shop_site.address}/storefront_pages/{path.name}")
    element = everything_open(page)
    remember(element)
    taken = handed_down(element)
    keep_picture(page, path.stem)
    page.evaluate("document.querySelector('.place').id = 'place'")
    page.evaluate(UNDRESS)
    undressed(page, taken)
    found = differences(element)
    say(f"{path.stem}: {len(found)} computed values differ")
    assert found == []
