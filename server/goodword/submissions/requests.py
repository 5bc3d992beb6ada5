"""What a request says of whoever sends something, and what she is told of it."""

from typing import Any

from goodword.catalog.rules import own_address
from goodword.catalog.service import Facts
from goodword.lib.errors import Invalid
from goodword.moderation.networks import Caller
from goodword.moderation.rules import Verdict
from goodword.moderation.sentences import why
from goodword.shoppers.guards import WriterScope
from goodword.shoppers.rules import email_hint, normal_email
from goodword.submissions.writers import Sending
from goodword.web.callers import public_network


def sending(scope: WriterScope, form: dict[str, Any], email: str | None = None) -> Sending:
    """By whom and how it comes."""
    return Sending(guest=scope.guest, shopper=scope.shopper, email=email, caller=caller(), **form)


def email_of(scope: WriterScope, given: str | None) -> str | None:
    """A shopper's address, if she has one; a guest gives hers.

    :raises Invalid: she gives none, or it is none.
    """
    if scope.shopper is not None:
        return scope.shopper.email
    if not given:
        raise Invalid.of("/email", "required", "A guest gives an address, so that she can confirm her words")
    email = normal_email(given)
    if email is None:
        raise Invalid.of("/email", "invalid", "This is not an e-mail address")
    return email


def actor(scope: WriterScope) -> str:
    """How the audit names her."""
    return f"shopper:{scope.shopper_id.hex}" if scope.shopper_id else f"guest:{scope.guest.id.hex}"


def caller() -> Caller:
    """From where it comes."""
    return Caller(*public_network())


def standing(row: Any, verdict: Verdict, locale: str | None, otherwise: str) -> dict[str, Any]:
    """How it stands with what she has sent, and why."""
    return {"id": row.id, "status": row.status, "why": why(verdict, locale or otherwise)}


def hint_of(email: str | None) -> str | None:
    """Where the letter goes, for her to recognise."""
    return email_hint(email) if email else None


def facts_of(told: dict[str, Any], scope: WriterScope) -> Facts:
    """What her page says of the product; addresses only of the page's own origin."""
    addresses = {name: own_address(told.get(name), scope.origin) for name in ("url", "image")}
    return Facts(name=told.get("name"), gtin=told.get("gtin"), **addresses)
