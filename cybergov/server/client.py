"""Who asks: an address, or the network that one client may have many addresses of."""

from __future__ import annotations

import ipaddress
from functools import lru_cache

from starlette.requests import Request

__all__ = ["client_of"]


def client_of(request: Request) -> str:
    """Return a name for the client; behind a proxy, the server has put its address there."""
    return _network(request.client.host) if request.client else ""


@lru_cache(4096)
def _network(host: str) -> str:
    """Return an IPv4 address, or the network of an IPv6 address that one household has."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host
    if address.version == 4:
        return host
    return str(ipaddress.ip_network((address, 64), strict=False))
