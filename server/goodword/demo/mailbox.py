"""The mailbox folder, read for the demo's pages."""

import email
import email.policy
import re
from email.message import EmailMessage
from pathlib import Path
from typing import Any

_NAME = re.compile(r"[0-9a-f]{32}")


def letters(folder: Path, *, newest: int = 50) -> list[dict[str, Any]]:
    """The newest letters, for a list. Their names begin with the time, so names sort by it."""
    found = sorted(folder.glob("*.eml"), reverse=True)[:newest]
    return [_shown(path) for path in found]


def letter(folder: Path, name: str) -> dict[str, Any] | None:
    """One letter with its text and HTML; None when there is none of this name."""
    path = folder / f"{name}.eml"
    if not (_NAME.fullmatch(name) and path.is_file()):
        return None
    message = _read(path)
    return _shown(path) | {"text": _part(message, "plain"), "html": _part(message, "html")}


def _shown(path: Path) -> dict[str, Any]:
    message = _read(path)
    return {"id": path.stem, "to": str(message["To"]), "subject": str(message["Subject"]), "at": str(message["Date"])}


def _read(path: Path) -> EmailMessage:
    with path.open("rb") as file:
        return email.message_from_binary_file(file, EmailMessage, policy=email.policy.default)


def _part(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    return str(part.get_content()) if part else ""
