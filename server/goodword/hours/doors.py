"""The ways into the room over HTTP."""

from goodword.hours import desk, managing, page, routes

API = (routes.api, managing.api)
PAGES = (page.pages, desk.pages)
