"""The ways into the room over HTTP."""

from goodword.media import routes, serving

API = (routes.api,)
PAGES = (serving.pages,)
