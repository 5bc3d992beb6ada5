"""What all networks with OAuth 2 share: PKCE, the way back from the network, and what a token answer means."""

import hmac
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from goodword.lib import clock
from goodword.lib.outbound import Answer
from goodword.lib.reachable import taken_apart
from goodword.networks.calls import Stopped, said, spoken, trouble
from goodword.networks.contract import Expired, Json, Later, LinkFailed, Refused, Unlinked


def unpadded(data: bytes) -> str:
    """base64url without its padding, as OAuth writes bytes."""
    return urlsafe_b64encode(data).rstrip(b"=").decode()


def challenge(verifier: str) -> str:
    """What is shown of a verifier before it is used (PKCE S256, RFC 7636)."""
    return unpadded(sha256(verifier.encode()).digest())


def verifier() -> str:
    """A new secret of 256 bits."""
    return secrets.token_urlsafe(32)


def host_of(typed: str) -> str:
    """The host in what a person types as her server: ``@anna@Tea.example``, ``https://tea.example/``, ``tea.example.``.

    :raises LinkFailed: there is none.
    """
    bare = typed.strip().removeprefix("https://").rstrip("/").rpartition("@")[2].rstrip(".")
    try:
        host, target = taken_apart(f"https://{bare}")
    except ValueError as unfit:
        raise LinkFailed("host", str(unfit)) from None
    if target != "/" or ":" in bare:
        raise LinkFailed("host", "only the name of a server is wanted")
    return host


def code_from(said: Mapping[str, str], *, state: str, issuer: str = "", names_itself: bool = False) -> str:
    """The code that her browser has brought back from whom we have sent it to.

    ``issuer`` is whom we have sent it to; one that ``names_itself`` must say so in the answer (RFC 9207).

    :raises LinkFailed: she has refused, or it is the answer to another question or of another network.
    """
    if not hmac.compare_digest(said.get("state", "").encode(), state.encode()):
        raise LinkFailed("state", "the answer belongs to another beginning")
    if (names_itself or "iss" in said) and said.get("iss", "").rstrip("/") != issuer:
        raise LinkFailed("issuer", "the answer comes from another server than the one that was asked")
    if fault := said.get("error"):
        code = "refused" if fault == "access_denied" else "provider"
        raise LinkFailed(code, f"the network says: {fault[:40]}")
    if not said.get("code"):
        raise LinkFailed("provider", "the answer has no code")
    return said["code"]


def tokens(answer: Answer) -> Json:
    """The tokens of a token answer.

    :raises Stopped: Unlinked when the grant has ended, Later when it is our application or the network that fails.
    """
    body = spoken(answer)
    if answer.ok and _can_be_sent(body.get("access_token")) and _can_be_sent(body.get("refresh_token") or "none"):
        return body
    if body.get("error") == "invalid_grant":
        raise Stopped(Unlinked(said(answer)))
    if body.get("error") in {"invalid_client", "unauthorized_client"}:
        raise Stopped(Later(whole_app=True))
    fault = trouble(answer)
    raise Stopped(Later() if isinstance(fault, Expired | Refused) else fault)


def _can_be_sent(token: object) -> bool:
    return isinstance(token, str) and token.isascii() and token.isprintable()


def expiry(body: Json) -> datetime | None:
    """When the access token ends; None where it does not."""
    seconds: Any = body.get("expires_in")
    if not isinstance(seconds, int | float) or isinstance(seconds, bool) or not seconds > 0:  # NaN is not above 0
        return None
    return clock.now() + timedelta(seconds=min(float(seconds), 10 * 365 * 86_400))
