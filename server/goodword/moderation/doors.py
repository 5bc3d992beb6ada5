"""The ways into the room over HTTP."""

from goodword.moderation import managing, routes

API = (routes.api, managing.api)
PAGES = ()
