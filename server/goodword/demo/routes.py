"""The demo shop's pages."""

import re
import uuid
from math import ceil
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from flask import Blueprint, Response, current_app, make_response, redirect, render_template, request
from markupsafe import Markup

from goodword.catalog import queries as products
from goodword.demo import mailbox, shelf, square
from goodword.demo.service import find
from goodword.demo.words import words
from goodword.hours import pages as hours
from goodword.hours import queries as announced
from goodword.hours import rules
from goodword.letters import queries as outbox
from goodword.lib.addresses import addresses
from goodword.lib.db import reading
from goodword.lib.errors import NotFound
from goodword.reviews import pages as review_pages
from goodword.seo import jsonld
from goodword.seo.words import Speech
from goodword.shops.models import Shop
from goodword.web.edge import anyone

pages = Blueprint("demo", __name__, url_prefix="/demo", template_folder="templates")

PER_PAGE = 24
KEPT = {"lang": ("en", "ru", "uk", "pl"), "theme": ("light", "dark", "brand"), "dir": ("ltr", "rtl")}
POLICY = (
    "default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self' data: https: {ours}; "
    "style-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'"
)
LETTER_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
    "sandbox allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation"
)


@pages.get("/")
@anyone
def listing() -> Response:
    """All products, a page at a time."""
    page = max(1, request.args.get("page", 1, type=int))
    with reading():
        shop = the_shop()
        number = max(1, ceil(products.count(shop.id) / PER_PAGE))
        shown = products.slice_of(shop.id, (min(page, number) - 1) * PER_PAGE, PER_PAGE)
        ahead = [each for each in hours.many(announced.every(shop.id)) if each["state"] not in rules.ENDED]
    cards = [
        shelf.described(ref, _chosen("lang"), name=product.name) | {"url": _url(_path(ref))} for ref, product in shown
    ]
    return in_frame("listing.html", shop, products=cards, page=min(page, number), pages=number, hours=ahead)


@pages.get("/p/<path:ref>")
@anyone
def product(ref: str) -> Response:
    """One product with its reviews; ``?fragment=1`` puts the server's HTML into the tag."""
    with reading():
        shop = the_shop()
        known = products.by_ref(shop.id, ref)
        if known is None:
            raise NotFound
        read = review_pages.page(shop.id, product=ref, limit=review_pages.DEFAULT_LIMIT)
    shown = shelf.described(ref, _chosen("lang"), name=known.name) | {"url": _origin() + _path(ref)}
    ld = jsonld.document(read, name=shown["name"], url=shown["url"], image=known.image, gtin=shown["gtin"])
    return in_frame(
        "product.html",
        shop,
        product=shown,
        fragment=_fragment(read) if "fragment" in request.args else None,
        jsonld=Markup('<script type="application/ld+json">{}</script>').format(Markup(ld)) if ld else None,  # noqa: S704 - escaped by jsonld
    )


@pages.get("/mailbox")
@anyone
def letters() -> Response:
    """The demo shop's letters, as long as they go to the folder."""
    with reading():
        shop = the_shop()
        sent = outbox.newest_sent(shop.id, limit=50)
    return in_frame("mailbox.html", shop, letters=mailbox.letters(_folder(), sent))


@pages.get("/mailbox/<string:name>")
@anyone
def letter(name: str) -> Response:
    """One letter."""
    shop, shown = _letter(name)
    return in_frame("letter.html", shop, letter=shown | {"html_url": f"/demo/mailbox/{name}/html"})


@pages.get("/mailbox/<string:name>/html")
@anyone
def letter_html(name: str) -> Response:
    """The letter's HTML by itself: no script, no request to anywhere."""
    return letter_alone(_letter(name)[1]["html"])


@pages.get("/square")
@anyone
def posts() -> Response:
    """What was posted on the demo's own network."""
    with reading():
        shop = the_shop()
    return in_frame("square.html", shop, posts=square.posts())


@pages.get("/square/leave")
@anyone
def leave() -> Response:
    """Where that network asks her whether the shop may post."""
    with reading():
        shop = the_shop()
    answer = in_frame("leave.html", shop, state=request.args.get("state", ""), back="/link/back/square")
    # Her way back ends on the shop's page, wherever that is, and the policy counts each step of it.
    answer.headers["Content-Security-Policy"] = POLICY.replace("form-action 'self'", "form-action http: https:")
    return answer


@pages.get("")
@anyone
def home() -> Any:
    """The address without its slash."""
    return redirect("/demo/")


def the_shop() -> Shop:
    """The demo shop; the edge has opened a transaction.

    :raises NotFound: there is none.
    """
    shop = find()
    if shop is None:
        raise NotFound("This installation has no demo shop; goodword demo opens one")
    return shop


def in_frame(template: str, shop: Shop, **values: Any) -> Response:
    """A page of the demo."""
    chosen = {name: _chosen(name) for name in KEPT}
    body = render_template(template, shop=shop, base=_origin(), t=words(chosen["lang"]), url=_url, **chosen, **values)
    answer = make_response(body)
    answer.headers["Content-Security-Policy"] = POLICY.format(ours=addresses.of("/"))
    return answer


def letter_alone(html: str) -> Response:
    """A letter's HTML as a page of its own."""
    headers = {"Content-Security-Policy": LETTER_POLICY}
    return Response(html, content_type="text/html; charset=utf-8", headers=headers)


def _letter(name: str) -> tuple[Shop, dict[str, Any]]:
    letter_id = uuid.UUID(name) if re.fullmatch("[0-9a-f]{32}", name) else None
    with reading():
        shop = the_shop()
        # Other shops of the installation have letters too, with links that act.
        is_ours = letter_id is not None and outbox.has_sent(shop.id, letter_id)
    shown = mailbox.letter(_folder(), letter_id) if letter_id and is_ours else None
    if shown is None:
        raise NotFound
    return shop, shown


def _fragment(read: dict[str, Any]) -> Markup:
    return Markup(render_template("fragment.html", page=read, speech=Speech(_chosen("lang"))))  # noqa: S704 - our own template


def _chosen(name: str) -> str:
    given = request.args.get(name, "")
    return given if given in KEPT[name] else KEPT[name][0]


def _url(path: str | None = None, **changes: Any) -> str:
    kept = {name: _chosen(name) for name in KEPT} if path else dict(request.args)
    query = {name: value for name, value in (kept | changes).items() if value != KEPT.get(name, (None,))[0]}
    return (path or request.path) + (f"?{urlencode(query)}" if query else "")


def _path(ref: str) -> str:
    return f"/demo/p/{quote(ref, safe='')}"


def _origin() -> str:
    return request.host_url.rstrip("/")


def _folder() -> Path:
    folder: Path = current_app.config["GOODWORD"].data_dir / "mailbox"
    return folder
