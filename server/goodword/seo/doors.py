"""The ways into the room over HTTP."""

from goodword.seo import question_page, routes

API = (routes.api,)
PAGES = (question_page.pages,)
