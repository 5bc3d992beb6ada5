"""Whose account is where: from a handle to its DID, from there to her server, and to the server that signs her in.

Each step goes to a host that the step before has named, through the guarded client only.
"""

import re
from dataclasses import dataclass

from goodword.lib.outbound import Answer, Outbound
from goodword.lib.reachable import taken_apart
from goodword.networks.calls import Stopped, call, spoken
from goodword.networks.contract import Json, LinkFailed
from goodword.networks.oauth import host_of

DIRECTORY = "https://plc.directory"
RESOLVER = "https://public.api.bsky.app"
_PLC = re.compile(r"did:plc:[a-z2-7]{24}")
_WEB = re.compile(r"did:web:[a-zA-Z0-9.-]{1,253}")


@dataclass(frozen=True)
class Identity:
    """An account: ``pds`` is the address of the server where it lives; ``handle`` is claimed both ways."""

    did: str
    handle: str
    pds: str


@dataclass(frozen=True)
class Server:
    """A server that signs people in (RFC 8414), as it has described itself."""

    issuer: str
    authorize: str
    push: str
    token: str
    revoke: str | None


def look_up(http: Outbound, handle: str) -> Identity | None:
    """The account of a handle; None when there is none."""
    did = _did_of(http, handle)
    identity = identity_of(http, did) if did else None
    return identity if identity and identity.handle == handle else None


def identity_of(http: Outbound, did: str) -> Identity:
    """The account of a DID.

    :raises LinkFailed: it has no document that names a server.
    """
    document = _asked(http, _document_at(did))
    pds = next((each["serviceEndpoint"] for each in _listed(document, "service") if _is_pds(each, did)), None)
    if document.get("id") != did or not isinstance(pds, str):
        raise LinkFailed("host", f"{did} names no server")
    return Identity(did, _handle_in(http, document, did), origin_of(pds))


def server_of(http: Outbound, pds: str) -> Server:
    """Who signs people in for that server.

    :raises LinkFailed: nobody whom we can use.
    """
    listed = _asked(http, f"{pds}/.well-known/oauth-protected-resource").get("authorization_servers")
    issuer = listed[0] if isinstance(listed, list) and len(listed) == 1 else None
    return described(http, origin_of(str(issuer)))


def described(http: Outbound, issuer: str) -> Server:
    """The server at that address in its own words, which must be about itself and enough for us.

    :raises LinkFailed: they are not.
    """
    told = _asked(http, f"{issuer}/.well-known/oauth-authorization-server")
    needed = (
        told.get("issuer") == issuer,
        told.get("require_pushed_authorization_requests") is True,
        told.get("authorization_response_iss_parameter_supported") is True,
        "ES256" in _words(told, "dpop_signing_alg_values_supported"),
        "S256" in _words(told, "code_challenge_methods_supported"),
        "atproto" in _words(told, "scopes_supported"),
    )
    if not all(needed):
        raise LinkFailed("host", f"{issuer} does not sign people in as we need it")
    push, token = told.get("pushed_authorization_request_endpoint"), told.get("token_endpoint")
    revoke = told.get("revocation_endpoint")
    return Server(
        issuer,
        _usable(told.get("authorization_endpoint")),
        _usable(push),
        _usable(token),
        _usable(revoke) if revoke else None,
    )


def origin_of(url: str) -> str:
    """The address without path.

    :raises LinkFailed: it is not one that we call.
    """
    try:
        host, target = taken_apart(url)
    except ValueError as unfit:
        raise LinkFailed("host", str(unfit)) from None
    if target != "/":
        raise LinkFailed("host", "a server's address has no path")
    return f"https://{host}"


def _did_of(http: Outbound, handle: str) -> str | None:
    answer = _tried(http, f"https://{handle}/.well-known/atproto-did")
    said = answer.body.decode("ascii", "replace").strip() if answer and answer.ok else ""
    if _is_did(said):
        return said
    answer = _tried(http, f"{RESOLVER}/xrpc/com.atproto.identity.resolveHandle?handle={handle}")
    said = str(spoken(answer).get("did")) if answer and answer.ok else ""
    return said if _is_did(said) else None


def _handle_in(http: Outbound, document: Json, did: str) -> str:
    claimed = document.get("alsoKnownAs")
    names = (
        [each.removeprefix("at://") for each in claimed if isinstance(each, str)] if isinstance(claimed, list) else []
    )
    for name in names[:1]:
        try:
            handle = host_of(name)
        except LinkFailed:
            continue
        if _did_of(http, handle) == did:
            return handle
    return did


def _document_at(did: str) -> str:
    if _PLC.fullmatch(did):
        return f"{DIRECTORY}/{did}"
    if _WEB.fullmatch(did):
        return f"https://{did.removeprefix('did:web:')}/.well-known/did.json"
    raise LinkFailed("host", "the account's DID is of a kind that we do not know")


def _is_did(said: str) -> bool:
    return bool(_PLC.fullmatch(said) or _WEB.fullmatch(said))


def _is_pds(service: Json, did: str) -> bool:
    return service.get("id") in {"#atproto_pds", f"{did}#atproto_pds"} and "serviceEndpoint" in service


def _asked(http: Outbound, url: str) -> Json:
    answer = _tried(http, url)
    if answer is None or not answer.ok:
        raise LinkFailed("host", f"{url.split('/')[2]} does not answer as such a server does")
    return spoken(answer)


def _tried(http: Outbound, url: str) -> Answer | None:
    try:
        return call(http, "GET", url, seconds=8)
    except Stopped:
        return None


def _usable(url: object) -> str:
    try:
        taken_apart(str(url))
    except ValueError as unfit:
        raise LinkFailed("host", str(unfit)) from None
    return str(url)


def _words(told: Json, name: str) -> list[object]:
    listed = told.get(name)
    return listed if isinstance(listed, list) else []


def _listed(document: Json, name: str) -> list[Json]:
    return [each for each in _words(document, name) if isinstance(each, dict)]
