"""Goodword: social proof for any shop's product pages.

How to read the house, from the ground up:

- ``lib`` and ``config``: tools that know nothing of the trade.
- ``audit``, ``web``, ``jobs``, ``snapshots``, ``letters``: what every room needs.
- ``shops``, ``shoppers``, ``catalog``, ``contributions``, ``reviews``, …: one room a noun.
- ``wiring``: the one map; it alone knows all rooms. ``app``, ``cli``, ``wsgi`` stand above it.

A room calls down and is told up: it may call what stands below it, and tells
what stands above it by an event. Services never commit and never see Flask; the
edge (a request, a job, a command) opens ``reading()`` or ``writing()``.
"""

__version__ = "0.1.0"
