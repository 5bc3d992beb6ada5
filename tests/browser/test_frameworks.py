"""The recipes for React and Vue, built from the very lines that they tell people to paste."""

import os
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser import states
from tests.browser.test_nothing_executes import on_stage
from tests.browser.test_recipes import ROOT, snippets
from tests.browser.test_the_page_is_sacred import snippet
from tests.services import chromium

REACT = """
import { StrictMode, useState } from "react"
import { createRoot, hydrateRoot } from "react-dom/client"
import { renderToString } from "react-dom/server.browser"
RECIPE
function Page() {
  const [product, show] = useState("kettle-12")
  const [turn, again] = useState(0)
  Object.assign(window, { show, again: () => again((n) => n + 1) })
  return <main><h1>Kettle {turn}</h1><Stars product={product} />
    <Reviews product={product} name="Kettle" onWritten={(told) => { window.written = told }} /></main>
}
const app = <StrictMode><Page /></StrictMode>
const root = document.getElementById("root")
window.recovered = []
if (location.search === "?hydrate") {
  root.innerHTML = renderToString(app)
  window.hydrate = () => hydrateRoot(root, app, { onRecoverableError: (error) => window.recovered.push(String(error)) })
} else createRoot(root).render(app)
"""
VUE = """
import { createApp } from "vue/dist/vue.esm-bundler.js"
const app = createApp({
  template: `<main><h1>Kettle {{ turn }}</h1>RECIPE</main>`,
  data: () => ({ product: "kettle-12", name: "Kettle", turn: 0 }),
  methods: { written(event) { window.written = event.detail } },
})
app.config.compilerOptions.isCustomElement = (tag) => tag.startsWith("gw-")
const page = app.mount("#root")
Object.assign(window, { show: (product) => { page.product = product }, again: () => { page.turn++ } })
"""


def built(code: str) -> str:
    chromium.use_locked_node()
    made = subprocess.run(
        [os.environ["PLAYWRIGHT_NODEJS_PATH"], ROOT / "widget/node_modules/esbuild/bin/esbuild", "--bundle",
         "--loader=jsx", "--jsx=automatic", "--log-level=error"],
        input=code, cwd=Path(__file__).parent, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert made.returncode == 0, made.stderr
    return made.stdout


def framed(address: str) -> str:
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Kettle</title>{snippet(address)}</head>
    <body><div id="root"></div><script src="/app.js"></script></body></html>"""


@pytest.fixture(scope="module")
def apps() -> dict[str, str]:
    react, vue = snippets("react"), snippets("vue")
    return {
        "react": built(REACT.replace("RECIPE", react["reviews"] + react["stars"])),
        "vue": built(VUE.replace("RECIPE", vue["stars"] + vue["reviews"])),
    }


@pytest.mark.parametrize("framework", ["react", "vue"])
def test_it_lives_in_a_framework(page, demo, shop_site, apps, framework):
    on_stage(demo[0], shop_site.address)
    shop_site.pages |= {"/": framed(demo[1]), "/app.js": apps[framework]}
    page.goto(shop_site.address)
    element = states.shown(page)
    expect(page.locator("gw-rating").get_by_text(states.COUNTED)).to_be_visible()
    form = states.opened(element)
    states.written(form)
    page.evaluate("() => window.again()")
    expect(page.get_by_role("heading", name="Kettle 1")).to_be_visible()
    expect(form.locator("[name=text]")).to_have_value(states.WRITTEN["text"])
    states.sent(form)
    assert page.evaluate("window.written.product") == "kettle-12"
    page.evaluate("() => window.show('gift-box')")
    expect(page.locator("gw-rating").get_by_text("No reviews yet")).to_be_visible()
    expect(element.get_by_text("Be the first")).to_be_visible()


def test_it_survives_hydration(page, demo, shop_site, apps):
    shop_site.pages |= {"/": framed(demo[1]), "/app.js": apps["react"]}
    said = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.goto(f"{shop_site.address}/?hydrate")
    states.voted(states.shown(page))
    page.evaluate("() => window.hydrate() && undefined")
    page.wait_for_function("'show' in window")
    page.evaluate("() => window.show('honey-250')")
    expect(page.locator("gw-reviews[product=honey-250] article").first).to_be_visible()
    assert page.evaluate("window.recovered") == []
    assert [text for text in said if "hydrat" in text.lower()] == []
