"""What mail servers and providers send back, written as they write it."""

from email.message import EmailMessage
from email.mime.base import MIMEBase
from email.mime.message import MIMEMessage
from email.mime.multipart import MIMEMultipart
from email.mime.nonmultipart import MIMENonMultipart
from email.mime.text import MIMEText
from email.parser import BytesParser


def failure(
    sent: bytes, *, to: str, action: str = "failed", status: str = "5.1.1", headers_only: bool = False
) -> bytes:
    """A delivery status notification (RFC 3464) about a letter."""
    report = _report("delivery-status", to)
    said = MIMEBase("message", "delivery-status")
    said.set_payload([_block(Reporting_MTA="dns; mx.example.com"), _block(
        Final_Recipient="rfc822; anna@example.com", Action=action, Status=status,
        Diagnostic_Code="smtp; 550 5.1.1 No such user",
    )])  # fmt: skip
    report.attach(said)
    report.attach(_headers(sent) if headers_only else MIMEMessage(BytesParser().parsebytes(sent)))
    return report.as_bytes()


def complaint(sent: bytes, *, to: str, kind: str = "abuse") -> bytes:
    """An abuse report (RFC 5965) about a letter."""
    report = _report("feedback-report", to)
    said = MIMENonMultipart("message", "feedback-report")
    said.set_payload(f"Feedback-Type: {kind}\r\nUser-Agent: Provider/1.0\r\nVersion: 1\r\n")
    report.attach(said)
    report.attach(MIMEMessage(BytesParser().parsebytes(sent)))
    return report.as_bytes()


def holiday(*, to: str) -> bytes:
    """What somebody's mail program answers while she is away."""
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = "anna@example.com", to, "Away until Monday"
    made["Auto-Submitted"] = "auto-replied"
    made.set_content("I read your letter on Monday.\n")
    return made.as_bytes()


def _report(kind: str, to: str) -> MIMEMultipart:
    report = MIMEMultipart("report", report_type=kind)
    report["From"], report["To"], report["Subject"] = "MAILER-DAEMON@mx.example.com", to, "Undelivered mail"
    report.attach(MIMEText("This is what the mail system at host mx.example.com says.\n"))
    return report


def _block(**said: str) -> EmailMessage:
    block = EmailMessage()
    for name, value in said.items():
        block[name.replace("_", "-")] = value
    return block


def _headers(sent: bytes) -> MIMENonMultipart:
    made = MIMENonMultipart("text", "rfc822-headers")
    made.set_payload(sent.split(b"\r\n\r\n", 1)[0].decode())
    return made
