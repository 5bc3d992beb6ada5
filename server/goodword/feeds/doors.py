"""The ways into the room over HTTP."""

from goodword.feeds import posts_pages, routes, voice_pages

API = (routes.api,)
PAGES = (voice_pages.pages, posts_pages.pages)
