"""The demo's mailbox: letters are shown safely, and the button in them works in a real browser."""

import re

import pytest
from goodword.jobs.queue import queue
from goodword.lib.db import writing
from goodword.reviews.models import Review
from goodword.shops.models import Shop
from sqlalchemy import select

from tests.cast import a_form, a_review
from tests.running import running
from tests.server.demo.conftest import demo_config

NASTY = "</pre><script>window.canary = 1</script><img src=x onerror='window.canary = 1'>"
AT = "/v1/shops/pk_demo"


@pytest.fixture
def street(demo_folder):
    """The demo shop on a real port."""
    with running(demo_config(demo_folder)) as (house, address):
        yield house, address


def _write_to(house, **said):
    origin = "https://any.test"
    bearer = house.send("POST", f"{AT}/guests", {}, origin=origin).json["bearer"]
    answer = house.send(
        "POST",
        f"{AT}/reviews",
        a_review(product="strainer", form=a_form("pk_demo"), **said),
        origin=origin,
        bearer=bearer,
    )
    assert answer.status_code == 201, answer.text
    queue.huey.storage.blocking = False
    while (task := queue.huey.dequeue()) is not None:
        queue.huey.execute(task)
    return answer.json["id"]


def test_the_confirm_button_works_from_the_mailbox(street, page):
    house, address = street
    _write_to(house, title="From the mailbox")
    count = house.get(f"{AT}/ratings?product=strainer").json["data"][0]["count"]
    page.goto(f"{address}/demo/mailbox")
    page.locator(".letters a").first.click()
    letter = page.frame_locator("iframe")
    with page.expect_event("popup") if _opens_anew(letter) else page.expect_navigation() as opened:
        letter.locator("a[href*='/confirm/']").first.click()
    asked = opened.value if hasattr(opened.value, "locator") else page
    assert house.get(f"{AT}/ratings?product=strainer").json["data"][0]["count"] == count
    asked.locator("form button").click()
    asked.get_by_role("heading", name="Thank you, it is published").wait_for()
    assert house.get(f"{AT}/ratings?product=strainer").json["data"][0]["count"] == count + 1
    newest = house.get(f"{AT}/reviews?product=strainer&sort=newest").json["data"][0]
    assert newest["title"] == "From the mailbox"


def _opens_anew(letter):
    return letter.locator("a[href*='/confirm/']").first.get_attribute("target") == "_blank"


def test_nothing_that_a_letter_quotes_runs(street, page):
    house, address = street
    with writing() as session:
        session.scalars(select(Shop)).one().name = f"Tea {NASTY}"
    _write_to(house, title=NASTY, text=NASTY, name=NASTY[:80])
    refused = []
    page.on("requestfailed", lambda request: refused.append(request.url))
    for path in ("/demo/mailbox", None):
        if path:
            page.goto(f"{address}{path}")
        else:
            page.locator(".letters a").first.click()
        assert page.evaluate("window.canary") is None
    letter = page.frame_locator("iframe")
    letter.locator("a[href*='/confirm/']").first.wait_for()
    assert letter.locator("script, img[src=x]").count() == 0
    assert NASTY in page.locator("pre.text").text_content()
    alone = page.locator("iframe").get_attribute("src")
    page.goto(f"{address}{alone}")
    assert page.locator("script, img[src=x]").count() == 0


def test_a_letter_by_itself_is_in_a_sandbox(street):
    house, _ = street
    _write_to(house)
    name = max(path.stem for path in house.mailbox.glob("*.eml"))
    answer = house.get(f"/demo/mailbox/{name}/html")
    assert answer.status_code == 200
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    sandbox = re.search(r"sandbox ([a-z -]+)", policy)
    assert sandbox
    assert not {"allow-scripts", "allow-same-origin", "allow-forms"} & set(sandbox[1].split())
    shown = house.get(f"/demo/mailbox/{name}").text
    assert "allow-scripts" not in shown
    assert "allow-same-origin" not in shown


def test_the_letter_confirms_the_review_that_it_quotes(street):
    house, _ = street
    shown = _write_to(house, title="Quoted in the letter")
    name = max(path.stem for path in house.mailbox.glob("*.eml"))
    assert "Quoted in the letter" in house.get(f"/demo/mailbox/{name}").text
    with writing() as session:
        statuses = session.scalars(select(Review.status).where(Review.title == "Quoted in the letter")).all()
    assert statuses == ["unconfirmed"]
    assert shown.startswith("rev_")
