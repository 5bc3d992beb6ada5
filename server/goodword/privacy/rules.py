"""How long what we promise may take, and how long an export lies ready."""

from datetime import timedelta

EXPORT_LIES = timedelta(hours=24)
"""The file of an export is removed then."""
ADDRESS_LIVES = timedelta(minutes=15)
"""Who has the address of an export may load it; so it lives shortly, and another one is asked for with the bearer."""
EXPORTS_A_DAY = 5
PROMISED = timedelta(hours=24)
"""Within this time an erasure is done; it takes minutes."""

WAITING, READY, FAILED, GONE = "waiting", "ready", "failed", "gone"
"""An export is being made; may be loaded; could not be made; has been removed."""
ASKED, FORGOTTEN, DONE = "asked", "forgotten", "done"
"""An erasure waits for the worker; has gone through every room; and files and free pages are clean too."""
