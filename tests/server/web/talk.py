"""What is said in each of two shops: questions, answers and comments of every state."""

from datetime import timedelta
from typing import Any

from tests.cast import GuestOnStage, ShopOnStage, a_comment

SEEN, UNSEEN = "canary-seen-of-{}", "canary-unseen-of-{}"


def questions(shop: ShopOnStage, writer: GuestOnStage, seen: str, unseen: str) -> dict[str, str]:
    """Questions of every kind, by one writer."""
    made = {}
    for kind, words, settings in (
        ("published", seen, {"confirm_guests": False, "publish": "at_once"}),
        ("second", seen, {}),
        ("closed", seen, {}),
        ("hidden", unseen, {}),
        ("leaving", unseen, {}),
        ("withdrawn", unseen, {}),
        ("held", unseen, {"publish": "after_check"}),
        ("held too", unseen, {}),
        ("unconfirmed", unseen, {"publish": "at_once", "confirm_guests": True}),
    ):
        if settings:
            shop.set(**settings)
        sent = writer.ask(name=words, text=words, details=words, email=f"{unseen.replace(' ', '-')}@example.com")
        assert sent.status_code == 201, sent.text
        made[kind] = sent.json["id"]
    hidden = shop.manage("POST", f"/questions/{made['hidden']}/hide", {"reason": "spam"})
    closed = shop.manage("POST", f"/questions/{made['closed']}/close", {"reason": "resolved"})
    assert [hidden.status_code, closed.status_code] == [200, 200]
    assert writer.send("DELETE", f"/questions/{made['withdrawn']}").status_code == 204
    return made


def answers(
    shop: ShopOnStage, writer: GuestOnStage, voter: GuestOnStage, questions: dict[str, str], seen: str, unseen: str
) -> tuple[dict[str, str], str]:
    """Answers of every kind, and one of the shop's to the second question."""
    made = {}
    for kind, who, words, settings in (
        ("published", voter, seen, {"confirm_guests": False}),
        ("mine", writer, seen, {}),
        ("hidden", writer, unseen, {}),
        ("leaving", writer, unseen, {}),
        ("withdrawn", writer, unseen, {}),
        ("held", writer, unseen, {"publish": "after_check"}),
        ("unconfirmed", writer, unseen, {"publish": "at_once", "confirm_guests": True}),
    ):
        if settings:
            shop.set(**settings)
        sent = who.answer(questions["published"], name=words, text=words, email="dora@example.com")
        assert sent.status_code == 201, sent.text
        made[kind] = sent.json["id"]
    assert shop.manage("POST", f"/answers/{made['hidden']}/hide", {"reason": "spam"}).status_code == 200
    assert writer.send("DELETE", f"/answers/{made['withdrawn']}").status_code == 204
    official = shop.manage("POST", f"/questions/{questions['second']}/answers", {"text": seen})
    shop.set(publish="after_check")
    assert official.status_code == 201, official.text
    return made, official.json["id"]


def comments(shop: ShopOnStage, writer: GuestOnStage, on: str) -> dict[str, Any]:
    """A comment of every kind under a review, and two replies to the first."""
    seen, unseen = SEEN.format(shop.shop.name), UNSEEN.format(shop.shop.name)
    shop.set(confirm_guests=False, publish="at_once")
    made = {}
    for kind, words in (
        *(("published", seen), ("second", seen)),
        *((kind, unseen) for kind in ("hidden", "leaving", "withdrawn", "unconfirmed")),
    ):
        shop.set(confirm_guests=kind == "unconfirmed")
        made[kind] = _said(writer, on, words)
    shop.set(confirm_guests=False)
    for _ in range(2):
        _said(writer, on, seen, reply_to=made["published"])
    shop.set(publish="after_check")
    made["held"] = _said(writer, on, unseen)
    shop.set(confirm_guests=True)
    assert shop.manage("POST", f"/comments/{made['hidden']}/hide", {"reason": "spam"}).status_code == 200
    assert writer.send("DELETE", f"/comments/{made['withdrawn']}").status_code == 204
    thread = f"{shop.at}/comments"
    return {
        "comments": made,
        "comments_cursor": shop.manage("GET", "/comments?limit=1&status=published").json["next"],
        "thread_cursor": shop.house.get(f"{thread}?on={on}&limit=1").json["next"],
        "replies_cursor": shop.house.get(f"{thread}/{made['published']}/replies?limit=1").json["next"],
    }


def _said(writer: GuestOnStage, on: str, words: str, **more: str) -> str:
    form = {"token": writer.at.form(timedelta(minutes=1))}
    sent = writer.send("POST", "/comments", a_comment(on=on, text=words, name=words, form=form, **more))
    assert sent.status_code == 201, sent.text
    writer.at.let_a_day_pass()
    return str(sent.json["id"])
