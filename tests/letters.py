"""Reading the mailbox folder in tests."""

import email
import email.policy
import re
from email.message import EmailMessage
from pathlib import Path

from werkzeug.test import Client, TestResponse


def newest(mailbox: Path) -> EmailMessage:
    """The letter that left last."""
    path = max(mailbox.glob("*.eml"))
    return email.message_from_bytes(path.read_bytes(), policy=email.policy.default)  # type: ignore[arg-type,return-value]


def text_of(message: EmailMessage) -> str:
    body = message.get_body(("plain",))
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n")


def leave(client: Client, link: str) -> str:
    """What the page's script asks for when a person presses."""
    answer = client.post(f"{link}/press", headers={"X-Pressed": "1"})
    assert answer.status_code == 200, answer.text
    return str(answer.json["press"])


def pressed(client: Client, link: str, **fields: str) -> TestResponse:
    """A person presses the button of the page behind a link, and has filled its form with this."""
    return client.post(link, data=fields | {"press": leave(client, link)})


def confirm_link(mailbox: Path) -> str:
    """The path of the link in the newest letter."""
    found = re.search(r"http://goodword\.test(/confirm/\S+)", text_of(newest(mailbox)))
    assert found, "the letter has no link"
    return found[1]
