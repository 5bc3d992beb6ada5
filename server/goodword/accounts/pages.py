"""Where her browser passes on its way to a network and back, and what networks ask us about ourselves.

No cookie is set: what binds the ways together is her page, which alone can confirm.
"""

from flask import Blueprint, Response, jsonify, redirect, request
from werkzeug.wrappers import Response as Way

from goodword.accounts import linking
from goodword.accounts.peers import peers
from goodword.networks.bluesky import signing_in
from goodword.web.edge import anyone
from goodword.web.limits import limit, limiter

pages = Blueprint("linking", __name__)


@pages.get("/link/<string:token>")
@limiter.limit(limit(120, "hour"))
@anyone
def go(token: str) -> Way:
    """On to the network."""
    return _on(linking.go(token))


@pages.get("/link/back/<string:network>")
@limiter.limit(limit(240, "hour"))
@anyone
def back(network: str) -> Way:
    """Back from the network, on to her page."""
    return _on(linking.come_back(network, request.args.to_dict()))


@pages.get(signing_in.METADATA_PATH)
@anyone
def metadata() -> Response:
    """Who we are to Bluesky."""
    return jsonify(signing_in.metadata(peers.client, linking.back_of("bluesky")))


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
