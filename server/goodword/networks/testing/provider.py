"""A strict server of OAuth 2: what others wave through (PKCE, a code used twice, another address) it refuses."""

import secrets
from base64 import b64decode
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from goodword.networks.contract import App, Json
from goodword.networks.oauth import challenge
from goodword.networks.testing.stage import Asked, Said

BACK = "https://reviews.teahouse.test/link/back"


@dataclass
class Provider:
    """Whom she tells that we may post. ``refreshes`` says whether it gives tokens to renew by, each good for once."""

    app: App
    pkce: bool = True
    refreshes: bool = True
    lives: int = 3600
    scopes: str = ""
    codes: dict[str, Json] = field(default_factory=dict)
    access: set[str] = field(default_factory=set)
    renewing: set[str] = field(default_factory=set)
    spent: set[str] = field(default_factory=set)

    def consent(self, url: str, *, agree: bool = True) -> dict[str, str]:
        """What she brings back from the page at that address."""
        asked = dict(parse_qsl(urlsplit(url).query))
        assert urlsplit(url).scheme == "https"
        assert asked["response_type"] == "code"
        assert asked.get("client_id", asked.get("client_key")) == self.app.client_id
        assert len(asked["state"]) >= 32
        if self.pkce:
            assert asked["code_challenge_method"] == "S256"
        if not agree:
            return {"error": "access_denied", "state": asked["state"]}
        self.scopes = asked["scope"]
        code = secrets.token_urlsafe(32)
        self.codes[code] = asked
        return {"code": code, "state": asked["state"]}

    def token(self, asked: Asked) -> Said:
        """Tokens for a code or for an older token."""
        form = asked.form
        if self._caller(asked) != self.app:
            return Said(401, {"error": "invalid_client"})
        if form.get("grant_type") == "refresh_token":
            return self._renewed(form.get("refresh_token", ""))
        begun = self.codes.pop(form.get("code", ""), None)
        if begun is None or form.get("redirect_uri") != begun["redirect_uri"]:
            return Said(400, {"error": "invalid_grant", "error_description": "the code is unknown"})
        if self.pkce and challenge(form.get("code_verifier", "")) != begun["code_challenge"]:
            return Said(400, {"error": "invalid_grant", "error_description": "the verifier is another one"})
        return Said(200, self.tokens())

    def tokens(self) -> Json:
        """New ones."""
        access, renewing = secrets.token_urlsafe(32), secrets.token_urlsafe(32)
        self.access.add(access)
        told: Json = {"access_token": access, "token_type": "bearer", "expires_in": self.lives, "scope": self.scopes}
        if self.refreshes:
            self.renewing.add(renewing)
            told["refresh_token"] = renewing
        return told

    def revoke(self, asked: Asked) -> Said:
        """Give a token back: all of them are worth nothing then."""
        if asked.form.get("token") in self.access | self.renewing:
            self.end()
        return Said(200, {})

    def end(self) -> None:
        """She takes her leave back at the network itself."""
        self.spent |= self.renewing
        self.access.clear()
        self.renewing.clear()

    def knows(self, asked: Asked) -> bool:
        """Whether the call carries a token that is good."""
        return asked.headers.get("authorization", "").removeprefix("Bearer ") in self.access

    def _renewed(self, old: str) -> Said:
        if old in self.spent:
            self.end()
        if old not in self.renewing:
            return Said(400, {"error": "invalid_grant", "error_description": "the token is not good any more"})
        self.end()
        return Said(200, self.tokens())

    def _caller(self, asked: Asked) -> App:
        named = asked.headers.get("authorization", "")
        if named.startswith("Basic "):
            name, _, secret = b64decode(named.removeprefix("Basic ")).decode().partition(":")
            return App(unquote(name), unquote(secret))
        form: dict[str, Any] = asked.form
        return App(form.get("client_id", ""), form.get("client_secret", ""))
