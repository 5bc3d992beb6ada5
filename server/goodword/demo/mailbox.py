"""The mailbox folder, read for the demo's pages."""

import email
import email.policy
import uuid
from collections.abc import Sequence
from email.message import EmailMessage
from pathlib import Path
from typing import Any


def letters(folder: Path, ids: Sequence[uuid.UUID]) -> list[dict[str, Any]]:
    """These letters, for a list; what is not in the folder went by another way."""
    return [_shown(path) for path in (_file(folder, one) for one in ids) if path.is_file()]


def letter(folder: Path, letter_id: uuid.UUID) -> dict[str, Any] | None:
    """One letter with its text and HTML; None when it is not in the folder."""
    path = _file(folder, letter_id)
    if not path.is_file():
        return None
    message = _read(path)
    return _shown(path) | {"text": _part(message, "plain"), "html": _part(message, "html")}


def _file(folder: Path, letter_id: uuid.UUID) -> Path:
    return folder / f"{letter_id.hex}.eml"


def _shown(path: Path) -> dict[str, Any]:
    message = _read(path)
    return {"id": path.stem, "to": str(message["To"]), "subject": str(message["Subject"]), "at": str(message["Date"])}


def _read(path: Path) -> EmailMessage:
    with path.open("rb") as file:
        return email.message_from_binary_file(file, EmailMessage, policy=email.policy.default)


def _part(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    return str(part.get_content()) if part else ""
