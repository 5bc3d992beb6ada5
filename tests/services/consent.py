"""Her browser at the Bluesky server: it signs her in and answers the question, by that page's own calls."""

import http.client
import json
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from tests.services.pds import HOST, PASSWORD, Bluesky

API = "/@atproto/oauth-provider/~api"


def answer(bluesky: Bluesky, url: str, handle: str, *, agree: bool = True) -> dict[str, str]:
    """What she brings back from the page at that address."""
    parts = urlsplit(url)
    asked = dict(parse_qsl(parts.query))
    page = Page(bluesky.port, f"{parts.path}?{urlencode(asked)}")
    page.open()
    if not agree:
        return page.brought_back(page.call("/reject", {}))
    signed_in = page.call("/sign-in", {"locale": "en", "username": handle, "password": PASSWORD, "remember": False})
    bearer = {"Authorization": f"Bearer {signed_in['ephemeralToken']}"}
    return page.brought_back(page.call("/consent", {"did": signed_in["account"]["did"]}, bearer))


def take_back(bluesky: Bluesky, handle: str) -> None:
    """She ends whatever was linked, on her own page there."""
    page = Page(bluesky.port, "/account")
    page.open()
    signed_in = page.call("/sign-in", {"locale": "en", "username": handle, "password": PASSWORD, "remember": True})
    did = signed_in["account"]["did"]
    for session in page.call(f"/oauth-sessions?did={did}"):
        page.call("/revoke-oauth-session", {"did": did, "tokenId": session["tokenId"]})


@dataclass
class Page:
    """The page of one question, with its cookies."""

    port: int
    path: str
    cookies: dict[str, str] = field(default_factory=dict)

    def open(self) -> None:
        fetched = {"Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document", "Sec-Fetch-Site": "cross-site"}
        status, body = self._ask("GET", self.path, fetched)
        assert status == 200, body[:500]

    def call(self, path: str, body: Any = None, headers: dict[str, str] | None = None) -> Any:
        fetched = {
            "Sec-Fetch-Mode": "same-origin",
            "Sec-Fetch-Dest": "empty",
            "Sec-Fetch-Site": "same-origin",
            "Origin": f"https://{HOST}",
            "Referer": f"https://{HOST}{self.path}",
            "Content-Type": "application/json",
            "x-csrf-token": self.cookies["csrf-token"],
        }
        status, said = self._ask(
            "GET" if body is None else "POST", API + path, fetched | (headers or {}), json.dumps(body) if body else "{}"
        )
        assert status == 200, said[:500]
        return json.loads(said)

    def brought_back(self, said: Any) -> dict[str, str]:
        query = dict(parse_qsl(urlsplit(said["url"]).query))
        return {name: value for name, value in query.items() if not name.startswith("redirect_")}

    def _ask(self, method: str, path: str, headers: dict[str, str], body: str | None = None) -> tuple[int, str]:
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        browser = {"Host": HOST, "User-Agent": "Mozilla/5.0", "Accept-Language": "en", "X-Forwarded-Proto": "https"}
        line.request(method, path, body, browser | headers | ({"Cookie": cookies} if cookies else {}))
        said = line.getresponse()
        for name, value in said.getheaders():
            if name.lower() == "set-cookie":
                cookie, _, worth = value.partition(";")[0].partition("=")
                self.cookies[cookie] = worth
        text = said.read().decode()
        line.close()
        return said.status, text
