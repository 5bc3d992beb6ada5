"""How addresses are written and hidden, and how long links live."""

from datetime import timedelta

from email_validator import EmailNotValidError, validate_email

LINK_LIVES = timedelta(days=7)


def normal_email(text: str) -> str | None:
    """The address in its one form (RFC 5321, IDNA), in lower case; None when it is not one.

    Domains are not looked up: no network call happens in a request.
    """
    try:
        return validate_email(text, check_deliverability=False).normalized.lower()
    except EmailNotValidError:
        return None


def email_hint(email: str) -> str:
    """Enough for its owner to recognise, nothing for anybody else: ``a•••@example.com``."""
    local, _, domain = email.rpartition("@")
    return f"{local[:1]}•••@{domain}"
