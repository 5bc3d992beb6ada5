"""A letter from its row: rendered, addressed, signed, ready to leave."""

import uuid
from email.utils import format_datetime

from goodword.letters import links, readers, signing, transport
from goodword.letters.kinds import KINDS
from goodword.letters.manners import shops
from goodword.letters.models import Letter
from goodword.letters.posting import Way, post, way_of
from goodword.letters.readers import DIGEST
from goodword.letters.rendering import Ways, render
from goodword.lib.db import reading
from goodword.lib.signing import signer

MARK = "bounced letter"
MARK_BYTES = 8


def made(letter: Letter) -> tuple[transport.Parcel, Way]:
    """The letter as bytes, and the way it goes."""
    with reading():
        way, look, ways = way_of(letter.shop_id), shops.manners(letter.shop_id).look, _ways(letter)
    rendered = render(letter.kind, letter.locale, look=look, ways=ways, shop_name=letter.sender_name, **letter.context)
    message = transport.message(
        sender=way.sender,
        shop_name=letter.sender_name,
        to=letter.to,
        said=rendered,
        message_id=letter.message_id,
        date=format_datetime(letter.created_at),
        stop=ways.stop if ways else "",
    )
    data = signing.signed(message.as_bytes(), way.keys)
    return transport.Parcel(envelope_of(letter.id, way.sender), letter.to, letter.message_id, data), way


def envelope_of(letter_id: uuid.UUID, sender: str) -> str:
    """Where a bounce of this letter goes: to the mailbox for them, with a mark by which the letter is known again."""
    name, at, domain = post.bounces.rpartition("@")
    return f"{name}+{letter_id.hex}{_mark(letter_id)}@{domain}" if at else sender


def letter_of(address: str) -> uuid.UUID | None:
    """The letter that an address of a bounce means; None when it is not one of ours."""
    word = address.rpartition("@")[0].rpartition("+")[2].lower()
    try:
        letter_id = uuid.UUID(word[:32])
    except ValueError:
        return None
    return letter_id if word[32:] == _mark(letter_id) else None


def _mark(letter_id: uuid.UUID) -> str:
    return signer.sign(MARK, letter_id.bytes)[:MARK_BYTES].hex()


def _ways(letter: Letter) -> Ways | None:
    kind = KINDS[letter.kind]
    reader = readers.find(letter.shop_id, letter.to) if kind.is_news else None
    return links.ways_of(reader, kind.topic or DIGEST) if reader else None
