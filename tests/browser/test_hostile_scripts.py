"""Pages whose own scripts have changed the language under us: old libraries, frozen worlds, missing things."""

import pytest
from playwright.sync_api import expect

from tests.browser import states
from tests.browser.test_the_page_is_sacred import shop_page, snippet

# Each is what libraries that still run in shops do, written anew.
WORLDS = {
    "prototypes with more": """
        for (const one of [Object, Array, String, Function, Number])
          for (const name of ['each', 'clone', 'extend', 'first', 'last', 'include', 'remove', 'invoke', 'reviews'])
            one.prototype[name] = function () { return this };""",
    "methods of their own": """
        Array.prototype.toJSON = function () { return '[' + this.join(',') + ']' };
        Object.prototype.toJSON = function () { return 'an object' };
        Array.from = function (from) { return from ? [].slice.call(from) : [] };
        Array.prototype.reduce = function () { return this.length > 1 ? this : this[0] };
        Array.prototype.entries = function () { return this.map(one => one) };
        Array.prototype.find = function (test) {
          for (var at = 0; at < this.length; at++) if (test(this[at], at)) return this[at] };
        Function.prototype.bind = function (to) { var what = this, first = [].slice.call(arguments, 1);
          return function () { return what.apply(to, first.concat([].slice.call(arguments))) } };
        Element.prototype.update = Element.prototype.show = Element.prototype.hide = function () { return this };""",
    "a frozen world": """
        for (const one of [Object, Array, Function, Promise, String, Number, Map, Set, Error, RegExp])
          { Object.freeze(one.prototype); Object.freeze(one) }""",
    "a fetch that was wrapped": """
        const real = window.fetch;
        window.fetch = async (...given) => {
          const answer = await real(...given), text = await answer.text();
          return { ok: answer.ok, status: answer.status, headers: answer.headers, text: async () => text }
        };""",
    "promises of a library": """
        const Real = Promise;
        window.Promise = class Bluebird extends Real { static get [Symbol.species]() { return Real } };
        delete window.Promise.prototype.finally;""",
    "no storage": """
        for (const name of ['localStorage', 'sessionStorage'])
          Object.defineProperty(window, name, { get() { throw new DOMException('denied', 'SecurityError') } });""",
    "no maker of ids": "delete Crypto.prototype.randomUUID;",
    "patched elements": """
        const define = customElements.define.bind(customElements);
        customElements.define = (name, one, options) => define(name, one, options);
        const Native = HTMLElement;
        window.HTMLElement = function () { return Reflect.construct(Native, [], new.target) };
        HTMLElement.prototype = Native.prototype; Object.setPrototypeOf(HTMLElement, Native);""",
    "names that are ours": """
        addEventListener('DOMContentLoaded', () => 0);
        window.name = 'goodword'; window.gw = 1; window.litHtmlVersions = ['0'];
        window.trustedTypes?.createPolicy('lit-html', {});""",
}  # fmt: skip


@pytest.fixture
def demo(demo_of_module):
    return demo_of_module


@pytest.mark.parametrize("world", WORLDS)
def test_it_works_in_a_world_that_was_changed(page, demo, shop_site, world):
    shop_site.pages["/"] = shop_page(f"<script>{WORLDS[world]}</script>{snippet(demo[1])}")
    page.goto(shop_site.address)
    expect(page.locator("gw-rating").get_by_text(states.COUNTED)).to_be_visible()
    element = states.shown(page)
    states.voted(element)
    element.get_by_role("searchbox").fill("kettle")
    expect(element.locator("mark").first).to_be_visible()
    form = states.opened(element)
    states.written(form)
    with page.expect_request(lambda one: one.method == "POST" and one.url.endswith("/reviews")) as sent:
        states.sent(form)
    assert sent.value.post_data_json["text"] == states.WRITTEN["text"]


@pytest.mark.parametrize(
    "clobber",
    [
        '<img name="currentScript" src="https://evil.test/w/v1/x.js">',
        '<form id="goodword"><input name="q"><input name="said"></form>',
        '<a id="goodword"></a><a id="goodword" name="q"></a>',
    ],
    ids=["current script", "a form", "a collection"],
)
def test_elements_with_names_of_ours_change_nothing(page, demo, shop_site, clobber):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    late = f"""<script>addEventListener('load', () => {{
        const one = document.createElement('script'); one.src = '{demo[1]}/w/v1/pk_demo.js';
        document.body.append(one) }})</script>"""
    shop_site.pages["/"] = shop_page() + clobber + late
    page.goto(shop_site.address)
    expect(page.locator("gw-rating").get_by_text(states.COUNTED)).to_be_visible()
    assert not [url for url in asked if "evil.test" in url and "/c/" in url]


def test_a_page_in_a_sandbox_is_read_as_any(page, demo, shop_site):
    inner = shop_page(snippet(demo[1])).replace('"', "&quot;")
    shop_site.pages["/"] = (
        f'<!doctype html><iframe sandbox="allow-scripts" width="900" height="900" srcdoc="{inner}"></iframe>'
    )
    page.goto(shop_site.address)
    frame = page.frame_locator("iframe")
    expect(frame.locator("gw-rating").get_by_text(states.COUNTED)).to_be_visible()


@pytest.mark.parametrize("tag", ['<script type="module" src="{}"></script>', "late", "document.write"])
def test_the_script_comes_as_tag_managers_bring_it(page, demo, shop_site, tag):
    src = f"{demo[1]}/w/v1/pk_demo.js"
    tags = {
        "late": f"""<script>addEventListener('load', () => setTimeout(() => {{
            const holder = document.createElement('div'); holder.innerHTML = '<script data-gtmsrc="{src}"><\\/script>';
            const one = document.createElement('script'); one.type = 'text/javascript';
            one.src = holder.firstChild.dataset.gtmsrc;
            document.body.append(one) }}))</script>""",
        "document.write": f"<script>document.write('<script src=\"{src}\"><\\/script>')</script>",
    }  # fmt: skip
    shop_site.pages["/"] = shop_page(tags.get(tag, tag).format(src) if tag.startswith("<") else tags[tag])
    page.goto(shop_site.address)
    expect(page.locator("gw-rating").get_by_text(states.COUNTED)).to_be_visible()
