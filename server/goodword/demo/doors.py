"""The ways into the room over HTTP."""

from goodword.demo import previews, routes

API = ()
PAGES = (routes.pages, previews.pages)
