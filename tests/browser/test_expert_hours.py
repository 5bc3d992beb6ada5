"""An expert's hour in two browsers: one asks on our own page, the other's answer appears there by itself."""

from datetime import timedelta

from goodword.demo.service import find
from goodword.hours import service
from goodword.lib import clock, ids
from goodword.lib.db import session, writing
from goodword.questions import service as questions
from goodword.questions.models import Question
from goodword.shoppers.models import Expert, Shopper
from goodword.shops import service as shops
from playwright.sync_api import expect
from sqlalchemy import select


def live_hour() -> str:
    """An hour of the demo shop that is live, and guests whose words are seen at once; its page's path."""
    with writing():
        shop = find()
        shops.change_settings(shop=shop, actor="test", changes={"confirm_guests": False})
        yulia = Shopper(shop_id=shop.id, id=ids.new(), name="Yulia", email="yulia@example.net")
        session().add(yulia)
        session().flush()
        expert = Expert(
            shop_id=shop.id, id=ids.new(), shopper_id=yulia.id, email="yulia@example.net", name="Yulia Orlova",
            title="Tea taster", topics=[], accepted_at=clock.now(),
        )  # fmt: skip
        session().add(expert)
        session().flush()
        plan = service.Plan(title="Water and tea", text="Hard or soft?", begins_at=clock.now() + timedelta(hours=1))
        hour = service.announce(shop=shop, expert=expert, plan=plan, actor="test")
        service.open_now(hour=hour, actor="test")
        return f"/h/{ids.show(service.PREFIX, hour.id)}"


def answer(text: str) -> None:
    """The answer comes from elsewhere."""
    with writing():
        shop = find()
        (asked,) = session().scalars(select(Question).where(Question.text == "Does hard water spoil green tea?"))
        questions.answer_as_shop(shop=shop, question=asked, text=text, name="Yulia Orlova", actor="test")


def test_an_answer_appears_on_the_live_page_by_itself(demo, page):
    _, address = demo
    refused: list[str] = []
    page.on("console", lambda said: refused.append(said.text) if "Content Security Policy" in said.text else None)
    page.goto(f"{address}{live_hour()}")
    expect(page.get_by_text("Live now")).to_be_visible()
    page.get_by_role("button", name="Ask a question").first.click()
    form = page.locator("gw-question-form")
    form.locator("textarea, input").first.fill("Does hard water spoil green tea?")
    form.get_by_role("button", name="Go on").click()
    form.get_by_label("name").first.fill("Anna")
    form.get_by_label("e-mail").first.fill("anna@example.com")
    form.get_by_role("button", name="Send the question").click()
    expect(page.locator("gw-questions article")).to_contain_text("Does hard water spoil green tea?")
    answer("<b>Softly</b>: use filtered water.")
    expect(page.locator("gw-questions article")).to_contain_text("<b>Softly</b>: use filtered water.", timeout=20_000)
    assert refused == []
    with page.context.browser.new_context(java_script_enabled=False) as reader:
        plain = reader.new_page()
        plain.goto(page.url)
        expect(plain.locator("article")).to_contain_text("use filtered water.")
