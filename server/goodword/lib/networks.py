"""Which network an address belongs to: one household or office, never one person."""

import ipaddress


def network_of(address: str) -> str | None:
    """The /24 of an IPv4 address, the /64 of an IPv6 one; None when it is no address."""
    return _network(address, 24, 64)


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
