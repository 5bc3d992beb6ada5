"""Whatever the shop's theme does to its own page, the widget keeps its looks: every computed value of every part."""

import os
from pathlib import Path

import pytest

from tests.browser.looks import HOSTILE, THEMES, differences, everything_open, handed_down, remember
from tests.browser.test_the_page_is_sacred import snippet

ALL = HOSTILE | THEMES
SHOTS = os.environ.get("GOODWORD_SHOTS")


def themed_page(address: str, doctype: str = "<!doctype html>") -> str:
    return f"""{doctype}<html lang="en"><head><title>Kettle</title>
    <style>gw-reviews:not(:defined){{display:block;min-height:100svh}}</style>{snippet(address)}</head>
    <body><main><div class="container"><h1>Kettle</h1>
    <div id="place"><gw-reviews product="kettle-12" name="Kettle"></gw-reviews></div></div></main></body></html>"""


def dressed(page, css: str) -> None:
    page.evaluate(
        """css => {
          const style = Object.assign(document.createElement('style'), { id: 'theme', textContent: css });
          document.head.append(style)
        }""",
        css,
    )


def undressed(page, taken: dict[str, str]) -> None:
    """The theme is gone; what it handed down to the element stands on the place around it instead."""
    page.evaluate(
        """taken => {
          document.getElementById('theme').remove();
          const { style } = document.getElementById('place');
          style.cssText = '';
          for (const [name, value] of Object.entries(taken)) style.setProperty(name, value)
        }""",
        taken,
    )


def keep_picture(page, name: str) -> None:
    if SHOTS:
        page.screenshot(path=Path(SHOTS) / f"{name.replace(' ', '-')}.png", full_page=True)


@pytest.mark.parametrize("doctype", ["<!doctype html>", ""], ids=["standards", "quirks"])
def test_no_theme_changes_how_it_looks(page, demo, shop_site, doctype):
    shop_site.pages["/"] = themed_page(demo[1], doctype)
    page.goto(shop_site.address)
    element = everything_open(page)
    changed = {}
    for name, theme in (ALL if doctype else HOSTILE).items():
        dressed(page, theme if isinstance(theme, str) else theme.read_text())
        taken = handed_down(element)
        remember(element)
        keep_picture(page, f"{name}{'' if doctype else ' quirks'}")
        undressed(page, taken)
        changed[name] = differences(element)
        page.evaluate("document.getElementById('place').style.cssText = ''")
    assert {name: found[:12] for name, found in changed.items() if found} == {}
