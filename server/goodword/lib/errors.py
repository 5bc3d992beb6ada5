"""Problems: what a service raises when it will not do what was asked (RFC 9457)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar


@dataclass(frozen=True)
class FieldError:
    """What is wrong with one field: a JSON pointer (RFC 6901), a code to translate, a sentence."""

    pointer: str
    code: str
    detail: str


class Problem(Exception):
    """A refusal with a name; the edge turns it into an answer or a line on the terminal.

    ``more`` are further members of the answer. What the refused deed wrote is undone; ``afterwards`` is done in a
    transaction of its own, so that a trace of the refusal may stay. With ``keeps`` all of it stays: a wrong code is
    refused, and counted in the very transaction that compared it.
    """

    name: ClassVar[str]
    status: ClassVar[int]
    title: ClassVar[str]

    def __init__(
        self,
        detail: str = "",
        *,
        errors: tuple[FieldError, ...] = (),
        retry_after: int | None = None,
        more: Mapping[str, Any] | None = None,
        afterwards: Callable[[], None] | None = None,
        keeps: bool = False,
    ) -> None:
        super().__init__(detail or self.title)
        self.detail = detail
        self.errors = errors
        self.retry_after = retry_after
        self.more = more or {}
        self.afterwards = afterwards
        self.keeps = keeps


class Invalid(Problem):
    """Input that cannot be taken as it is."""

    name, status, title = "invalid", 422, "Some of what was sent cannot be accepted"

    @classmethod
    def of(cls, pointer: str, code: str, detail: str) -> "Invalid":
        """One field is wrong."""
        return cls(detail, errors=(FieldError(pointer, code, detail),))


class Refused(Problem):
    """A rule refuses it; ``why`` says which and with what numbers."""

    name, status, title = "refused", 422, "The rules of this shop's page do not let this through"


class ProofNeeded(Problem):
    """Work first: send it again with ``form.proof`` = ``salt.number`` whose SHA-256 begins with ``bits`` zero bits."""

    name, status, title = "proof-needed", 428, "A moment of work is needed before this is taken"


class NotFound(Problem):
    """Not here, or not for you: the two are never told apart."""

    name, status, title = "not-found", 404, "There is nothing at this address"


class MethodNotAllowed(Problem):
    """The address exists, but not for this method; ``Allow`` names those it has."""

    name, status, title = "method-not-allowed", 405, "This address does not take this method"


class Unauthorized(Problem):
    """The credential is missing, unknown or withdrawn."""

    name, status, title = "unauthorized", 401, "A valid bearer is needed"


class IdentityExpired(Problem):
    """She was known, and is not any more: too long ago, or signed out. She has to show anew who she is."""

    name, status, title = "identity-expired", 401, "It has been too long: show again who you are"


class IdentityRequired(Problem):
    """This shop takes words only of shoppers for whom it vouches itself."""

    name, status, title = "identity-required", 401, "Sign in at the shop first"


class FreshProofNeeded(Problem):
    """This is for a shopper who has shown within the last ten minutes who she is."""

    name, status, title = "fresh-proof-needed", 403, "Show once more who you are"


class Forbidden(Problem):
    """The key is valid but its scopes do not include this, or the role of the person who is signed in does not."""

    name, status, title = "forbidden", 403, "This key or role may not do that"


class OriginNotListed(Problem):
    """A page may write only from an origin that the shop has listed."""

    name, status, title = "origin-not-listed", 403, "This page's origin is not listed by the shop"


class Conflict(Problem):
    """Somebody else changed it first: read it again."""

    name, status, title = "conflict", 409, "It has changed since you read it"


class OwnReview(Problem):
    """Nobody votes for her own review."""

    name, status, title = "own-review", 409, "This is your own review"


class IdempotencyMismatch(Problem):
    """The same Idempotency-Key came with a different body."""

    name, status, title = "idempotency-mismatch", 422, "This Idempotency-Key was used for something else"


class TooMany(Problem):
    """A limit is reached."""

    name, status, title = "too-many", 429, "Too many requests"


class Busy(Problem):
    """The database could not be had in time, or a network's turn: nothing was written."""

    name, status, title = "busy", 503, "The server is busy, please try again"


class Internal(Problem):
    """A fault of ours; it is logged whole and answered without a word of what is inside."""

    name, status, title = "internal", 500, "Something went wrong on our side"
