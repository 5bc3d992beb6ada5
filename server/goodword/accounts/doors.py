"""The ways into the room over HTTP."""

from goodword.accounts import pages, routes

API = (routes.api,)
PAGES = (pages.pages,)
