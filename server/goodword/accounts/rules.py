"""What an account can be, and for how long things on the way are good."""

from datetime import timedelta

LINKED, ENDED = "linked", "ended"
UNLINKED, JOINED = "unlinked", "joined"
"""Why an account has ended that she let go herself, or that is one with another of hers."""
ENDED_SHOWN = timedelta(days=90)
"""So long she is told that one has ended without her."""
KINDS = ("review", "answer", "comment")
"""What of hers may be posted: she chooses each by itself."""
NETWORK_MAX, HOST_MAX, HANDLE_MAX, ADDRESS_MAX, ZONE_MAX = 40, 253, 500, 2000, 64
ACCOUNTS_MAX = 20

ASKED, BEGUN, RETURNED, GRANTED, DONE, FAILED = "asked", "begun", "returned", "granted", "done", "failed"
"""A linking: she has asked for it, is at the network, is back, has brought a grant; then it is confirmed, or not."""
LINKING_LIVES = timedelta(minutes=10)
CALLERS, CALLS_LAST, AGAIN_IN = 2, 10.0, 5
"""So many requests of a process ask a network at a time, each for so many seconds in all; when the next may come."""
ID_PREFIX, LINKING_PREFIX = "acc", "lkg"
TOKEN_PREFIX, STATE_PREFIX, WORD_PREFIX = "lkt", "lks", "lkw"
"""Of what opens our page, of what comes back from the network, and of what only her page can show."""
BROWSER, BROWSER_PREFIX = "__Host-gw-link", "lkb"
"""The cookie by which we know that the browser which comes back is the one that went."""
FRAGMENT = "goodword-link"
RETURN = "return to"
"""Where of what is kept for a linking the address stands to which alone its answer may come."""

REFRESH_LASTS = timedelta(minutes=2)
"""Longer than any call takes: after it the worker that wanted new tokens is taken for dead."""
REFRESH_BEFORE = timedelta(minutes=5)
REMOVALS_LAST = timedelta(days=14)
"""So long we try to take away at a network what nobody wants there any more; then we forget it."""
