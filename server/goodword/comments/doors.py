"""The ways into the room over HTTP."""

from goodword.comments import managing, routes

API = (routes.api, managing.api)
PAGES = ()
