"""The staff pages in Chromium: joining and coming in by passkey, by keyboard, under their own strict policy."""

import re
from collections.abc import Iterator

import pyotp
import pytest
from goodword.config import Config
from goodword.lib import clock
from goodword.lib.db import reading, writing
from goodword.shops import queries as shops
from goodword.staff import service
from goodword.staff.models import Passkey
from playwright.sync_api import Page, expect
from sqlalchemy import select

from tests.browser.test_accessibility import findings
from tests.running import running

PASSWORD = "my kettle sings at dawn"
PAGES = {
    "/staff/": "Olga",
    "/staff/cases": "To decide",
    "/staff/people": "People",
    "/staff/voice": "Voice",
    "/staff/posts": "Posts",
    "/staff/networks": "Networks",
    "/staff/keys": "Keys",
}
KEY = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}


@pytest.fixture
def staff_pages(demo_config: Config) -> Iterator[str]:
    """Browsers keep a session on localhost, and make passkeys for names only."""
    with running(demo_config, host="localhost") as (_, address):
        yield address


@pytest.fixture
def authenticator(page: Page) -> Iterator[object]:
    """A device that knows its person by her finger."""
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    options = KEY | {"isUserVerified": True, "automaticPresenceSimulation": True}
    made = device.send("WebAuthn.addVirtualAuthenticator", {"options": options})["authenticatorId"]
    yield lambda verified: device.send(
        "WebAuthn.setUserVerified", {"authenticatorId": made, "isUserVerified": verified}
    )
    device.detach()


@pytest.fixture
def faults(page: Page) -> list[str]:
    """What the console says of the pages' policy or scripts."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda fault: said.append(str(fault)))
    return said


def link() -> str:
    with writing():
        shop = shops.the_shop(None)
        return service.invite(shop=shop, email="olga@example.com", role="owner", actor="command")


def choose(page: Page) -> None:
    page.goto(link())
    page.get_by_label("Name").fill("Olga")
    page.get_by_label("New password").fill(PASSWORD)
    page.get_by_label("New password").press("Enter")


def test_a_passkey_makes_her_staff_and_lets_her_in_alone_and_after_the_password(
    staff_pages, page, authenticator, faults
):
    choose(page)
    page.get_by_role("button", name="Make a passkey").press("Enter")
    expect(page.locator(".codes li")).to_have_count(10)
    page.get_by_role("link", name="I have kept them").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Olga")
    for alone in (True, False):
        page.get_by_role("button", name="Sign out", exact=True).click()
        if not alone:
            page.get_by_label("E-mail").fill("olga@example.com")
            page.get_by_label("Password").fill(PASSWORD)
            page.get_by_role("button", name="Continue").press("Enter")
        page.get_by_role("button", name="Use a passkey").press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("Olga")
    with reading() as session:
        key = session.scalars(select(Passkey)).one()
        assert (key.sign_count, bool(key.used_at)) == (3, True)
    assert faults == []


def test_a_device_that_does_not_know_its_person_lets_nobody_in(staff_pages, page, authenticator):
    choose(page)
    page.get_by_role("button", name="Make a passkey").click()
    page.get_by_role("link", name="I have kept them").click()
    page.get_by_role("button", name="Sign out", exact=True).click()
    authenticator(False)
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_text("The passkey did not answer")).to_be_visible()
    assert "__Host-gw-staff" not in {cookie["name"] for cookie in page.context.cookies()}


def test_an_app_without_scripts_and_every_page_without_grave_findings(staff_pages, page, faults):
    choose(page)
    secret = re.sub(r"\s", "", page.locator("code").inner_text())
    assert findings(page) == []
    page.get_by_label("Code from your app").fill(pyotp.TOTP(secret).at(clock.now()))
    page.get_by_role("button", name="Finish").click()
    assert findings(page) == []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for path, title in PAGES.items():
            page.goto(f"{staff_pages}{path}")
            expect(page.get_by_role("heading", level=1)).to_have_text(title)
            assert findings(page) == [], (scheme, path)
    page.set_viewport_size({"width": 360, "height": 700})
    for path in PAGES:
        page.goto(f"{staff_pages}{path}")
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), path
    assert faults == []
