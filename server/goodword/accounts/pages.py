"""Where her browser passes on its way to a network and back, and what networks ask us about ourselves.

The one cookie lives ten minutes, is for our own pages alone and says nothing of her: only that whoever comes back from
the network is the browser that her page has sent there.
"""

from flask import Blueprint, Response, jsonify, make_response, redirect, render_template, request
from werkzeug.wrappers import Response as Way

from goodword.accounts import astray, passing
from goodword.accounts.peers import back_of, peers
from goodword.accounts.rules import BROWSER, BROWSER_PREFIX, LINKING_LIVES
from goodword.lib import secrets
from goodword.lib.errors import Problem
from goodword.networks.bluesky import signing_in
from goodword.web.edge import anyone
from goodword.web.limits import limit, limiter

pages = Blueprint("linking", __name__, template_folder="templates")
pages.register_error_handler(Problem, astray.told)


@pages.post("/link/<string:token>")
@limiter.limit(limit(120, "hour"))
@anyone
def go(token: str) -> Response:
    """On to the network, by a page: the shop's policy for its forms would count a redirect as well."""
    browser = request.cookies.get(BROWSER) or secrets.bearer(BROWSER_PREFIX)
    address = passing.go(token, origin=request.headers.get("Origin", ""), browser=browser)
    answer = make_response(render_template("onward.html", address=address))
    answer.headers["Referrer-Policy"] = "no-referrer"
    lives = int(LINKING_LIVES.total_seconds())
    answer.set_cookie(BROWSER, browser, max_age=lives, path="/", secure=True, httponly=True, samesite="Lax")
    return answer


@pages.get("/link/back/<string:network>", defaults={"host": ""})
@pages.get("/link/back/<string:network>/<string:host>")
@limiter.limit(limit(240, "hour"))
@anyone
def back(network: str, host: str) -> Way:
    """Back from the network, on to her page."""
    browser = request.cookies.get(BROWSER, "")
    return _on(passing.come_back(network, host, request.args.to_dict(), browser=browser))


@pages.get(signing_in.METADATA_PATH)
@anyone
def metadata() -> Response:
    """Who we are to Bluesky."""
    return jsonify(signing_in.metadata(peers.client, back_of("bluesky")))


@pages.get(signing_in.KEYS_PATH)
@anyone
def keys() -> Response:
    """The public half of our key."""
    return jsonify(signing_in.jwks(peers.client))


def _on(address: str) -> Way:
    answer = redirect(address, 303)
    answer.headers["Cache-Control"] = "no-store"
    answer.headers["Referrer-Policy"] = "no-referrer"
    return answer
