"""One review of the demo waits for the shop, one is shown without being counted, and visitors have it easy."""

from datetime import timedelta

from goodword.demo.service import SITE_KEY
from goodword.lib import clock
from goodword.lib.db import reading
from goodword.moderation import tokens
from goodword.reviews import queries
from goodword.shops import queries as shops

from tests.cast import a_review
from tests.letters import confirm_link, newest, pressed, text_of

LISTED = "/v1/shops/pk_demo"


def test_one_waits_with_a_letter_that_says_why(demo, work_off):
    work_off()
    assert "slow-kitchen.example" in text_of(newest(demo.mailbox))
    with reading():
        shop = shops.by_site_key(SITE_KEY)
        ((held, _),) = queries.queue(shop.id, status="held", after=None, limit=10)
        assert held.author_name == "Hedda"
    assert "hedda@example.com" in demo.get("/demo/mailbox").text


def test_one_is_shown_and_not_counted(demo):
    page = demo.get(f"{LISTED}/reviews?product=honey-250&sort=newest").json
    assert len(page["data"]) == page["rating"]["count"] + 1
    (hers,) = [each for each in page["data"] if not each["counted"]]
    assert (hers["author"], hers["not_counted_because"], "staff" in hers["badges"]) == ("Zuza", "staff", True)


def test_a_visitors_first_review_is_published_by_the_letters_button(demo, work_off):
    origin = "https://anywhere.test"
    with reading():
        opened = clock.now() - timedelta(minutes=1)
        token = tokens.form_token(shops.by_site_key(SITE_KEY).id, opened)
    bearer = demo.send("POST", f"{LISTED}/guests", {}, origin=origin).json["bearer"]
    before = demo.get(f"{LISTED}/reviews?product=strainer").json["rating"]["count"]
    body = a_review(product="strainer", text="It fits every cup I have.", form={"token": token})
    sent = demo.send("POST", f"{LISTED}/reviews", body, origin=origin, bearer=bearer, key="a-visitors-first-review")
    assert sent.status_code == 201, sent.text
    assert (sent.json["status"], sent.json["why"]) == ("unconfirmed", [])
    work_off()
    assert pressed(demo.client, confirm_link(demo.mailbox)).status_code == 200
    assert demo.get(f"{LISTED}/reviews?product=strainer").json["rating"]["count"] == before + 1
