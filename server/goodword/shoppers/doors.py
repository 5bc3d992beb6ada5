"""The ways into the room over HTTP."""

from goodword.shoppers import entrance, expert_pages, managing, pressing, routes

API = (routes.api, entrance.api, managing.api)
PAGES = (pressing.pages, expert_pages.pages)
