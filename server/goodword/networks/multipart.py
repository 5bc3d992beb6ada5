"""A file with some words beside it, as a form carries them (RFC 7578)."""

import secrets
from collections.abc import Mapping

from goodword.networks.contract import Picture


def packed(field: str, picture: Picture, words: Mapping[str, str]) -> tuple[bytes, dict[str, str]]:
    """The body, and the header that names its kind."""
    border = secrets.token_hex(16)
    name = f"picture.{picture.type.rpartition('/')[2]}"
    parts = [_part(border, f'name="{key}"', "text/plain; charset=utf-8", word.encode()) for key, word in words.items()]
    parts.append(_part(border, f'name="{field}"; filename="{name}"', picture.type, picture.data))
    body = b"".join(parts) + f"--{border}--\r\n".encode()
    return body, {"Content-Type": f"multipart/form-data; boundary={border}"}


def _part(border: str, names: str, type_: str, content: bytes) -> bytes:
    head = f"--{border}\r\nContent-Disposition: form-data; {names}\r\nContent-Type: {type_}\r\n\r\n"
    return head.encode() + content + b"\r\n"
