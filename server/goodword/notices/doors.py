"""The ways into the room over HTTP."""

from goodword.notices import choosing, managing

API = (managing.api,)
PAGES = (choosing.pages,)
