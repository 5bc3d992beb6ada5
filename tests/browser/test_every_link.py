"""Every link in a letter of every kind: opened by a mail program or by the scripts of a scanner, it changes nothing."""

import re
from email.message import EmailMessage
from typing import Any
from urllib.parse import urlsplit

import pytest
from goodword.letters.kinds import KINDS
from goodword.letters.models import Reader
from goodword.lib.db import Base, reading
from playwright.sync_api import Page
from sqlalchemy import select
from werkzeug.test import Client

from tests.browser.every_letter import written
from tests.browser.test_ending_letters import SCANNER
from tests.cast import TEA_HOUSE, open_shop
from tests.letters import text_of
from tests.running import running
from tests.server.letters.test_what_arrives import Seen
from tests.server.submissions.test_life_of_words import LINK as TYPED

MADE_BY_READING = {"snapshots"}
"""What reading may write: finished bytes of what is there anyway."""
MADE_BY_KNOCKING = {"staff_steps", "tries"}
"""What pressing the buttons of a door may write: the challenge that a passkey would answer, how often it was tried."""
CLICK = {"List-Unsubscribe": "One-Click"}


def links_of(letter: EmailMessage) -> set[str]:
    """Every address in it: of both parts, and of its headers."""
    html = letter.get_body(("html",))
    assert html is not None
    headers = str(letter["List-Unsubscribe"] or "").strip("<>")
    typed = {word for word in text_of(letter).split() if word.startswith("http") and word.rstrip(".") not in TYPED}
    return {*Seen(html.get_content()).links, *typed, *filter(None, [headers])}


def everything() -> dict[str, Any]:
    """All rows of all tables."""
    tables = [each for each in Base.metadata.sorted_tables if each.name not in MADE_BY_READING]
    with reading() as session:
        return {table.name: sorted(map(repr, session.execute(select(table)).all())) for table in tables}


def differences(before: dict[str, Any]) -> dict[str, Any]:
    after = everything()
    return {name: (before[name], after[name]) for name in before if before[name] != after[name]}


@pytest.mark.timeout(180)
def test_only_a_person_or_the_one_click_changes_anything(page, demo_config, work_off):
    with running(demo_config) as (house, address):
        shop = open_shop(house, "Tea House", TEA_HOUSE)
        letters = written(shop, work_off)
        assert letters.keys() == KINDS.keys(), "each kind has left at least once"
        every = {link for each in letters.values() for one in each for link in links_of(one)}
        ours = sorted(link.removeprefix(address) for link in every if link.startswith(address))
        assert {urlsplit(link).netloc for link in every} <= {urlsplit(address).netloc, "tea-house.test"}
        before = everything()
        for path in ours:
            for method in ("GET", "HEAD"):
                answer = Client(house.client.application).open(path, method=method, follow_redirects=True)
                is_gone = path.startswith("/accept/") and answer.status_code == 404  # that answer was taken down
                assert is_gone or answer.status_code == 200, (method, path, answer.status)
        assert differences(before) == {}
        for path in one_of_each(ours):
            scanned(page, address + path)
        assert differences(before).keys() <= MADE_BY_KNOCKING
        news = {kind: one for kind, each in letters.items() for one in each if one["List-Unsubscribe"]}
        assert news.keys() == {kind.name for kind in KINDS.values() if kind.is_news}
        for kind, letter in news.items():
            stopped(house, str(letter["List-Unsubscribe"]).strip("<>").removeprefix(address), kind)


def scanned(page: Page, link: str) -> None:
    """A scanner presses every button and sends every form, in a tab of its own."""
    tab = page.context.new_page()
    tab.goto(link)
    if tab.evaluate("[...document.forms].some(form => form.checkValidity())"):
        with tab.expect_navigation():
            tab.evaluate(SCANNER)
    else:
        tab.evaluate(SCANNER)
    tab.close()


def one_of_each(paths: list[str]) -> list[str]:
    """One path of each form: what is behind it is the same page."""
    return [*{re.sub(r"[\w-]{20,}", "*", path): path for path in paths}.values()]


def stopped(house: Any, path: str, kind: str) -> None:
    """The one click of a mail program: no sign-in, no cookie, no redirect, and it is done."""
    before = everything()[Reader.__tablename__]
    answer = Client(house.client.application, use_cookies=False).post(path, data=CLICK)
    assert (answer.status_code, answer.headers.get("Location"), answer.headers.get("Set-Cookie")) == (200, None, None)
    topic = path.rpartition("/")[2]
    assert kind == "digest" or topic == KINDS[kind].topic
    changed = set(everything()[Reader.__tablename__]) - set(before)
    assert len(changed) <= 1, "one reader's own row"
    with reading() as session:
        assert any(each.choices.get(topic) == "off" or topic == "digest" for each in session.scalars(select(Reader)))
