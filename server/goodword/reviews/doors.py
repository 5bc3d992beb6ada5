"""The ways into the room over HTTP."""

from goodword.reviews import checks, confirming, managing, routes

API = (routes.api, managing.api)
PAGES = (checks.pages, confirming.pages)
