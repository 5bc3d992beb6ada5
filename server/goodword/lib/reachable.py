"""Which addresses of the web and of the internet we may call: public ones, and no wrapping of a private one.

IPv6 has a single block of public addresses (2000::/3, RFC 4291), so everything outside
it is refused without a list. Ways of writing an IPv4 address into an IPv6 one are
unwrapped, and what is inside is judged.
"""

import ipaddress
import re
from ipaddress import IPv4Address, IPv6Address
from string import printable
from urllib.parse import quote, urlsplit

import idna

HTTPS = 443
LONGEST = 4096
_LABEL = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)")
_UNFIT = re.compile(r"[\x00-\x20\x7f\\]")

Address = IPv4Address | IPv6Address

_PUBLIC_6 = ipaddress.IPv6Network("2000::/3")
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_ISATAP = (0x00005EFE, 0x02005EFE)
_NOT_PUBLIC = tuple(
    map(
        ipaddress.ip_network,
        (
            "0.0.0.0/8",  # this network
            "10.0.0.0/8",
            "100.64.0.0/10",  # behind a provider's NAT
            "127.0.0.0/8",
            "169.254.0.0/16",  # link-local; clouds tell their secrets here
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",  # documentation
            "192.88.99.0/24",  # relays of 6to4
            "192.168.0.0/16",
            "198.18.0.0/15",  # benchmarks
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/3",  # multicast, reserved, broadcast
            "2001::/23",  # protocol assignments, Teredo among them
            "2001:db8::/32",
            "3fff::/20",
        ),
    )
)


def taken_apart(url: str) -> tuple[str, str]:
    """The host in its ASCII form, and the path with the query.

    :raises ValueError: not https on its own port, or written so that it can be read in two ways.
    """
    if len(url) > LONGEST or _UNFIT.search(url):
        raise ValueError("this is no address of the web")
    parts = urlsplit(url)
    if parts.scheme != "https" or parts.port not in {None, HTTPS} or "@" in parts.netloc:
        raise ValueError("only https, on its own port, without a name before the host")
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return host_of(parts.hostname or ""), quote(target, safe=printable)


def host_of(written: str) -> str:
    """The name of a host of the internet, in its ASCII form.

    :raises ValueError: a bare address, a local name, or none at all.
    """
    # idna.IDNAError is a ValueError.
    host = idna.encode(written, uts46=True).decode()
    labels = host.split(".")
    # No top-level domain begins with a digit, and every way of writing a bare address ends in one or in a colon.
    if len(labels) < 2 or not all(map(_LABEL.fullmatch, labels)) or labels[-1][0].isdigit():
        raise ValueError("a host has a name of its own; a bare number or a local name is none")
    return host


def is_public(written: str) -> bool:
    """Whether an address as a resolver writes it leads to the open internet; never of what is no address."""
    try:
        address = ipaddress.ip_address(written)
    except ValueError:
        return False
    return _is_public(address)


def _is_public(address: Address) -> bool:
    inner = _unwrapped(address)
    if inner is not None:
        return _is_public(inner)
    if address.version == 6 and address not in _PUBLIC_6:
        return False
    return not any(address.version == block.version and address in block for block in _NOT_PUBLIC)


def _unwrapped(address: Address) -> IPv4Address | None:
    if isinstance(address, IPv4Address):
        return None
    last = int(address) & 0xFFFFFFFF
    if address.ipv4_mapped is not None or address in _NAT64:
        return IPv4Address(last)
    if address.sixtofour is not None:
        return address.sixtofour
    return IPv4Address(last) if (int(address) >> 32) & 0xFFFFFFFF in _ISATAP else None
