"""Proof that a person pressed. Mail scanners open a letter's links and run the scripts of the pages behind them.

``static/press.js`` asks for leave when the browser itself says that a person pressed, and sends it with the form.
Where no script runs, the form comes without: ``press.html`` then asks to type a number, which a machine that only
sends forms does not.
"""

from datetime import timedelta

from flask import request

from goodword.lib import stamps
from goodword.lib.errors import Forbidden
from goodword.lib.signing import signer
from goodword.web.headers import PAGE_POLICY
from goodword.web.press_words import WORDS

POLICY = f"{PAGE_POLICY}; script-src 'self'; connect-src 'self'; require-trusted-types-for 'script'"
"""Of a page with such a form."""
PURPOSE = "press"
LEAVE_LIVES = timedelta(minutes=2)
"""From the press to the form that it sends."""


def leave(link: str) -> dict[str, str]:
    """What the page of this link sends along: the answer to its POST at ``…/press``.

    :raises Forbidden: a page of somebody else's asks.
    """
    if request.headers.get("X-Pressed") != "1":  # a page of somebody else would have to ask us first, and may not
        raise Forbidden("Only the page itself asks for this")
    return {"press": stamps.lend(PURPOSE, lasts=LEAVE_LIVES, of=_bytes(link))}


def was_pressed(link: str) -> bool:
    """Whether the form that came was sent by a press."""
    return stamps.lent(PURPOSE, request.form.get("press", ""), of=_bytes(link)) is not None


def is_persons(link: str) -> bool:
    """Whether the form was sent by a press, or with the number that the page asked to type."""
    return was_pressed(link) or request.form.get("typed", "").strip() == _number(link)


def asking(link: str, lang: str) -> tuple[str, str]:
    """What the page says when the form came without leave: a sentence, and the number to type."""
    again, named = WORDS[lang]
    return again, named.format(number=_number(link))


def _number(link: str) -> str:
    """Four digits, always the same ones for the same link."""
    return str(1000 + int.from_bytes(signer.derive("number to type", _bytes(link))[:4]) % 9000)


def _bytes(link: str) -> bytes:
    return link.encode("utf-8", "surrogatepass")
