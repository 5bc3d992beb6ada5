"""The ways into the room over HTTP."""

from goodword.profiles import experts_desk, faces_desk, page, routes

API = (routes.api,)
PAGES = (page.pages, experts_desk.pages, faces_desk.pages)
