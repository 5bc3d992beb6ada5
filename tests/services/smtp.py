"""A mail server that keeps what it is sent, for the tests."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.services.ports import free_port

ACCEPTED = "250 Message accepted"


@dataclass
class MailServer:
    """Where to send (``url``), what came (``messages``, as bytes ``raw``), what the next sender hears (``answer``)."""

    url: str = ""
    answer: str = ACCEPTED
    messages: list[EmailMessage] = field(default_factory=list)
    recipients: list[list[str]] = field(default_factory=list)
    senders: list[str] = field(default_factory=list)
    raw: list[bytes] = field(default_factory=list)

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:
        if self.answer.startswith("2"):
            self.recipients.append([str(address) for address in envelope.rcpt_tos])
            self.senders.append(str(envelope.mail_from))
            self.raw.append(bytes(envelope.content or b""))
            self.messages.append(message_from_bytes(self.raw[-1], policy=policy.default))
        return self.answer

    def wait_for(self, count: int = 1, patience: float = 10.0) -> list[EmailMessage]:
        """The messages, as soon as there are that many of them."""
        deadline = time.monotonic() + patience
        while len(self.messages) < count and time.monotonic() < deadline:
            time.sleep(0.01)
        assert len(self.messages) >= count, f"{len(self.messages)} letters came instead of {count}"
        return self.messages

    def forget(self) -> None:
        self.answer = ACCEPTED
        self.messages.clear()
        self.recipients.clear()
        self.senders.clear()
        self.raw.clear()


def start(**more: Any) -> tuple[MailServer, Callable[[], None]]:
    """A running mail server and the way to stop it; ``more`` as aiosmtpd's controller takes it."""
    server = MailServer()
    controller = Controller(server, hostname="127.0.0.1", port=free_port(), **more)
    controller.start()
    server.url = f"smtp://127.0.0.1:{controller.port}"
    return server, controller.stop
