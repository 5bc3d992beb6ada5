"""Letters: an outbox row each, templates, and the transport. Who gets which letter is decided above."""
