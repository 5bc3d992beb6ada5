"""The fragment and the JSON-LD of a product, for the shop's server to put into its page."""

from typing import Any

from flask import Response, render_template
from flask_smorest import Blueprint

from goodword.catalog import queries as products
from goodword.catalog import shelf
from goodword.lib import ids
from goodword.reviews import pages
from goodword.seo import jsonld
from goodword.seo.schemas import ProductQuery
from goodword.seo.words import Speech
from goodword.shops import guards
from goodword.shops.models import Shop
from goodword.web.edge import reads

api = Blueprint(
    "seo",
    __name__,
    url_prefix="/v1/shops/<string:site_key>",
    template_folder="templates",
    description="For search engines",
)

HTML = "text/html; charset=utf-8"
LD = "application/ld+json"


@api.get("/fragment.html")
@api.arguments(ProductQuery, location="query")
@reads(guards.public)
@api.response(200, {"type": "string"}, content_type="text/html")
def fragment(shop: Shop, wish: dict[str, Any]) -> Response:
    """The first reviews as plain HTML, to stand inside ``<gw-reviews>`` until the widget takes over."""
    page = pages.page(shop.id, product=wish["product"], limit=pages.DEFAULT_LIMIT)
    speech = Speech((wish["lang"] or shop.locale).split("-")[0].lower())
    return Response(render_template("fragment.html", page=page, speech=speech), content_type=HTML)


@api.get("/jsonld")
@api.arguments(ProductQuery, location="query")
@reads(guards.public)
@api.response(200, {"type": "object"}, content_type=LD)
@api.alt_response(204, description="The product has no rating yet")
def linked_data(shop: Shop, wish: dict[str, Any]) -> Response:
    """schema.org Product with aggregateRating and reviews; it can stand in a page as it is."""
    known = products.by_ref(shop.id, wish["product"])
    group = shelf.group_of(known) if known else None
    page = pages.page(shop.id, product=wish["product"], limit=pages.DEFAULT_LIMIT)
    body = jsonld.document(
        page,
        name=page["name"] or wish["product"],
        url=known.url if known else None,
        image=known.image if known else None,
        gtin=known.gtin if known else None,
        group={"id": ids.show("grp", group.id), "name": group.name} if group else None,
    )
    return Response(body, content_type=LD) if body else Response(status=204)
