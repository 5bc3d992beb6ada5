"""Pinterest: a pin needs a picture and a board. With an application on trial only she herself sees her pins."""

from base64 import b64encode
from urllib.parse import urlencode
from uuid import UUID

from goodword.networks.apps import AppNetwork
from goodword.networks.calls import outcome, read, withdrawn, word
from goodword.networks.contract import (
    Again,
    Counting,
    Draft,
    Grant,
    Json,
    Limits,
    LinkFailed,
    Outcome,
    Posted,
    Refused,
    Tools,
    Unknown,
)
from goodword.networks.looking import Seen, picked
from goodword.networks.reading import listed

API = "https://api.pinterest.com/v5"
LOOKED_AT = 50
_TITLE, _ALT = 100, 500


class Pinterest(AppNetwork):
    """A pin on the first of her public boards."""

    name = "pinterest"
    title = "Pinterest"
    scopes = ("boards:read", "pins:read", "pins:write", "user_accounts:read")
    again = Again.BY_LOOK_UP
    edits = True
    authorize = "https://www.pinterest.com/oauth/"
    token = f"{API}/oauth/token"
    has_pkce = False
    names_us_in_header = True
    between = ","

    def first_tokens(self, tools: Tools, asked: Json) -> Json:
        """With a renewing token that is renewed itself."""
        return self.ask_tokens(tools, asked | {"continuous_refresh": "true"})

    def who(self, tools: Tools, access: str) -> Grant:
        """Her account and her board."""
        her = read(self.call(tools, access, "GET", f"{API}/user_account"))
        query = urlencode({"privacy": "PUBLIC", "page_size": 1})
        boards = listed(read(self.call(tools, access, "GET", f"{API}/boards?{query}")).get("items"))
        if not boards:
            raise LinkFailed("board", "she has no public board to pin to")
        handle = word(her, "username")
        url = f"https://www.pinterest.com/{handle}/"
        return Grant(word(her, "id"), handle, url=url, secrets={"board": word(boards[0], "id")})

    def limits(self, tools: Tools, grant: Grant) -> Limits:
        """Of the description (OpenAPI 5.23)."""
        return Limits(800, Counting.CHARACTERS, picture_bytes=10_000_000, alt=_ALT)

    @outcome
    def publish(self, tools: Tools, grant: Grant, draft: Draft, key: UUID) -> Outcome:
        """In one step."""
        if draft.picture is None:
            return Refused("a pin needs a picture")
        picture = b64encode(draft.picture.data).decode()
        source = {"source_type": "image_base64", "content_type": draft.picture.type, "data": picture}
        pin = _pin(draft) | {"board_id": grant.secrets["board"], "link": draft.link, "media_source": source}
        return _posted(read(self.call(tools, grant, "POST", f"{API}/pins", body=pin)))

    @outcome
    def find(self, tools: Tools, grant: Grant, draft: Draft, key: UUID) -> Outcome | None:
        """By the link, among the newest pins of the board."""
        path = f"/boards/{grant.secrets['board']}/pins?page_size={LOOKED_AT}"
        told = read(self.call(tools, grant, "GET", API + path))
        if not isinstance(told.get("items"), list):
            return Unknown("her pins cannot be read")
        seen = [
            Seen(_posted(each), each.get("link") == draft.link, str(each.get("created_at")))
            for each in listed(told["items"])
        ]
        return picked(seen, key, most=LOOKED_AT)

    @outcome
    def change(self, tools: Tools, grant: Grant, posted: Posted, draft: Draft, key: UUID) -> Outcome:
        """Other words; the picture stays."""
        return _posted(read(self.call(tools, grant, "PATCH", f"{API}/pins/{posted.id}", body=_pin(draft))))

    @outcome
    def withdraw(self, tools: Tools, grant: Grant, posted: Posted) -> Outcome:
        """Gone, or gone already."""
        return withdrawn(self.call(tools, grant, "DELETE", f"{API}/pins/{posted.id}"), posted)


def _pin(draft: Draft) -> Json:
    alt = draft.picture.alt if draft.picture else ""
    return {"title": draft.title[:_TITLE], "description": draft.text, "alt_text": alt[:_ALT]}


def _posted(pin: Json) -> Posted:
    name = word(pin, "id")
    return Posted(name, f"https://www.pinterest.com/pin/{name}/")
