"""What a link is made of."""

import secrets
import uuid

_LINKS = uuid.UUID("5a0e5f86-1f0b-4b3c-9c6e-6d0f3a7c2b11")
RANDOM_BYTES = 8


def token() -> str:
    """The end of a link's address: 64 random bits in 11 characters. It opens nothing that is not public."""
    return secrets.token_urlsafe(RANDOM_BYTES)


def identity(
    *, kind: str, target_id: uuid.UUID, network: str, guest_id: uuid.UUID | None, post: uuid.UUID | None = None
) -> uuid.UUID:
    """The same for the same thing, network and sharer, and for the same post of ours."""
    said = f"{kind} {target_id.hex} {network} {guest_id.hex if guest_id else ''}"
    return uuid.uuid5(_LINKS, f"{said} {post.hex}" if post else said)
