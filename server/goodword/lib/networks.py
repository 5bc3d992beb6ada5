"""Which network an address belongs to: one household or office, never one person."""

import ipaddress
from collections.abc import Mapping, Sequence

WIDER: Mapping[int, int] = {56: 2, 48: 4}
"""Whoever has an IPv6 network often has many /64: prefixes around one, and how much more they are allowed together."""


def network_of(address: str) -> str | None:
    """The /24 of an IPv4 address, the /64 of an IPv6 one; None when it is no address."""
    return _network(address, 24, 64)


def around(address: str, bits: int) -> str | None:
    """The wider network of so many bits around an IPv6 address; None for every other."""
    parsed = _parsed(address)
    return _network(address, 24, bits) if parsed is not None and parsed.version == 6 else None


def allowances(address: str) -> Sequence[tuple[str, int]]:
    """Every network that counts for an address, the narrowest first, and how many times the allowance it has."""
    wider = [(network, times) for bits, times in WIDER.items() if (network := around(address, bits))]
    return [(network_of(address) or "unknown", 1), *wider]


def public_network_of(address: str) -> tuple[str | None, str | None]:
    """The network, and for IPv6 the /48 around it.

    Both are None for an address that is not of the public internet: behind a proxy that nobody
    told us of, everybody has the same one, and it says nothing about who calls.
    """
    known = _parsed(address)
    if known is None or not known.is_global:
        return None, None
    return _network(address, 24, 64), (_network(address, 24, 48) if known.version == 6 else None)


def _parsed(address: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return None
    return getattr(parsed, "ipv4_mapped", None) or parsed


def _network(address: str, of_v4: int, of_v6: int) -> str | None:
    parsed = _parsed(address)
    if parsed is None:
        return None
    return str(ipaddress.ip_network((parsed, of_v4 if parsed.version == 4 else of_v6), strict=False))
