"""Her public profile: an address of its own, and there only while she wants one."""

import secrets

from sqlalchemy import select

from goodword.lib.addresses import addresses
from goodword.lib.db import session
from goodword.lib.errors import NotFound
from goodword.shoppers.models import Shopper

SLUG_BYTES = 8


def address_of(shopper: Shopper) -> str | None:
    """Where everybody finds it; None while it is not public."""
    return addresses.of(f"/u/{shopper.slug}") if shopper.slug else None


def by_slug(slug: str) -> Shopper:
    """Whose public profile this is.

    :raises NotFound: nobody's, or not any more.
    """
    found = session().scalar(select(Shopper).where(Shopper.slug == slug))
    if found is None:
        raise NotFound("There is no such profile")
    return found


def make_public(*, shopper: Shopper) -> None:
    """Give it an address that says nothing about her. One that she had before never comes back."""
    shopper.slug = shopper.slug or secrets.token_hex(SLUG_BYTES)


def make_private(*, shopper: Shopper) -> None:
    """Whoever follows the address finds nothing any more."""
    shopper.slug = None
