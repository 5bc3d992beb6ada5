"""Her leave to post, at a server that knows us by an application of its own, made at the first beginning there."""

from collections.abc import Mapping
from dataclasses import asdict
from urllib.parse import urlencode

from goodword.networks.calls import Stopped, call, given_back, read, word
from goodword.networks.contract import App, Begun, Grant, Json, Later, LinkFailed, Tools, Unknown, Unlinked
from goodword.networks.oauth import challenge, code_from, expiry, host_of, tokens, verifier


class Leave:
    """How it is given, renewed and given back."""

    scopes = ("read:accounts", "read:statuses", "write:statuses", "write:media")

    def begin(self, tools: Tools, *, host: str | None, back: str, state: str) -> Begun:
        """``tools.app`` is our application at that server when one was kept; what is kept now has it as ``app``."""
        server = host_of(host or "")
        back = f"{back}/{server}"
        app = tools.app if tools.app and self._is_known(tools, server) else self.register(tools, server, back)
        kept: Json = {"state": state, "host": server, "verifier": verifier(), "app": asdict(app)}
        asked = {
            "response_type": "code",
            "client_id": app.client_id,
            "redirect_uri": back,
            "scope": " ".join(self.scopes),
            "state": state,
            "code_challenge": challenge(kept["verifier"]),
            "code_challenge_method": "S256",
        }
        return Begun(f"https://{server}/oauth/authorize?{urlencode(asked)}", kept, back)

    def register(self, tools: Tools, host: str, back: str) -> App:
        """A new application of ours at that server.

        :raises LinkFailed: it makes none.
        """
        asked = {
            "client_name": tools.client.name,
            "redirect_uris": back,
            "scopes": " ".join(self.scopes),
            "website": tools.client.url,
        }
        try:
            made = read(call(tools.http, "POST", f"https://{host}/api/v1/apps", form=asked))
            return App(word(made, "client_id"), word(made, "client_secret"))
        except Stopped as stopped:
            raise LinkFailed("host", f"{host} does not answer as a Mastodon server: {stopped.outcome}") from None

    def _is_known(self, tools: Tools, host: str) -> bool:
        assert tools.app
        asked = {"grant_type": "client_credentials", **asdict(tools.app)}
        try:
            answer = call(tools.http, "POST", f"https://{host}/oauth/token", form=asked)
        except Stopped as stopped:
            raise LinkFailed("host", f"{host} does not answer: {stopped.outcome}") from None
        if not answer.ok and answer.status not in {400, 401, 403}:
            raise LinkFailed("host", f"{host} does not answer as a Mastodon server: {answer.status}")
        return answer.ok

    def finish(self, tools: Tools, *, kept: Json, back: str, said: Mapping[str, str]) -> Grant:
        """A grant for whom the server says that it is."""
        host = kept["host"]
        asked = {
            "grant_type": "authorization_code",
            "code": code_from(said, state=kept["state"], issuer=f"https://{host}"),
            "redirect_uri": back,
            "code_verifier": kept["verifier"],
            "scope": " ".join(self.scopes),
        } | kept["app"]
        try:
            body = tokens(call(tools.http, "POST", f"https://{host}/oauth/token", form=asked))
            bearer = {"Authorization": f"Bearer {body['access_token']}"}
            her = read(call(tools.http, "GET", f"https://{host}/api/v1/accounts/verify_credentials", headers=bearer))
            subject, handle = word(her, "id"), f"@{word(her, 'username')}@{host}"
        except Stopped as stopped:
            raise LinkFailed("provider", f"no tokens: {stopped.outcome}") from None
        return self._granted(Grant(subject, handle, host, str(her.get("url") or "")), body, kept["app"])

    def refresh(self, tools: Tools, grant: Grant) -> Grant | Unlinked | Later | Unknown:
        """Most servers' tokens do not end: where one has, and there is none to renew it by, she has taken it back."""
        if not grant.secrets.get("refresh"):
            return Unlinked("the server does not take the token any more")
        asked = {"grant_type": "refresh_token", "refresh_token": grant.secrets["refresh"], **grant.secrets["app"]}
        try:
            body = tokens(call(tools.http, "POST", f"https://{grant.host}/oauth/token", form=asked))
        except Stopped as stopped:
            return stopped.outcome if isinstance(stopped.outcome, Unlinked | Unknown | Later) else Later()
        return self._granted(grant, body, grant.secrets["app"])

    def _granted(self, grant: Grant, body: Json, app: Json) -> Grant:
        secrets = {
            "access": body["access_token"],
            "refresh": body.get("refresh_token") or grant.secrets.get("refresh"),
            "app": app,
        }
        scopes = str(body.get("scope") or " ".join(self.scopes)).split()
        return Grant(grant.subject, grant.handle, grant.host, grant.url, scopes, expiry(body), secrets)

    def revoke(self, tools: Tools, grant: Grant) -> Later | Unknown | None:
        """Give the token back."""
        asked = {"token": grant.secrets["access"], **grant.secrets["app"]}
        return given_back(lambda: call(tools.http, "POST", f"https://{grant.host}/oauth/revoke", form=asked))
