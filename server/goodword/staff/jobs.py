"""Sweeping up after people: sessions, steps and links that have been over for long."""

from goodword.lib import clock
from goodword.lib.db import writing
from goodword.staff import sessions


def forget_old() -> None:
    """Drop them, of everybody alike."""
    with writing():
        sessions.forget_old(clock.now())
