"""Anna signs in inside a shop's page: whatever the page isolates itself from, by keyboard, and never by a scanner."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.test_the_page_is_sacred import shop_page, snippet
from tests.letters import newest, text_of
from tests.running import Site, site
from tests.services import chromium

pytestmark = pytest.mark.timeout(120)

KEPT = """() => {
  const name = Object.keys(sessionStorage).find((each) => each.startsWith("gw:shopper:"))
  return name && JSON.parse(sessionStorage.getItem(name)).bearer
}"""
TOLD = "addEventListener('gw:shopper', ({ detail }) => (window.told = [...(window.told ?? []), detail.kind]), true)"
FRAME = """<script>
  let seen
  try { seen = localStorage.kept ?? 'nothing'; localStorage.kept = 'here' } catch { seen = 'blocked' }
  parent.postMessage({ seen }, '*')
</script>"""
COOP = ("unsafe-none", "same-origin-allow-popups", "same-origin")


@pytest.fixture
def shop_site() -> Iterator[Site]:
    """A shop on another origin that browsers trust: on others they ignore the opener policy."""
    with site(host="shop.localhost") as opened:
        yield opened


@pytest.fixture
def partitioned(browser: Browser, worker_name: str) -> Iterator[BrowserContext]:
    """A context of a browser with windows, if there is one: it blocks what other sites than the page's would keep."""
    path = chromium.with_windows()
    started = chromium.start(browser.browser_type, path) if path else browser
    context = started.new_context(locale="en-GB", reduced_motion="reduce")
    yield context
    context.close()
    if path:
        started.close()


def letter(house, work_off) -> tuple[str, str]:
    """The code and the link of her newest letter."""
    work_off()
    text = text_of(newest(house.mailbox))
    code = re.search(r"(\d{3}) (\d{3})", text)
    return "".join(code.groups()), re.search(r"http://\S+/signin/\S+", text)[0]


def ask(page: Page, email: str = "anna@example.com") -> None:
    """From the shop's page to the letter, with the pointer."""
    page.locator("gw-reviews").scroll_into_view_if_needed()
    page.get_by_role("button", name="Write a review").first.click()
    page.get_by_role("button", name="Sign in with a code instead").click()
    page.locator("gw-sign-in").get_by_label("Your e-mail").fill(email)
    page.get_by_role("button", name="Send the code").click()
    expect(page.get_by_text("A letter is on its way to a•••@example.com")).to_be_visible()


def is_known(page: Page, address: str) -> None:
    """The page holds a bearer that opens her own face."""
    expect(page.locator("gw-sign-in")).to_contain_text("You are signed in")
    page.wait_for_function(KEPT)
    bearer = page.evaluate(KEPT)
    assert re.fullmatch(r"shp_[0-9a-f]{64}", bearer)
    key = re.search(r"pk_\w+", page.content())[0]
    answer = page.request.get(f"{address}/v1/shops/{key}/me", headers={"Authorization": f"Bearer {bearer}"})
    assert answer.json()["how"] == "email"


@pytest.mark.parametrize("coop", COOP)
def test_it_completes_whatever_the_page_isolates_itself_from(page, demo, shop_site, work_off, coop):
    house, address = demo
    shop_site.headers["Cross_Origin_Opener_Policy"] = coop
    shop_site.pages["/"] = shop_page(snippet(address))
    page.add_init_script(TOLD)
    page.goto(shop_site.address)
    ask(page)
    number = page.locator("gw-sign-in .number").inner_text()
    _, link = letter(house, work_off)
    with page.context.expect_page() as opened:
        page.evaluate("link => void open(link)", link)
    popup = opened.value
    popup.get_by_role("button", name=number, exact=True).click()
    expect(popup.get_by_role("heading", name="You are signed in")).to_be_visible()
    assert popup.evaluate("!window.opener") == (coop == "same-origin"), "the policy is in force"
    is_known(page, address)
    assert page.evaluate("window.told") == ["shopper"]
    assert page.context.cookies() == []


def test_it_needs_no_storage_of_a_third_party(partitioned, demo, shop_site, work_off):
    """Chromium keeps what a frame stores apart for each site on top; the panel stores only where it stands."""
    house, address = demo
    with site({"/": FRAME}, host="third.test") as third:
        top = partitioned.new_page()
        top.goto(third.address)
        listen = "<script>addEventListener('message', ({ data }) => (window.frameSaw ??= data.seen))</script>"
        shop_site.pages["/"] = f'{shop_page(snippet(address))}{listen}<iframe src="{third.address}"></iframe>'
        page = partitioned.new_page()
        page.goto(shop_site.address)
        page.wait_for_function("window.frameSaw")
        assert top.evaluate("localStorage.kept") == "here"
        partition = {"nothing", "blocked"} if chromium.with_windows() else {"here"}
        assert page.evaluate("window.frameSaw") in partition
        ask(page)
        code, _ = letter(house, work_off)
        page.get_by_label("The six digits in it").fill(code)
        is_known(page, address)
    kept = {each["origin"] for each in partitioned.storage_state()["origins"]} - {third.address}
    assert kept <= {shop_site.address}


def test_by_keyboard_alone_with_the_code_and_with_the_number(page, demo, work_off):
    house, address = demo
    page.goto(f"{address}/demo/p/gift-box")
    door = page.get_by_role("button", name="Sign in with a code instead")
    page.get_by_role("button", name="Write a review").first.press("Enter")
    expect(door).to_be_visible()
    page.get_by_label("Your e-mail").focus()
    for by in ("code", "number"):
        page.keyboard.press("Tab")
        expect(door).to_be_focused()
        page.keyboard.press("Enter")
        panel = page.locator("gw-sign-in")
        expect(panel.get_by_label("Your e-mail")).to_be_focused()
        page.keyboard.type("anna@example.com")
        page.keyboard.press("Enter")
        expect(panel.get_by_label("The six digits in it")).to_be_focused()
        code, link = letter(house, work_off)
        if by == "code":
            page.keyboard.type(f"{code[:3]} {code[3:]}")
        else:
            press_by_keyboard(page, link, panel.locator(".number").inner_text())
        is_known(page, address)
        page.evaluate("sessionStorage.clear()")
        page.reload()
        page.get_by_role("button", name="Write a review").first.press("Enter")
        expect(door).to_be_visible()
        page.locator("gw-reviews [name=email]").first.focus()


def press_by_keyboard(page: Page, link: str, number: str) -> None:
    letters_page = page.context.new_page()
    letters_page.goto(link)
    for _ in range(8):
        letters_page.keyboard.press("Tab")
        if letters_page.evaluate("document.activeElement.value") == number:
            break
    letters_page.keyboard.press("Enter")
    expect(letters_page.get_by_role("heading", name="You are signed in")).to_be_visible()
    page.bring_to_front()


SCANNER = """async () => {
  const said = []
  for (const button of document.querySelectorAll('button')) {
    button.click()
    button.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }))
    button.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))
  }
  for (const number of document.querySelectorAll('button')) {
    const sent = new URLSearchParams({ press: '', number: number.value })
    said.push((await fetch(location.href, { method: 'POST', body: sent })).status)
  }
  return said
}"""


def test_a_scanner_that_opens_the_link_and_runs_its_scripts_signs_nobody_in(page, browser, demo, work_off):
    house, address = demo
    page.goto(f"{address}/demo/p/gift-box")
    ask(page)
    number = page.locator("gw-sign-in .number").inner_text()
    _, link = letter(house, work_off)
    scanner = browser.new_page()
    for method in ("GET", "HEAD", "OPTIONS"):
        scanner.request.fetch(link, method=method)
    scanner.goto(link, wait_until="networkidle")
    assert scanner.evaluate(SCANNER) == [403] * 4
    assert scanner.url == link, "no form was sent"
    with scanner.expect_navigation():
        scanner.evaluate("document.querySelector('form').submit()")
    expect(scanner.get_by_role("heading", name="Please press once more")).to_be_visible()
    scanner.close()
    expect(page.locator("gw-sign-in .number")).to_have_text(number)
    person = page.context.new_page()
    person.goto(link)
    person.get_by_role("button", name=number, exact=True).click()
    page.bring_to_front()
    is_known(page, address)


def test_a_page_that_was_dropped_meanwhile_takes_up_where_she_was(page, demo, work_off):
    house, address = demo
    page.goto(f"{address}/demo/p/gift-box")
    ask(page)
    number = page.locator("gw-sign-in .number").inner_text()
    page.reload()
    page.get_by_role("button", name="Write a review").first.click()
    page.get_by_role("button", name="Sign in with a code instead").click()
    expect(page.locator("gw-sign-in .number")).to_have_text(number)
    code, _ = letter(house, work_off)
    field = page.get_by_label("The six digits in it")
    field.fill("000000" if code != "000000" else "111111")
    expect(page.get_by_text("That is not the code. 4 tries are left.")).to_be_visible()
    field.fill(code)
    is_known(page, address)


def test_it_runs_under_the_strictest_policy(page, demo, shop_site, work_off):
    house, address = demo
    shop_site.pages["/"] = shop_page(snippet(address)).replace("<style>", "<!--").replace("</style>", "-->")
    shop_site.headers["Content_Security_Policy"] = (
        f"default-src 'none'; script-src {address}; connect-src {address}; img-src {address}; "
        "require-trusted-types-for 'script'; trusted-types lit-html goodword"
    )
    page.add_init_script(
        "window.broken = []; addEventListener('securitypolicyviolation', e => window.broken.push(e.violatedDirective))"
    )
    page.goto(shop_site.address)
    ask(page)
    code, _ = letter(house, work_off)
    page.get_by_label("The six digits in it").fill(code)
    is_known(page, address)
    assert page.evaluate("window.broken") == []


def test_she_signs_in_where_her_reviews_are(page, demo, work_off):
    house, address = demo
    page.goto(f"{address}/demo/p/gift-box")
    page.locator("gw-reviews").scroll_into_view_if_needed()
    page.locator("gw-reviews [part~=account-button]").first.click()
    panel = page.locator("gw-account")
    panel.get_by_role("button", name="Sign in", exact=True).click()
    panel.get_by_label("Your e-mail").fill("anna@example.com")
    panel.get_by_role("button", name="Send the code").click()
    expect(panel.get_by_label("The six digits in it")).to_be_visible()
    code, _ = letter(house, work_off)
    panel.get_by_label("The six digits in it").fill(code)
    expect(panel.get_by_text("a•••@example.com")).to_be_visible()
    expect(panel.get_by_role("button", name="Sign out")).to_be_visible()
