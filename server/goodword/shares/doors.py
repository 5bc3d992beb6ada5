"""The ways into the room over HTTP."""

from goodword.shares.routes import PAGES, api

__all__ = ["API", "PAGES"]

API = (api,)
