"""Addresses of e-mail in their one form."""

from email_validator import EmailNotValidError, validate_email


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
