"""The pages behind the letters about questions, and the staff's own: words stay words, and only a person presses."""

from datetime import timedelta

import pytest
from goodword.lib import clock
from goodword.lib.db import reading, writing
from goodword.promises import links, queries
from goodword.promises.models import PromiseLetter
from goodword.questions.models import Answer
from goodword.staff import forms
from playwright.sync_api import Page, expect
from sqlalchemy import select

from tests.browser import planting
from tests.browser.payloads import PAYLOADS
from tests.browser.test_accessibility import findings
from tests.browser.test_any_page import LISTEN
from tests.cast import TEA_HOUSE, open_shop
from tests.running import running
from tests.server.promises.stage import Asking, ask, expert, owner, shop_of
from tests.staffers import StaffOnStage, staff_of

ALL = " ".join(PAYLOADS)


@pytest.fixture
def asked(demo_config):
    """Olga's browser needs localhost; Boris has asked, and Vera has answered, in the worst words there are."""
    with running(demo_config, host="localhost") as (house, address):
        shop = open_shop(house, "Tea House", TEA_HOUSE)
        olga = staff_of(shop)
        expert(shop)
        owner(shop)
        asking = ask(shop)
        with writing():
            question = asking.question(lock=True)
            question.text = question.details = question.author_name = question.asked_back = ALL
            shop_of(shop).name = ALL
        yield address, olga, asking


def link_of(asking: Asking) -> str:
    with reading() as session:
        row = session.scalars(select(PromiseLetter).where(PromiseLetter.shop_id == asking.at.shop.id)).first()
    return links.to_answer(row.shop_id, row.id)


def answers(asking: Asking) -> list[str]:
    with reading() as session:
        mine = select(Answer.text).where(Answer.shop_id == asking.at.shop.id)
        return list(session.scalars(mine.order_by(Answer.id)))


def shows_words(page: Page, address: str) -> None:
    page.goto(address)
    assert planting.executed(page) == []
    assert page.evaluate("window.broken") == []
    told = page.locator("main").text_content() or ""
    assert [each for each in PAYLOADS if each.isprintable() and each not in told] == []


def sign_in(page: Page, olga: StaffOnStage, address: str) -> None:
    bearer = olga.client.get_cookie(forms.SESSION).value
    secure = {"secure": True, "httpOnly": True, "url": address.replace("http:", "https:")}
    page.context.add_cookies([{"name": forms.SESSION, "value": bearer, **secure}])


def test_words_stay_words_and_a_script_answers_nothing_but_a_person_does(page, asked):
    address, olga, asking = asked
    link = link_of(asking)
    page.add_init_script(planting.WATCH)
    page.add_init_script(LISTEN)
    shows_words(page, link)
    assert findings(page) == []
    page.fill("#text", "I am a machine.")
    page.evaluate("for (const one of document.querySelectorAll('button')) one.click()")
    page.evaluate("document.querySelector('form').submit()")
    expect(page.get_by_role("alert")).to_be_visible()
    assert answers(asking) == []
    page.goto(link)
    page.fill("#text", ALL)
    page.get_by_role("button").click()
    expect(page.get_by_role("heading", name="Thank you, that helps")).to_be_visible()
    assert len(answers(asking)) == 1
    with reading() as session:
        given = session.scalars(select(Answer).where(Answer.shop_id == asking.at.shop.id)).one()
    shows_words(page, links.to_accept(asking.at.shop.id, given.id, _asker(asking)))
    sign_in(page, olga, address)
    with writing():
        asking.question(lock=True).state = "open"
        row = queries.of_question(asking.at.shop.id, asking.id, lock=True)
        row.stage, row.counted_from, row.due_at = "staff", clock.now(), clock.now() + timedelta(hours=1)
    shows_words(page, f"{address}/staff/questions")
    assert findings(page) == []


def _asker(asking: Asking):
    with reading():
        return asking.question().shopper_id
