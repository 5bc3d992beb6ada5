"""What a request says of whoever sends something, and what she is told of it."""

from typing import Any

from goodword.lib.errors import Invalid
from goodword.moderation.networks import Caller
from goodword.moderation.rules import Verdict
from goodword.moderation.sentences import why
from goodword.shoppers.guards import WriterScope
from goodword.shoppers.rules import normal_email
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
