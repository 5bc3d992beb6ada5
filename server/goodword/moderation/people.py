"""Who sends: an address in the one form in which it is compared, its keyed hash, and whether it belongs to the shop."""

import uuid
from collections.abc import Iterable
from urllib.parse import urlsplit

from goodword.lib.signing import signer

DOTLESS = ("gmail.com", "googlemail.com")
"""Here dots in the name mean nothing."""
EVERYBODYS = (
    "gmail.com", "outlook.com", "hotmail.com", "live.com", "yahoo.com", "icloud.com", "proton.me", "gmx.de", "web.de",
    "mail.ru", "bk.ru", "list.ru", "inbox.ru", "yandex.ru", "ya.ru", "rambler.ru", "ukr.net", "i.ua", "meta.ua",
    "wp.pl", "o2.pl", "onet.pl", "interia.pl",
)  # fmt: skip
"""Domains where anybody has an address: a shop at one of their hosts does not own its neighbours."""


def one_form(address: str) -> str:
    """The address without plus-tag, case, and the dots that mean nothing."""
    name, _, domain = address.strip().lower().rpartition("@")
    name = name.partition("+")[0]
    if domain in DOTLESS:
        name, domain = name.replace(".", ""), "gmail.com"
    return f"{name}@{domain}"


def identity_of(shop_id: uuid.UUID, address: str) -> str:
    """A hash of the address that only this installation can make, different in every shop."""
    return signer.sign("identity", shop_id.bytes + one_form(address).encode()).hex()


def belongs(address: str, *, listed: Iterable[str], shop_hosts: Iterable[str]) -> str:
    """How an address belongs to a shop: ``address``, ``domain``, or not at all (empty)."""
    hers = one_form(address)
    domain = hers.rpartition("@")[2]
    named = {each if each.startswith("@") else one_form(each) for each in listed}
    if hers in named:
        return "address"
    if f"@{domain}" in named or (domain not in EVERYBODYS and any(_is_of(domain, host) for host in shop_hosts)):
        return "domain"
    return ""


def host_of(address: str) -> str:
    """The host of a page or an origin, without ``www.``."""
    return (urlsplit(address).hostname or "").removeprefix("www.")


def _is_of(domain: str, host: str) -> bool:
    # shop.example.com writes from example.com; a top-level domain alone is nobody's.
    return bool(host) and "." in domain and (host == domain or host.endswith(f".{domain}"))
