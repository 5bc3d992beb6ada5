"""What a secret key may be allowed, and what an origin looks like."""

from urllib.parse import urlsplit

SCOPES = ("reviews:read", "reviews:write", "settings:read", "settings:write")


def normal_origin(text: str) -> str | None:
    """The origin as browsers send it (RFC 6454), ``*`` for all; None when it is not one."""
    if text == "*":
        return text
    try:
        parts = urlsplit(text.strip().lower())
        port = parts.port
    except ValueError:
        return None
    if (
        parts.scheme not in {"http", "https"}
        or not parts.hostname
        or parts.path.strip("/")
        or parts.query
        or parts.username
    ):
        return None
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname.encode("idna").decode()
    default_port = {"http": 80, "https": 443}[parts.scheme]
    return f"{parts.scheme}://{host}" + (f":{port}" if port not in {None, default_port} else "")
