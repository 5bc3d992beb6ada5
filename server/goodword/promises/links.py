"""The links of letters that act: they name one letter or answer and one person, and end by themselves."""

import uuid

from goodword.lib import stamps
from goodword.lib.addresses import addresses
from goodword.promises.rules import LINK_LIVES

ANSWER, ACCEPT = "answer link", "accept link"


def to_answer(shop_id: uuid.UUID, letter_id: uuid.UUID) -> str:
    """Where the reader of this letter answers its question."""
    return addresses.of(f"/answer/{stamps.lend(ANSWER, shop_id.bytes + letter_id.bytes, lasts=LINK_LIVES)}")


def to_accept(shop_id: uuid.UUID, answer_id: uuid.UUID, shopper_id: uuid.UUID) -> str:
    """Where the asker says that this answer is the one."""
    word = stamps.lend(ACCEPT, shop_id.bytes + answer_id.bytes + shopper_id.bytes, lasts=LINK_LIVES)
    return addresses.of(f"/accept/{word}")


def read(purpose: str, word: str, *, number: int) -> list[uuid.UUID] | None:
    """The ids in a link of ours that is not over."""
    body = stamps.lent(purpose, word)
    if body is None or len(body) != 16 * number:
        return None
    return [uuid.UUID(bytes=body[at : at + 16]) for at in range(0, len(body), 16)]
