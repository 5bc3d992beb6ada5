"""What comes back: a report of a mail server (RFC 3464) or a complaint (RFC 5965), read and believed if it is of ours.

A report is believed only when it names a letter that we have sent: by the mark in the address that it came to, or by
the Message-ID of the letter that it carries. Whatever else it says, the letter's own address is what counts.
"""

import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from email import message_from_bytes, policy
from email.message import Message

from sqlalchemy import func, select

from goodword.letters import making, readers
from goodword.letters.models import COMPLAINT, HARD, SENDING, SENT, SOFT, Bounce, Letter
from goodword.lib import clock, ids
from goodword.lib.db import db, rows_changed, session

SOFT_WITHIN, SOFT_MOST = timedelta(hours=72), 3
LARGEST = 1 << 20
_ID = re.compile(r"<[0-9a-f]{32}@[^<>\s]{1,250}>", re.IGNORECASE)
_STATUS = re.compile(r"[245]\.\d{1,3}\.\d{1,3}")
_FULL = {"5.2.2"}
"""A full mailbox is called final by many servers, and is empty again next week."""
_CAME_TO = ("To", "Delivered-To", "X-Original-To", "Envelope-To")


@dataclass(frozen=True)
class Report:
    """What a message says: hard, soft or complaint; the server's code; the letters that it may mean."""

    kind: str
    status: str | None
    letter_ids: tuple[uuid.UUID, ...]
    message_ids: tuple[str, ...]


def read(data: bytes) -> Report | None:
    """The report in a message; None when it is none, or tells of no failure."""
    message = message_from_bytes(data[:LARGEST], policy=policy.compat32)
    found = _complaint(message) or _failure(message)
    if found is None:
        return None
    kind, status = found
    marks = [making.letter_of(word) for name in _CAME_TO for said in _all(message, name) for word in _addresses(said)]
    carried = [_ID.search(said) for part in message.walk() for said in _carried(part)]
    message_ids = dict.fromkeys(each.group().lower() for each in carried if each)
    return Report(kind, status, tuple(each for each in marks if each), tuple(message_ids))


def take(report: Report, *, shop_id: uuid.UUID | None = None) -> Bounce | None:
    """Believe a report if it is of a letter of ours: note it, and stop letters to where they do not arrive.

    ``shop_id`` narrows it to the letters of one shop. None when we sent no such letter, or have heard it already.
    """
    letter = _letter(report, shop_id)
    if letter is None:
        return None
    bounce = {"shop_id": letter.shop_id, "id": ids.new(), "letter_id": letter.id, "email": letter.to}
    bounce |= {"kind": report.kind, "status": report.status, "at": clock.now()}
    once = db.insert(Bounce).values(bounce).on_conflict_do_nothing(index_elements=["shop_id", "letter_id", "kind"])
    reader = readers.meet(letter.shop_id, letter.to, letter.locale)
    if not rows_changed(once):
        return None
    if report.kind != SOFT or _softly(letter) >= SOFT_MOST:
        readers.stop(reader, report.kind)
    return session().get_one(Bounce, (letter.shop_id, bounce["id"]))


def _letter(report: Report, shop_id: uuid.UUID | None) -> Letter | None:
    carried = {uuid.UUID(said[1:33]): said for said in report.message_ids}
    sent = select(Letter).where(Letter.id.in_([*report.letter_ids, *carried]), Letter.state.in_((SENDING, SENT)))
    for letter in session().scalars(sent.where(Letter.shop_id == shop_id) if shop_id else sent):
        if letter.id in report.letter_ids or letter.message_id.lower() == carried.get(letter.id):
            return letter
    return None


def _softly(letter: Letter) -> int:
    mine = (Bounce.shop_id == letter.shop_id) & (Bounce.email == letter.to) & (Bounce.kind == SOFT)
    lately = select(func.count()).select_from(Bounce).where(mine, Bounce.at > clock.now() - SOFT_WITHIN)
    return session().scalar(lately) or 0


def _complaint(message: Message) -> tuple[str, None] | None:
    for part in message.walk():
        if part.get_content_type() == "message/feedback-report":
            fields = _inside(part) or [message_from_bytes(_bytes(part))]
            return (COMPLAINT, None) if str(fields[0].get("Feedback-Type", "")).strip().lower() in _UNWANTED else None
    return None


_UNWANTED = {"abuse", "fraud", "opt-out", "opt-out-list", "other"}


def _failure(message: Message) -> tuple[str, str] | None:
    for part in message.walk():
        for block in _inside(part) if part.get_content_type() == "message/delivery-status" else ():
            status = _STATUS.search(str(block.get("Status", "")))
            action = str(block.get("Action", "")).strip().lower()
            if status and action in {"failed", "delayed"}:
                is_final = action == "failed" and status.group().startswith("5") and status.group() not in _FULL
                return (HARD if is_final else SOFT), status.group()
    return None


def _carried(part: Message) -> Iterator[str]:
    """The Message-ID of the letter that came back, whole or only its headers; of the report itself it is another."""
    if part.get_content_type() == "text/rfc822-headers":
        yield from _all(message_from_bytes(_bytes(part)), "Message-ID")
    elif part.get_content_type() == "message/rfc822":
        yield from (said for inside in _inside(part) for said in _all(inside, "Message-ID"))


def _inside(part: Message) -> list[Message]:
    inside = part.get_payload()
    return [each for each in inside if isinstance(each, Message)] if isinstance(inside, list) else []


def _all(message: Message, name: str) -> list[str]:
    return [str(each) for each in message.get_all(name, [])]


def _addresses(said: str) -> list[str]:
    return re.findall(r"[^\s<>,;\"]{1,320}@[^\s<>,;\"]{1,255}", said[:2000])


def _bytes(part: Message) -> bytes:
    decoded = part.get_payload(decode=True)
    return decoded if isinstance(decoded, bytes) else b""
