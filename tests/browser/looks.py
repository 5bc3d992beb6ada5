"""What the widget's parts look like to the browser, to compare one page with another."""

import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.browser import states

NPM = Path(__file__).parent / "node_modules"
FORM = (
    "form",
    ".form-title",
    ".star",
    ".star input",
    "#name",
    "#text",
    "#email",
    "[type=submit]",
    ".action",
    "label[part]",
)
PARTS = (
    ".gw", ".summary", ".figure", ".average", ".stars", ".stars path", ".quiet", ".bars", ".bars button", ".track",
    ".length", ".write .button", ".toolbar", ".search", ".chip", ".sort", ".sort select", ".active", ".list",
    ".written", ".writer", ".author", ".badge", ".words", ".title", ".text", ".actions", ".action", ".flag",
    ".flag legend", ".choice", ".choice input", ".flag textarea", ".flag .button", ".reply", ".replier", ".tail",
    ".tail .button",
)  # fmt: skip

# What the page itself hands down on purpose; everything else of a theme stays outside.
TAKEN = ("font-family", "font-size", "color", "direction", "color-scheme", "visibility", "-webkit-font-smoothing")

LOOKS = """(host, parts, form) => {
  const inside = host.shadowRoot;
  const formRoot = inside.querySelector('gw-review-form')?.shadowRoot;
  const names = window.__names ??= [...getComputedStyle(host)].filter(name => !name.startsWith('--'));
  const own = parts.map(name => [name, inside.querySelector(name)]);
  const all = [...own, ...form.map(name => ['form ' + name, formRoot?.querySelector(name)])];
  const looks = {};
  for (const [name, element] of all)
    for (const pseudo of ['', '::before', '::after']) {
      const style = element && getComputedStyle(element, pseudo || null);
      if (pseudo && (!style || style.content === 'none')) continue;
      looks[name + pseudo] = style && names.map(each => style.getPropertyValue(each));
    }
  return looks
}"""

REMEMBER = f"([host, parts, form]) => {{ window.__before = ({LOOKS})(host, parts, form) }}"
COMPARE = f"""([host, parts, form]) => {{
  const now = ({LOOKS})(host, parts, form), before = window.__before, found = [];
  for (const part of new Set([...Object.keys(now), ...Object.keys(before)])) {{
    const [is, was] = [now[part], before[part]];
    if (!is || !was) {{ if (is !== was) found.push(part + ' is not there'); continue }}
    window.__names.forEach((name, at) => is[at] !== was[at] && found.push(
      `${{part}} ${{name}}: ${{is[at]}} became ${{was[at]}}`))
  }}
  return [Object.values(now).filter(Boolean).length, found]
}}"""

# The same words, size, colour and room as on the themed page, and nothing else of it.
PLAIN = """([host, taken]) => {
  const style = getComputedStyle(host);
  const kept = Object.fromEntries(taken.map(name => [name, style.getPropertyValue(name)]));
  kept.width = host.getBoundingClientRect().width + 'px';
  return kept
}"""


def remember(element: Any) -> None:
    """How every part looks now."""
    element.element_handle().evaluate(f"host => ({REMEMBER})([host, {list(PARTS)!r}, {list(FORM)!r}])")


def differences(element: Any) -> list[str]:
    """Where a part looked otherwise when it was remembered, as sentences."""
    parts, found = element.element_handle().evaluate(f"host => ({COMPARE})([host, {list(PARTS)!r}, {list(FORM)!r}])")
    assert parts > 40, "the parts were not there to compare"
    return found


def handed_down(element: Any) -> dict[str, str]:
    handle = element.element_handle()
    return handle.evaluate(f"host => ({PLAIN})([host, {list(TAKEN)!r}])")


def everything_open(page: Page, at: int = 0) -> Any:
    """The element with filters, a flag and the form open, so that all parts are there."""
    element = states.shown(page, at)
    # Pressed by script: what a page lays over its own content is the page's affair.
    press = "one => one.click()"
    element.get_by_role("button", name="Write a review").first.evaluate(press)
    element.locator("gw-review-form [type=submit]").evaluate(press)
    element.locator("gw-review-form .trouble").first.wait_for()
    element.locator(".bars button:enabled").first.evaluate(press)
    element.get_by_role("button", name="Clear all").wait_for()
    element.locator(".list[aria-busy=false] .reply").first.wait_for()
    element.get_by_role("button", name=re.compile("^Flag")).first.evaluate(press)
    element.locator("form.flag").wait_for()
    page.mouse.move(0, 0)
    element.page.evaluate("document.activeElement.blur()")
    return element


THEMES = {
    "bootstrap": NPM / "bootstrap/dist/css/bootstrap.css",
    "bootstrap right to left": NPM / "bootstrap/dist/css/bootstrap.rtl.css",
    "bootstrap 3": NPM / "bootstrap3/dist/css/bootstrap.css",
    "foundation": NPM / "foundation-sites/dist/css/foundation.css",
    "materialize": NPM / "materialize-css/dist/css/materialize.css",
    "reset": NPM / "reset-css/reset.css",
    "normalize": NPM / "normalize.css/normalize.css",
}

# Rules that themes really carry, each made worse.
HOSTILE = {
    "everything important": """* { float: left !important; letter-spacing: 9px !important; word-spacing: 1em !important;
        text-transform: uppercase !important; text-align: center !important; line-height: 3 !important;
        font-weight: 900 !important;
        font-style: italic !important; text-indent: 40px !important; text-shadow: 0 0 9px red !important;
        white-space: nowrap !important;
        word-break: break-all !important; list-style: square !important;
        box-sizing: content-box !important; position: static !important;
        pointer-events: none !important; hyphens: auto !important; border-collapse: collapse !important }""",
    "tags": """div, section, article, p, span, ul, li, form, fieldset, legend, label, svg, path, mark, time, i
        { float: right !important; margin: 40px !important; max-width: 10px !important; opacity: .1 !important;
          fill: red; stroke: blue }
        button, input, select, textarea { all: unset !important; display: none !important }""",
    "classes": """[class*=star], [class*=review], [class*=button], .gw, .text, .title, .summary, .list, .active, .flag
        { display: none !important; color: lime !important }""",
    "a root of 30 pixels": ":root { font-size: 30px } body { font-size: 16px }",
    "a root of 10 pixels": ":root { font-size: 62.5% } body { font-size: 1.6rem }",
    "a vertical page": "body { writing-mode: vertical-rl; text-orientation: upright } "
    "main { writing-mode: horizontal-tb }",
    "a filtered page": "html { filter: hue-rotate(90deg) } main { transform: translateZ(0); zoom: 1 }",
    "fading": "* { transition: all 3s !important; animation-duration: 9s !important; user-select: none !important; "
    "outline: none !important }",
    "private tokens": ":root { --_0: red; --_accent: red; --_gap: 90px; --_9: 0 }",
}  # fmt: skip
