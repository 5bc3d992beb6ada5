"""The ways into the room over HTTP."""

from goodword.promises import answer_pages, routes, staff_pages

API = (routes.api,)
PAGES = (answer_pages.pages, staff_pages.pages)
