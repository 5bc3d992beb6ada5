"""What a shop can do with words of every kind: show what is held or hidden, and hide for a reason."""

from collections.abc import Callable
from typing import Any

from flask import Response
from flask_smorest import Blueprint

from goodword.lib import ids
from goodword.shops.guards import ManageScope, may
from goodword.submissions import queries, service
from goodword.submissions.kinds import Kind
from goodword.submissions.schemas import HideIn, NothingIn
from goodword.web import openapi, versions
from goodword.web.edge import writes

Shown = Callable[[ManageScope, Any], Response]


def add_calls(api: Blueprint, kind: Kind, scope_name: str, shown: Shown, schema: type[Any]) -> None:
    """Give a blueprint ``/{kind}_id/publish`` and ``/{kind}_id/hide``; ``shown`` answers as the schema says."""
    one = f"/<string:{kind.name}_id>"

    def mine(scope: ManageScope, names: dict[str, str]) -> Any:
        row = queries.by_id(kind, scope.shop_id, ids.parse(kind.prefix, names[f"{kind.name}_id"]), lock=True)
        service.expect_version(row, versions.if_match())
        return row

    @api.post(f"{one}/publish")
    @api.doc(parameters=[openapi.IF_MATCH])
    @api.arguments(NothingIn)
    @writes(may(scope_name), once=True)
    @api.response(200, schema)
    def publish(scope: ManageScope, _nothing: dict[str, Any], **names: str) -> Response:
        """Show what is held or hidden."""
        row = mine(scope, names)
        service.publish(kind=kind, row=row, actor=scope.actor)
        return shown(scope, row)

    @api.post(f"{one}/hide")
    @api.doc(parameters=[openapi.IF_MATCH])
    @api.arguments(HideIn)
    @writes(may(scope_name), once=True)
    @api.response(200, schema)
    def hide(scope: ManageScope, sent: dict[str, Any], **names: str) -> Response:
        """Hide it for a reason from the closed list."""
        row = mine(scope, names)
        service.hide(kind=kind, row=row, actor=scope.actor, reason=sent["reason"])
        return shown(scope, row)
