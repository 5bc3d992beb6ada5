"""What Tea House asks in these tests."""

from typing import Any

from tests.cast import ShopOnStage

STRENGTH = {"kind": "scale", "labels": {"en": "Strength", "ru": "Крепость"}, "ends": {"en": ["Gentle", "Strong"]}}
RECOMMEND = {"kind": "yes_no", "labels": {"en": "Would recommend"}}
PROS = {
    "kind": "tags",
    "labels": {"en": "What is good"},
    "options": [{"value": value, "labels": {"en": value.title()}} for value in ("light", "quiet", "warm")],
}
HABIT = {
    "kind": "fact",
    "labels": {"en": "Makes tea"},
    "options": [{"value": value, "labels": {"en": value.title()}} for value in ("daily", "weekly")],
}
NOTE = {"kind": "fact", "labels": {"en": "Water"}}
ALL = {"strength": STRENGTH, "recommend": RECOMMEND, "pros": PROS, "habit": HABIT, "note": NOTE}


def ask(shop: ShopOnStage, **changes: dict[str, Any]) -> None:
    """Define all five, with whatever the test changes in one."""
    for key, said in ALL.items():
        answer = shop.manage("PUT", f"/fields/{key}", said | changes.get(key, {}))
        assert answer.status_code == 200, answer.text


def by_key(page: Any) -> dict[str, Any]:
    """The fields of a page."""
    return {field["key"]: field for field in page["fields"]}


def tally(field: Any) -> dict[str, int]:
    """How often each answer was given."""
    return {option["value"]: option["count"] for option in field["options"]}
