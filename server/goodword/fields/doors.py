"""The ways into the room over HTTP."""

from goodword.fields.routes import api, manage

API = (api, manage)
PAGES = ()
