"""Letters as a mail program would open them."""

import email
import email.policy
from email.message import EmailMessage
from pathlib import Path

OURS = {
    "from", "to", "subject", "date", "message-id", "mime-version", "content-type", "auto-submitted", "reply-to",
    "list-unsubscribe", "list-unsubscribe-post", "list-id", "precedence", "x-goodword-letter",
    "content-transfer-encoding",
}  # fmt: skip


def opened(mailbox: Path) -> list[str]:
    """The HTML of each letter; one with a header that is not ours is an error."""
    documents = []
    for path in mailbox.glob("*.eml"):
        message = email.message_from_bytes(path.read_bytes(), EmailMessage, policy=email.policy.default)
        assert {name.lower() for name in set(message)} <= OURS, path.read_text()[:800]
        assert message["To"].addresses[0].addr_spec == "vera@example.com"
        part = message.get_body(("html",))
        assert part is not None
        documents.append(str(part.get_content()))
    return documents
