"""A shop's pages on an origin of their own: as plain as a page can be, with Goodword in several ways and without."""

import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

LINE = "<style>gw-reviews:not(:defined){display:block;min-height:100svh}</style>"
CARDS = 24
FRAME = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Shop</title>
<meta name="viewport" content="width=device-width,initial-scale=1"><link rel="icon" href="data:,">
<style>body{{font:16px/1.5 sans-serif;margin:1rem}}li{{margin:1rem 0}}.picture{{height:8rem;background:#ccd}}</style>
{head}</head><body><header><p>Shop</p></header>{main}<footer><p>Delivery and returns</p></footer></body></html>"""
WORDS = "<p>A stove-top kettle with a long, narrow spout that pours exactly where you look. It suits every hob.</p>"
WITHOUT, WITH_LINE, WITH_FRAGMENT, WITH_NEITHER = "without Goodword", "stylesheet line", "fragment", "neither"


def pages(origin: str, *, site_key: str, product: str, refs: list[str], fragment: str) -> dict[tuple[str, str], str]:
    """(page, way) -> HTML; ``origin`` is Goodword's own."""
    script = f'<script async src="{origin}/w/v1/{site_key}.js"></script>'
    ways = {
        WITHOUT: ("", None),
        WITH_LINE: (LINE + script, ""),
        WITH_FRAGMENT: (script, fragment),
        WITH_NEITHER: (script, ""),
    }
    made = {("product", way): _product(head, product, inside) for way, (head, inside) in ways.items()}
    made["listing", WITHOUT] = _listing("", refs, with_ratings=False)
    made["listing", WITH_LINE] = _listing(LINE + script, refs, with_ratings=True)
    made["listing", WITH_NEITHER] = _listing(script, refs, with_ratings=True)
    return made


def _product(head: str, ref: str, inside: str | None) -> str:
    name = escape(ref)
    rating, reviews = "", "<h2>Reviews</h2>"
    if inside is not None:
        rating = f'<gw-rating product="{name}"><a href="#reviews">Reviews</a></gw-rating>'
        reviews += f'<gw-reviews id="reviews" product="{name}" name="Kettle">{inside}</gw-reviews>'
    return FRAME.format(
        head=head, main=f'<main><h1>Kettle</h1>{rating}<div class="picture"></div>{WORDS}{reviews}</main>'
    )


def _listing(head: str, refs: list[str], *, with_ratings: bool) -> str:
    cards = ""
    for ref in refs[:CARDS]:
        link = f'<a href="/{escape(ref)}#reviews">Reviews</a>'
        rating = f'<gw-rating product="{escape(ref)}">{link}</gw-rating>' if with_ratings else f"<div>{link}</div>"
        cards += f'<li><div class="picture"></div><h2>{escape(ref)}</h2>{rating}<p>24.00</p></li>'
    return FRAME.format(head=head, main=f"<main><h1>All products</h1><ul>{cards}</ul></main>")


@contextmanager
def served(made: Mapping[tuple[str, str], str]) -> Iterator[dict[tuple[str, str], str]]:
    """The pages' addresses, while a small server answers them."""
    bodies = {f"/{number}": body.encode() for number, body in enumerate(made.values())}

    class Shop(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = bodies.get(self.path)
            self.send_response(200 if body else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(body or b"")

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Shop) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield {key: f"http://shop.test:{server.server_port}{path}" for key, path in zip(made, bodies, strict=True)}
        server.shutdown()


def refs_in(ratings: bytes) -> list[str]:
    """The products of a ratings answer."""
    return [each["product"] for each in json.loads(ratings)["data"]]
