"""A shop where everything happens that somebody is written about: a letter of each kind lies in the mailbox."""

import re
from collections import defaultdict
from datetime import timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from goodword.feeds.models import Post
from goodword.hours import jobs as hours
from goodword.letters import readers
from goodword.letters.models import Letter
from goodword.lib import clock
from goodword.lib.db import reading, writing
from goodword.notices import digests, posting
from goodword.promises import asking, queries
from goodword.shoppers import queries as people
from goodword.shops import queries as shops
from goodword.staff import service as staff
from goodword.staff.models import Staff
from sqlalchemy import select, update

from tests.cast import GuestOnStage, ShopOnStage
from tests.letters import pressed, text_of
from tests.server.comments.talk import said
from tests.server.feeds.stage import an_account
from tests.server.hours.stage import announced, expert_of
from tests.server.promises import stage
from tests.server.submissions.test_life_of_words import LINK
from tests.staffers import staff_of

FACTS = {"name": "Kettle", "url": "https://tea-house.test/kettle"}
HELD = {"text": LINK, "email": None}


def written(shop: ShopOnStage, work_off: Any) -> dict[str, list[EmailMessage]]:
    """Let it all happen; the letters by kind."""
    shop.set(letters_a_day=50, letters_a_week=200)
    olga = staff_of(shop)
    with writing():
        readers.choose(readers.meet(shop.shop.id, olga.staff.email, "en"), {"cases": "at_once"})
    olga.post("/staff/letters/test", page="/staff/letters")
    doors(shop, olga.staff)
    about_reviews(shop)
    about_questions(shop)
    promised(shop)
    told_of_hours(shop)
    shop.guest().ask(product_facts=FACTS, details=LINK, email="irena@example.com")
    shop.guest().review(product_facts=FACTS, text=LINK, email="irena@example.com")
    work_off()
    for kind in ("confirm_words", "confirm_review"):
        confirmed(shop, kind, "irena@example.com")
    gathered(shop)
    offered(shop)
    work_off()
    return mailbox(shop)


def doors(shop: ShopOnStage, olga: Staff) -> None:
    """Whoever is new is asked whether it was she."""
    guest = shop.guest()
    guest.review(product_facts=FACTS)
    guest.ask(product_facts=FACTS)
    guest.send("POST", "/signin", {"email": "dora@example.com"})
    shop.manage("POST", "/experts", {"email": "taster@example.com", "name": "Taster"})
    with writing():
        staff.invite(shop=shops.by_id(shop.shop.id), email="mark@example.com", role="moderator", actor="test")
        staff.reset(shop=shops.by_id(shop.shop.id), staff=olga, actor="test")


def about_reviews(shop: ShopOnStage) -> None:
    """Held, kept, hidden, taken down, answered, commented on."""
    anna, boris = (shop.known(name=name, email=f"{name}@example.com") for name in ("Anna", "Boris"))
    for deed in ("publish", "hide"):
        held = anna.review(product=f"tray {deed}", product_facts=FACTS, **HELD).json["id"]
        shop.manage("POST", f"/reviews/{held}/{deed}", {"reason": "spam"} if deed == "hide" else {})
    review = anna.review(product_facts=FACTS, email=None).json["id"]
    said(anna, review, "Fill it to the rivet.", email=None, reply_to=said(boris, review, "It spills.", email=None))
    shop.manage("PUT", f"/reviews/{review}/reply", {"text": "Thank you."})
    shop.manage("POST", f"/reviews/{review}/hide", {"reason": "off_topic"})


def about_questions(shop: ShopOnStage) -> None:
    """Held, kept, hidden, taken down; answered, accepted, asked back, closed."""
    anna, boris = (shop.known(name=name, email=f"{name}@example.com") for name in ("Anna", "Boris"))
    for deed in ("publish", "hide"):
        held = anna.ask(product_facts=FACTS, text="Is it cheap?", details=LINK, email=None).json["id"]
        shop.manage("POST", f"/questions/{held}/{deed}", {"reason": "spam"} if deed == "hide" else {})
    question = asked(anna)
    given = boris.answer(question, email=None).json["id"]
    shop.manage("PUT", f"/questions/{question}/accepted", {"answer": given})
    shop.manage("POST", f"/answers/{given}/hide", {"reason": "spam"})
    shop.manage("POST", f"/questions/{asked(anna, 'Which lid?')}/ask", {"text": "Which size?"})
    shop.manage("POST", f"/questions/{asked(anna, 'How old?')}/close", {"reason": "resolved"})
    boris.answer(asked(anna, "Does it drip?"), text="Never.", email=None)


def asked(by: GuestOnStage, text: str = "Does it whistle?") -> str:
    sent = by.ask(product_facts=FACTS, text=text, details="Mine is small.", email=None)
    assert sent.json["status"] == "published", sent.text
    return str(sent.json["id"])


def promised(shop: ShopOnStage) -> None:
    """A question that the staff was asked, then an expert, then an owner; and nobody answers."""
    stage.expert(shop)
    stage.owner(shop, "carla@example.com", product="cups")
    open_one = stage.ask(shop, "Do they stack?", product="cups")
    with writing():
        promise = queries.of_question(shop.shop.id, open_one.id, lock=True)
        assert promise is not None
        for step in (asking.ask_experts, asking.ask_owners, asking.warn_staff, asking.tell_leaders):
            step(stage.shop_of(shop), promise, open_one.question())


def told_of_hours(shop: ShopOnStage) -> None:
    """Dora wants to hear of hours."""
    dora = shop.known(name="Dora", email="dora@example.com")
    assert dora.send("PUT", "/me/consents/expert_hours", {"given": True, "version": 1}).status_code == 200
    expert = expert_of(shop)[1]
    first, second = (announced(shop, expert)["id"] for _ in range(2))
    hours.turn()
    shop.manage("PATCH", f"/hours/{first}", {"begins_at": "2199-01-01T10:00:00Z"})
    shop.manage("POST", f"/hours/{second}/open", {})
    hours.turn()
    shop.manage("POST", f"/hours/{first}/cancel", {"reason": "She is ill."})
    hours.turn()


def gathered(shop: ShopOnStage) -> None:
    """Emma reads once a day what others read at once; yesterday there was something."""
    with writing():
        readers.choose(readers.meet(shop.shop.id, "emma@example.com", "en"), dict.fromkeys(("answers",), "daily"))
    question = asked(shop.known(name="Emma", email="emma@example.com"), "Is it loud?")
    shop.known(name="Boris", email="boris@example.com").answer(question, email=None)
    with writing() as session:
        waits = (Letter.shop_id == shop.shop.id) & (Letter.to == "emma@example.com")
        session.execute(update(Letter).where(waits).values(created_at=clock.now() - timedelta(days=8)))
    digests.send_digests()


def offered(shop: ShopOnStage) -> None:
    """Faina has linked an account; yesterday something was offered to her that she has not decided."""
    faina = shop.known(name="Faina", email="faina@example.com")
    with writing():
        pen = people.shopper_by_bearer(shop.shop.id, faina.bearer)[1].guest_id
        assert pen
        an_account(shop.shop.id, pen, "bluesky", review=True)
    faina.review(product_facts=FACTS, email=None)
    with writing() as session:
        morning = digests.last_mornings(clock.now(), shop.shop.time_zone)["daily"]
        session.execute(update(Post).values(planned_at=morning - timedelta(hours=1)))
    posting.tell_of_waiting()


def confirmed(shop: ShopOnStage, kind: str, address: str) -> None:
    """She presses the button in her letter; what she wrote is held."""
    (letter,) = [one for one in mailbox(shop)[kind] if str(one["To"]) == address]
    link = re.search(r"(/confirm/\S+)", text_of(letter))
    assert link
    assert pressed(shop.house.client, link[1]).status_code == 200


def mailbox(shop: ShopOnStage) -> dict[str, list[EmailMessage]]:
    with reading() as session:
        letters = session.scalars(select(Letter).where(Letter.shop_id == shop.shop.id)).all()
    found = defaultdict(list)
    for letter in letters:
        path = shop.house.mailbox / f"{letter.id.hex}.eml"
        if path.exists():
            found[letter.kind].append(message_from_bytes(path.read_bytes(), EmailMessage, policy=policy.default))
    return found
