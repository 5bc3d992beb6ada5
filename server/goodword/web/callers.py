"""From where a request comes, for rules that look at networks."""

from flask import request

from goodword.lib.networks import public_network_of


def public_network() -> tuple[str | None, str | None]:
    """The caller's public network and the IPv6 /48 around it; None for what is not of the public internet."""
    return public_network_of(request.remote_addr or "")
