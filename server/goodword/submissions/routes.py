"""The calls that every kind of words has: take back, put back, vote, flag. Each room's blueprint gets them here."""

from typing import Any

from flask_smorest import Blueprint

from goodword.lib import ids
from goodword.moderation import screening
from goodword.moderation.rules import Verdict
from goodword.moderation.sentences import why
from goodword.shoppers.guards import WriterScope, herself, writer
from goodword.submissions import queries, requests, service, withdrawing
from goodword.submissions.kinds import Kind
from goodword.submissions.schemas import FlagIn, FlagOut, NothingIn, VoteIn, VoteOut, WordsRestoredOut
from goodword.web.edge import writes
from goodword.web.limits import limit, limiter


def received(kind: Kind, row: Any, verdict: Verdict, locale: str) -> dict[str, Any]:
    """How it stands with words that were sent."""
    return {"id": ids.show(kind.prefix, row.id), "status": row.status, "why": why(verdict, locale)}


def hers(kind: Kind, scope: WriterScope, shown_id: str) -> Any:
    """What she who calls has written.

    :raises NotFound: there is none, or it is not hers.
    """
    return queries.own(kind, scope.shop_id, scope.guest.id, scope.shopper_id, ids.parse(kind.prefix, shown_id))


def add_calls(api: Blueprint, kind: Kind) -> None:
    """Give a blueprint the calls that every kind of words has, under ``/{kind}_id``."""
    one = f"/<string(length=36):{kind.name}_id>"

    def published(scope: WriterScope, names: dict[str, str], *, lock: bool = True) -> Any:
        return queries.published(kind, scope.shop_id, ids.parse(kind.prefix, names[f"{kind.name}_id"]), lock=lock)

    def voted(scope: WriterScope, names: dict[str, str], *, helpful: bool) -> dict[str, Any]:
        row = published(scope, names)
        service.vote(
            kind=kind,
            row=row,
            voter_id=scope.actor_id,
            helpful=helpful,
            shopper_id=scope.shopper_id,
            caller=requests.caller(),
        )
        return {"helpful": row.helpful, "voted": helpful}

    @api.delete(one)
    @limiter.limit(limit(60, "hour"))
    @writes(herself)
    @api.response(204)
    def withdraw(scope: WriterScope, **names: str) -> None:
        """Take her own words back: nobody sees them any more. They are kept for her."""
        row = hers(kind, scope, names[f"{kind.name}_id"])
        withdrawing.withdraw(kind=kind, row=row, actor=requests.actor(scope))

    @api.post(f"{one}/restore")
    @limiter.limit(limit(60, "hour"))
    @api.arguments(NothingIn)
    @writes(writer, once=True)
    @api.response(200, WordsRestoredOut)
    def restore(scope: WriterScope, _nothing: dict[str, Any], **names: str) -> dict[str, Any]:
        """Put back what she has withdrawn: it is again what it was, published, held or hidden."""
        row = hers(kind, scope, names[f"{kind.name}_id"])
        withdrawing.restore(kind=kind, row=row, actor=requests.actor(scope))
        return received(kind, row, screening.standing(scope.shop_id, kind.name, row.id), scope.shop.locale)

    @api.put(f"{one}/vote")
    @limiter.limit(limit(300, "hour"))
    @api.arguments(VoteIn)
    @writes(writer)
    @api.response(200, VoteOut)
    def vote(scope: WriterScope, _nothing: dict[str, Any], **names: str) -> dict[str, Any]:
        """Say that it was helpful; once a writer."""
        return voted(scope, names, helpful=True)

    @api.delete(f"{one}/vote")
    @limiter.limit(limit(300, "hour"))
    @writes(writer)
    @api.response(200, VoteOut)
    def take_back_vote(scope: WriterScope, **names: str) -> dict[str, Any]:
        """Take the vote back."""
        return voted(scope, names, helpful=False)

    @api.post(f"{one}/flags")
    @limiter.limit(limit(60, "hour"))
    @api.arguments(FlagIn)
    @writes(writer, once=True)
    @api.response(201, FlagOut)
    def flag(scope: WriterScope, sent: dict[str, Any], **names: str) -> dict[str, Any]:
        """Ask the shop to look at it; it stays visible until somebody decides."""
        row = published(scope, names, lock=False)
        service.flag(kind=kind, shop=scope.shop, row=row, voter_id=scope.actor_id, caller=requests.caller(), **sent)
        return sent
