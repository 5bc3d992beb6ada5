"""The page behind the last line of every letter of news, and the one click of a mail program (RFC 8058).

A GET or HEAD changes nothing, nor does a script that opens the page: only a person's press, or the POST that a mail
program sends when its own button is pressed. That one needs no page, no sign-in, no cookie, and is answered at once.
"""

from typing import Any

from flask import Blueprint, Response, make_response, render_template, request

from goodword.letters import links, readers
from goodword.letters.kinds import OFF, STAFF, TOPICS, Topic
from goodword.letters.models import Reader
from goodword.letters.rendering import language
from goodword.lib.db import reading, writing
from goodword.notices.words import WORDS
from goodword.shoppers.rules import email_hint
from goodword.shops import queries as shops
from goodword.staff import queries as staff
from goodword.web import presses
from goodword.web.edge import anyone
from goodword.web.limits import limit, limiter

pages = Blueprint("letters", __name__, url_prefix="/letters", template_folder="templates")

ONE_CLICK = ("List-Unsubscribe", "One-Click")
SAVE, END, STOP = "save", "end", "stop"
DIGEST = readers.DIGEST


@pages.get("/<string:word>")
@pages.get("/<string:word>/<string:topic>")
@anyone
def ask(word: str, topic: str = "") -> Response:
    """What she gets, and how often. Mail scanners open links: opening one changes nothing."""
    with reading():
        return _page(_reader(word), topic)


@pages.post("/<string:word>/press")
@pages.post("/<string:word>/<string:topic>/press")
@limiter.limit(limit(120, "hour"))
@anyone
def press(word: str, topic: str = "") -> dict[str, str]:  # noqa: ARG001 - one leave is good for both pages
    """Leave to send the form, asked for by the page's own script when a person pressed."""
    return presses.leave(word)


@pages.post("/<string:word>")
@pages.post("/<string:word>/<string:topic>")
@limiter.limit(limit(6000, "hour"))  # a mail provider sends the clicks of all its people from few networks
@anyone
def change(word: str, topic: str = "") -> Response:
    """One click of a mail program, or what a person pressed on the page."""
    if request.form.get(ONE_CLICK[0]) == ONE_CLICK[1]:
        return _stopped_by_mail(word, topic)
    if not presses.is_persons(word):
        with reading():
            return _page(_reader(word), topic, status=403, typed=presses.asking(word, _lang(_reader(word))))
    with writing():
        reader = _reader(word, lock=True)
        if reader is not None:
            _do(reader, request.form.get("chosen") or request.form.get("button", ""), topic)
        return _page(reader, said="ended" if reader and reader.ended_at else "saved")


def _stopped_by_mail(word: str, topic: str) -> Response:
    with writing():
        reader = _reader(word, lock=True)
        if reader is not None:
            readers.end(reader, topic)
    known = links.reader_id_of(word) is not None
    return Response(status=200 if known else 404, content_type="text/plain; charset=utf-8")


def _do(reader: Reader, chosen: str, topic: str) -> None:
    if chosen == STOP:
        readers.end(reader, topic)
    elif chosen == END:
        readers.end(reader)
    else:
        shown = {each.name: request.form.get(each.name, "") for each in _topics(reader)}
        readers.choose(reader, {name: said for name, said in shown.items() if said in TOPICS[name].choices})


def _reader(word: str, *, lock: bool = False) -> Reader | None:
    reader_id = links.reader_id_of(word)
    return readers.by_id(reader_id, lock=lock) if reader_id else None


def _topics(reader: Reader) -> list[Topic]:
    """What is there to choose for her; what only staff get is shown to staff."""
    person = staff.by_email(reader.email)
    is_staff = person is not None and staff.role_in(reader.shop_id, person.id) is not None
    return [topic for topic in TOPICS.values() if is_staff or topic.audience != (STAFF,)]


def _shown(reader: Reader, topic: Topic) -> str:
    """What the page shows as chosen: what she has just picked, as long as that is not kept yet."""
    picked = request.form.get(topic.name, "")
    return picked if picked in topic.choices else OFF if reader.ended_at else readers.choice(reader, topic.name)


def _lang(reader: Reader | None) -> str:
    return language(reader.locale if reader else request.accept_languages.best_match(WORDS) or "en")


def _page(
    reader: Reader | None, topic: str = "", said: str = "", status: int = 200, typed: tuple[str, str] | None = None
) -> Response:
    shop, lang = shops.by_id(reader.shop_id) if reader else None, _lang(reader)
    shown: dict[str, Any] = {
        "lang": lang,
        "t": WORDS[lang],
        "css_url": "/static/page.css",
        "shop_name": shop.name if shop else "Goodword",
        "shop_url": shop.url if shop else None,
        "reader": reader,
        "email": email_hint(reader.email) if reader else "",
        "topics": [(each, _shown(reader, each)) for each in _topics(reader)] if reader else [],
        "stop": topic if topic in TOPICS or topic == DIGEST else "",
        "said": said,
        "typed": typed,
    }
    answer = make_response(render_template("letters_page.html", **shown), status if reader else 404)
    answer.headers["Content-Security-Policy"] = presses.POLICY
    return answer
