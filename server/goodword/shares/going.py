"""The short links: each leads on to what was shared, and is counted without a word of who came."""

from functools import lru_cache

import crawleruseragents
import structlog
from flask import Blueprint, Response, make_response, redirect, render_template, request
from sqlalchemy.exc import OperationalError

from goodword.attribution import queries, service
from goodword.attribution.models import Link
from goodword.lib.db import reading, writing
from goodword.lib.errors import NotFound, Problem
from goodword.shares import subjects
from goodword.shares.service import onward
from goodword.shares.words import Tongue
from goodword.web.edge import anyone
from goodword.web.frames import frame

pages = Blueprint("going", __name__, url_prefix="/s", template_folder="templates")
log = structlog.get_logger(__name__)
LONGEST_AGENT = 300


@pages.get("/<string:token>")
@anyone
def follow(token: str) -> Response:
    """On to the page of what was shared, or to the product when that cannot be seen any more."""
    try:
        with reading():
            link = queries.by_token(token)
            target = _target(link)
    except NotFound:
        return gone()
    answer = make_response(redirect(target))
    answer.headers["X-Robots-Tag"] = "noindex"
    if request.method == "GET" and "prefetch" not in request.headers.get("Sec-Purpose", ""):
        by_crawler = is_crawler(request.user_agent.string[:LONGEST_AGENT])
        answer.call_on_close(lambda: _count(link, by_crawler=by_crawler))  # whoever waits is sent on first
    return answer


def gone(lang: str = "en") -> Response:
    """Nothing is here, or nothing that everybody can see."""
    words = Tongue(request.args.get("lang") or lang)
    return make_response(render_template("no_share.html", **frame(None, lang=words.lang, words=words.words)), 404)


@lru_cache(maxsize=1024)
def is_crawler(agent: str) -> bool:
    """Whether it names itself as one that is known; whoever says nothing is none of our readers either."""
    return not agent or crawleruseragents.is_crawler(agent)


def _target(link: Link) -> str:
    subject = subjects.of_link(link)
    if subject.path is None:
        product = onward(subject, link)
        if product is None:
            raise NotFound("The shop has not said where the product is")
        return product
    page, _, place = subject.path.partition("#")
    return f"{page}?via={link.token}" + (f"#{place}" if place else "")


def _count(link: Link, *, by_crawler: bool) -> None:
    try:
        with writing():
            service.opened(shop_id=link.shop_id, link_id=link.id, by_crawler=by_crawler)
    except (Problem, OperationalError):
        log.warning("an opened link was not counted", exc_info=True)
