"""People who comment in the tests."""

from datetime import timedelta
from typing import Any

from tests.cast import GuestOnStage, ShopOnStage


def comment(by: GuestOnStage, on: str, text: str = "Mine does that too.", **said: Any) -> Any:
    """She comments, or replies, after a minute; whatever comes next comes on another day."""
    body = {"on": on, "text": text, "name": "Boris", "email": "boris@example.com", "locale": "en"} | said
    body |= {"form": {"token": by.at.form(timedelta(minutes=1))}}
    sent = by.send("POST", "/comments", body)
    by.at.let_a_day_pass()
    return sent


def said(by: GuestOnStage, on: str, text: str = "Mine does that too.", **more: Any) -> str:
    """The id of her comment, which everybody can see."""
    sent = comment(by, on, text, **more)
    assert (sent.status_code, sent.json["status"]) == (201, "published"), sent.text
    return str(sent.json["id"])


def thread(stage: ShopOnStage, on: str, **query: Any) -> Any:
    """What everybody reads under it."""
    answer = stage.house.get(f"{stage.at}/comments", query_string={"on": on, **query})
    assert answer.status_code == 200, answer.text
    return answer.json


def texts(stage: ShopOnStage, on: str, **query: Any) -> list[str]:
    return [each["text"] for each in thread(stage, on, **query)["data"]]
