"""The ways into the room over HTTP."""

from goodword.questions import managing, routes

API = (routes.api, routes.answers_api, managing.api, managing.answers_api)
PAGES = ()
