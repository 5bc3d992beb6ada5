"""What the shop reads of its promises."""

from marshmallow import Schema, fields


def _count(text: str) -> fields.Integer:
    return fields.Integer(required=True, metadata={"description": text, "minimum": 0})


def _share(text: str) -> fields.Integer:
    said = {"description": f"{text}, in percent; null while there are none", "minimum": 0, "maximum": 100}
    return fields.Integer(required=True, allow_none=True, metadata=said)


def _seconds(text: str) -> fields.Integer:
    said = {"description": f"{text}, in seconds; null while there are none", "minimum": 0}
    return fields.Integer(required=True, allow_none=True, metadata=said)


class FiguresOut(Schema):
    """How fast questions were answered in the last days, and how many promises were kept."""

    days = _count("How many days it is about")
    answered = _count("How many questions had their first answer then")
    within_hour = _share("Those that had it within an hour")
    within_day = _share("Those that had it within 24 hours")
    kept = _share("Promises kept, of those that are over")
    p50 = _seconds("Half were answered within this")
    p90 = _seconds("Nine of ten were answered within this")
    p99 = _seconds("99 of 100 were answered within this")
