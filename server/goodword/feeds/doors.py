"""The ways into the room over HTTP."""

from goodword.feeds import routes

API = (routes.api,)
PAGES = ()
