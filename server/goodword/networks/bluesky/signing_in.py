"""Her leave to post: pushed request, PKCE, DPoP, and the check that who signed her in may speak for her account.

Source: the OAuth profile of atproto (atproto.com/specs/oauth).
"""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any
from urllib.parse import urlencode

from joserfc.jwk import ECKey

from goodword.networks.bluesky.dpop import Prover, assertion, new_key
from goodword.networks.bluesky.identity import Identity, Server, described, identity_of, look_up, server_of
from goodword.networks.calls import Stopped, said, spoken
from goodword.networks.contract import Begun, Client, Grant, Json, LinkFailed, Tools
from goodword.networks.oauth import challenge, code_from, expiry, host_of, tokens, verifier

POSTS = "app.bsky.feed.post"
SCOPE = f"atproto repo:{POSTS}?action=create&action=update&action=delete blob:image/*"
METADATA_PATH = "/oauth/bluesky/client-metadata.json"
KEYS_PATH = "/oauth/bluesky/jwks.json"


def client_id(client: Client) -> str:
    """Our name at all servers of this network: where our description stands."""
    return client.url.rstrip("/") + METADATA_PATH


def metadata(client: Client, back: str) -> Json:
    """Our description, to be served at ``METADATA_PATH``; ``back`` is where her browser returns to."""
    return {
        "client_id": client_id(client),
        "client_name": client.name,
        "client_uri": client.url,
        "application_type": "web",
        "grant_types": ["authorization_code", "refresh_token"],
        "response_types": ["code"],
        "redirect_uris": [back],
        "scope": SCOPE,
        "dpop_bound_access_tokens": True,
        "token_endpoint_auth_method": "private_key_jwt",
        "token_endpoint_auth_signing_alg": "ES256",
        "jwks_uri": client.url.rstrip("/") + KEYS_PATH,
    }


def jwks(client: Client) -> Json:
    """The public half of our key, to be served at ``KEYS_PATH``."""
    key = ECKey.import_key(client.key)
    return {"keys": [key.as_dict(private=False, kid=key.thumbprint(), use="sig", alg="ES256")]}


def begin(tools: Tools, typed: str, back: str, state: str) -> Begun:
    """Push the request to the server of whom she has named: herself by her handle, or a server.

    :raises LinkFailed: no account and no server is there.
    """
    host = host_of(typed)
    account = look_up(tools.http, host)
    server = server_of(tools.http, account.pds) if account else _server_named(tools, host)
    kept: Json = {"state": state, "verifier": verifier(), "key": new_key(), "server": asdict(server)}
    kept["did"] = account.did if account else None
    asked = {
        "response_type": "code",
        "redirect_uri": back,
        "scope": SCOPE,
        "state": state,
        "code_challenge": challenge(kept["verifier"]),
        "code_challenge_method": "S256",
    } | ({"login_hint": host} if account else {})
    prover = Prover(tools.http, kept["key"])
    request = _pushed(tools, server, prover, asked)
    query = urlencode({"client_id": client_id(tools.client), "request_uri": request})
    return Begun(f"{server.authorize}?{query}", kept | {"nonce": prover.nonce})


def finish(tools: Tools, kept: Json, back: str, said: Mapping[str, str]) -> Grant:
    """Turn what came back into a grant, after asking the account itself who signs it in.

    :raises LinkFailed: it is no answer to what was begun, or of a server that does not speak for the account.
    """
    server = Server(**kept["server"])
    asked = {
        "grant_type": "authorization_code",
        "code": code_from(said, state=kept["state"], issuer=server.issuer, names_itself=True),
        "redirect_uri": back,
        "code_verifier": kept["verifier"],
    }
    prover = Prover(tools.http, kept["key"], nonce=kept.get("nonce"))
    try:
        body = ask_tokens(tools, server, prover, asked)
    except Stopped as stopped:
        raise LinkFailed("provider", f"no tokens: {stopped.outcome}") from None
    account = _spoken_for(tools, server, str(body.get("sub")), kept["did"])
    return granted(Grant(account.did, account.handle, account.pds.removeprefix("https://")), server, kept["key"], body)


def ask_tokens(tools: Tools, server: Server, prover: Prover, asked: Json) -> Json:
    """Tokens that are bound to the prover's key.

    :raises Stopped: there are none; see ``oauth.tokens``.
    """
    named = assertion(tools.client, client_id(tools.client), server.issuer)
    body = tokens(prover.call("POST", server.token, form=asked | named))
    if str(body.get("token_type")).lower() != "dpop" or "atproto" not in str(body.get("scope")).split():
        raise LinkFailed("provider", "the tokens are of another kind than those we asked for")
    return body


def granted(grant: Grant, server: Server, key: Json, body: Json) -> Grant:
    """The grant with the tokens of an answer."""
    secrets: dict[str, Any] = {
        "access": body["access_token"],
        "refresh": body.get("refresh_token") or grant.secrets.get("refresh"),
        "key": key,
        "server": asdict(server),
    }
    profile = f"https://bsky.app/profile/{grant.subject}"
    scopes = str(body["scope"]).split()
    return Grant(grant.subject, grant.handle, grant.host, profile, scopes, expiry(body), secrets)


def _server_named(tools: Tools, host: str) -> Server:
    try:
        return server_of(tools.http, f"https://{host}")
    except LinkFailed:
        return described(tools.http, f"https://{host}")


def _pushed(tools: Tools, server: Server, prover: Prover, asked: Json) -> str:
    named = assertion(tools.client, client_id(tools.client), server.issuer)
    try:
        answer = prover.call("POST", server.push, form=asked | named)
    except Stopped as stopped:
        raise LinkFailed("host", f"the request was not taken: {stopped.outcome}") from None
    request = spoken(answer).get("request_uri")
    if not answer.ok or not isinstance(request, str):
        raise LinkFailed("host", f"the request was not taken: {said(answer)}")
    return request


def _spoken_for(tools: Tools, server: Server, did: str, expected: str | None) -> Identity:
    if expected is not None and did != expected:
        raise LinkFailed("subject", "another account has signed in than the one that was named")
    account = identity_of(tools.http, did)
    if server_of(tools.http, account.pds).issuer != server.issuer:
        raise LinkFailed("issuer", f"{server.issuer} does not speak for {did}")
    return account
