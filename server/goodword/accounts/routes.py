"""She links accounts at networks, chooses what is offered to her there, and lets them go."""

import uuid
from typing import Any

from flask_smorest import Blueprint

from goodword.accounts import linking, queries, service
from goodword.accounts.models import Account, Linking
from goodword.accounts.peers import peers
from goodword.accounts.rules import ID_PREFIX, LINKING_PREFIX
from goodword.accounts.schemas import (
    AccountChoiceIn,
    AccountOut,
    AccountsOut,
    BroughtBackIn,
    LinkingAskedOut,
    LinkingIn,
    LinkingOut,
)
from goodword.lib import ids
from goodword.lib.addresses import addresses
from goodword.lib.errors import Invalid
from goodword.networks.contract import Network
from goodword.shoppers.guards import WriterScope, herself, writer
from goodword.shops.rules import normal_origin
from goodword.web.edge import reads, writes
from goodword.web.limits import limit, limiter

api = Blueprint(
    "accounts", __name__, url_prefix="/v1/shops/<string:site_key>/me/accounts", description="Her accounts at networks"
)


@api.get("")
@reads(herself)
@api.response(200, AccountsOut)
def mine(scope: WriterScope) -> dict[str, Any]:
    """Hers, those that have ended without her, and which networks this shop offers."""
    return {
        "data": queries.linked(scope.shop_id, scope.actor_id),
        "ended": queries.ended(scope.shop_id, scope.actor_id),
        "networks": [_offered(scope.shop_id, each) for each in peers.offered(scope.shop_id)],
    }


@api.post("/linkings")
@limiter.limit(limit(60, "hour"))
@api.arguments(LinkingIn)
@writes(writer)
@api.response(201, LinkingAskedOut)
def ask(scope: WriterScope, sent: dict[str, Any]) -> dict[str, Any]:
    """Begin to link an account. Nothing is linked before this page confirms it."""
    if linking.origin_of(sent["page"]) != normal_origin(scope.origin):
        raise Invalid.of("/page", "invalid", "The page is one of the origin that asks")
    asked = linking.ask(
        shop_id=scope.shop_id, guest_id=scope.actor_id, network=sent["network"], host=sent["host"], back=sent["page"]
    )
    return {"id": asked.id, "url": addresses.of(f"/link/{asked.token}"), "expires_at": asked.expires_at}


@api.get("/linkings/<string:linking_id>")
@limiter.limit(limit(1200, "hour"))
@reads(herself)
@api.response(200, LinkingOut)
def how(scope: WriterScope, linking_id: str) -> Linking:
    """How it stands, for the page that waits."""
    return linking.of_hers(scope.shop_id, scope.actor_id, ids.parse(LINKING_PREFIX, linking_id))


@api.post("/linkings/<string:linking_id>")
@limiter.limit(limit(120, "hour"))
@api.arguments(BroughtBackIn)
@writes(writer, once=True)
@api.response(200, AccountOut)
def confirm(scope: WriterScope, sent: dict[str, Any], linking_id: str) -> Account:
    """Show the word that her browser has brought back: the account is linked."""
    return linking.confirm(
        shop_id=scope.shop_id,
        guest_id=scope.actor_id,
        linking_id=ids.parse(LINKING_PREFIX, linking_id),
        word=sent["word"],
    )


@api.put("/<string(length=36):account_id>")
@limiter.limit(limit(120, "hour"))
@api.arguments(AccountChoiceIn)
@writes(herself, once=True)
@api.response(200, AccountOut)
def choose(scope: WriterScope, sent: dict[str, Any], account_id: str) -> Account:
    """Choose what is offered to her for this account, and its quiet hours."""
    if sent["review"] or sent["answer"] or sent["comment"]:
        scope.who_writes()
    account = queries.of_hers(scope.shop_id, scope.actor_id, ids.parse(ID_PREFIX, account_id))
    return service.choose(account=account, chosen=sent)


@api.delete("/<string(length=36):account_id>")
@limiter.limit(limit(120, "hour"))
@writes(herself, once=True)
@api.response(204)
def unlink(scope: WriterScope, account_id: str) -> None:
    """Let it go: here at once, and the grant is given back at the network."""
    service.unlink(account=queries.of_hers(scope.shop_id, scope.actor_id, ids.parse(ID_PREFIX, account_id)))


def _offered(shop_id: uuid.UUID, network: Network) -> dict[str, Any]:
    asked = {"name": network.name, "title": network.title, "asks_host": network.asks_host}
    return asked | {"bot": peers.bot_of(shop_id, network.name)}
