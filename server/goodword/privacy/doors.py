"""The ways into the room over HTTP."""

from goodword.privacy.routes import api, pages

API = (api,)
PAGES = (pages,)
