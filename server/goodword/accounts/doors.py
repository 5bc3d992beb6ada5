"""The ways into the room over HTTP."""

from goodword.accounts import apps_pages, pages, routes

API = (routes.api,)
PAGES = (pages.pages, apps_pages.pages)
