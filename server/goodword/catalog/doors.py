"""The ways into the room over HTTP."""

from goodword.catalog import managing, routes

API = (routes.api, managing.api)
PAGES = ()
