"""What the networks have in common for which a shop brings an approved application: plain OAuth 2."""

from base64 import b64encode
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote, urlencode

from goodword.lib.outbound import Answer
from goodword.networks.calls import Stopped, call, given_back
from goodword.networks.contract import App, Begun, Grant, Json, Later, LinkFailed, Tools, Unknown, Unlinked
from goodword.networks.oauth import challenge, code_from, expiry, tokens, verifier


class AppNetwork:
    """A connector says where its network asks and what is different there.

    ``names_us_in_header``: our secret goes as Basic. ``between`` parts the scopes. ``has_pkce`` is false where the
    network's documents know nothing of it.
    """

    name: str
    title: str
    scopes: Sequence[str]
    asks_host = False
    needs_app = True
    authorize: str
    token: str
    revocation: str | None = None
    has_pkce = True
    names_us_in_header = False
    between = " "

    def begin(self, tools: Tools, *, host: str | None, back: str, state: str) -> Begun:
        """To the network's own page."""
        kept: Json = {"state": state}
        asked = {
            "response_type": "code",
            "client_id": _app(tools).client_id,
            "redirect_uri": back,
            "scope": self.between.join(self.scopes),
            "state": state,
        }
        if self.has_pkce:
            kept["verifier"] = verifier()
            asked |= {"code_challenge": challenge(kept["verifier"]), "code_challenge_method": "S256"}
        return Begun(f"{self.authorize}?{urlencode(asked)}", kept)

    def finish(self, tools: Tools, *, kept: Json, back: str, said: Mapping[str, str]) -> Grant:
        """A grant for whom the network says that it is."""
        asked = {"grant_type": "authorization_code", "code": code_from(said, state=kept["state"]), "redirect_uri": back}
        if self.has_pkce:
            asked["code_verifier"] = kept["verifier"]
        try:
            body = self.first_tokens(tools, asked)
            return self.granted(self.who(tools, body["access_token"]), body)
        except Stopped as stopped:
            raise LinkFailed("provider", f"no tokens: {stopped.outcome}") from None

    def who(self, tools: Tools, access: str) -> Grant:
        """Whose token it is: a grant without secrets.

        :raises Stopped: the network does not say.
        :raises LinkFailed: she has not what a post needs.
        """
        raise NotImplementedError

    def first_tokens(self, tools: Tools, asked: Json) -> Json:
        """What the network gives for a code.

        :raises Stopped: nothing.
        """
        return self.ask_tokens(tools, asked)

    def ask_tokens(self, tools: Tools, asked: Json) -> Json:
        """A call to the token address, in our application's name.

        :raises Stopped: no tokens; see ``oauth.tokens``.
        """
        headers, named = self._named(tools)
        return tokens(call(tools.http, "POST", self.token, headers=headers, form=asked | named))

    def refresh(self, tools: Tools, grant: Grant) -> Grant | Unlinked | Later | Unknown:
        """New tokens; the old ones are dead where the network takes each but once."""
        try:
            return self.granted(grant, self.renewed(tools, grant))
        except Stopped as stopped:
            return stopped.outcome if isinstance(stopped.outcome, Unlinked | Unknown | Later) else Later()

    def renewed(self, tools: Tools, grant: Grant) -> Json:
        """The answer with new tokens.

        :raises Stopped: there are none.
        """
        if not grant.secrets.get("refresh"):
            raise Stopped(Unlinked(f"{self.title} has ended the leave; it has to be given anew"))
        return self.ask_tokens(tools, {"grant_type": "refresh_token", "refresh_token": grant.secrets["refresh"]})

    def granted(self, grant: Grant, body: Json) -> Grant:
        """The grant with the tokens of an answer; one that brings no new renewing token leaves the old one."""
        secrets = {**grant.secrets, "access": body["access_token"]}
        secrets["refresh"] = body.get("refresh_token") or secrets.get("refresh")
        scopes = str(body.get("scope") or self.between.join(grant.scopes or self.scopes)).replace(",", " ").split()
        return Grant(grant.subject, grant.handle, grant.host, grant.url, scopes, expiry(body), secrets)

    def revoke(self, tools: Tools, grant: Grant) -> Later | Unknown | None:
        """Give the tokens back, where the network has a way for that."""
        if (address := self.revocation) is None:
            return None
        headers, named = self._named(tools)
        asked = named | {"token": grant.secrets.get("refresh") or grant.secrets["access"]}
        return given_back(lambda: call(tools.http, "POST", address, headers=headers, form=asked))

    def call(self, tools: Tools, grant: Grant | str, method: str, url: str, **sent: Any) -> Answer:
        """Ask with her token.

        :raises Stopped: no answer was had.
        """
        access = grant if isinstance(grant, str) else grant.secrets["access"]
        headers = {"Authorization": f"Bearer {access}"} | dict(sent.pop("headers", {}))
        return call(tools.http, method, url, headers=headers, **sent)

    def _named(self, tools: Tools) -> tuple[dict[str, str], Json]:
        app = _app(tools)
        if not self.names_us_in_header:
            return {}, {"client_id": app.client_id, "client_secret": app.client_secret}
        pair = f"{quote(app.client_id, safe='')}:{quote(app.client_secret, safe='')}"
        return {"Authorization": f"Basic {b64encode(pair.encode()).decode()}"}, {}


def _app(tools: Tools) -> App:
    assert tools.app, "a network that needs an application is asked with one"
    return tools.app
