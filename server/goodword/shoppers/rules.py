"""How addresses are written and hidden, and how long links live."""

from datetime import timedelta

from email_validator import EmailNotValidError, validate_email

LINK_LIVES = timedelta(days=7)
LETTERS_A_DAY = 5
"""To one address from one shop: nobody can have a stranger flooded with our letters."""


def normal_email(text: str) -> str | None:
    """The address in its one form (RFC 5321, IDNA), in lower case; None when it is not one.

    Domains are not looked up: no network call happens in a request. A part before
    the @ that needs SMTPUTF8 is refused: too few servers would take the letter.
    """
    try:
        ascii_form = validate_email(text, check_deliverability=False).ascii_email
    except EmailNotValidError:
        return None
    return ascii_form.lower() if ascii_form else None


def email_hint(email: str) -> str:
    """Enough for its owner to recognise, nothing for anybody else: ``a•••@example.com``."""
    local, _, domain = email.rpartition("@")
    return f"{local[:1]}•••@{domain}"
