"""Readers of Tea House's letters, and the outbox that they are written into."""

from tests.server.letters.conftest import clock, come_due, outbox, smtp

__all__ = ["clock", "come_due", "outbox", "smtp"]
