"""The guard that keeps feeds and pages from leading the program into private networks.

It stands in the connector's socket factory, which sees the very address that is about to be dialled, so that spellings,
redirects and a name that changes between check and use make no difference. A guard in the resolver alone let 5 of 11
spellings of loopback through, because aiohttp asks no resolver for an address that is already a number.
"""

import ipaddress
import socket
from collections.abc import Iterable
from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network
from typing import Any

from yarl import URL

from sources.errors import BadAddress

WEB_PORTS = frozenset({80, 443, 8080})
PRIVILEGED = 1023
"""Ports up to here belong to other services (mail, ssh, printers); only those of the web are open."""

JUDGED = 4096
"""Addresses of which it is kept what was found: that depends on nothing else, and the same ones come again and again."""

AddressInfo = tuple[int | socket.AddressFamily, int | socket.SocketKind, int, str, tuple[Any, ...]]

_NAT64 = IPv6Network("64:ff9b::/96")
_V4_COMPATIBLE = IPv6Network("::/96")
_NEVER = (
    _V4_COMPATIBLE,  # deprecated (RFC 4291 §2.5.5.1), yet some kernels still route it
    IPv6Network("64:ff9b:1::/48"),  # NAT64 of a local network (RFC 8215)
    IPv6Network("fec0::/10"),  # site-local, deprecated but private (RFC 3879)
    IPv4Network("192.88.99.0/24"),  # the old 6to4 relays (RFC 7526)
)
"""Ranges that `ipaddress.is_global` lets through though nothing of the public web lives there."""


class RefusedAddressError(OSError):
    """A connection was about to be made to an address of a private network."""


class AddressGuard:
    """Decides which addresses may be dialled: public ones, and the `allowed_networks` (as `127.10.0.0/16`).

    Raises ValueError for a network that is none.
    """

    def __init__(self, allowed_networks: Iterable[str] = ()) -> None:
        networks = (network.strip() for network in allowed_networks)
        self._allowed = tuple(ipaddress.ip_network(network) for network in networks if network)
        self.refuses = lru_cache(JUDGED)(self._refuses)
        """Whether a numeric address may not be dialled; an address that cannot be read may not."""

    @classmethod
    def of_setting(cls, setting: str) -> "AddressGuard":
        """Read the setting `ALLOW_PRIVATE_HOSTS`: networks separated by commas."""
        return cls(setting.split(","))

    def _refuses(self, address: str) -> bool:
        try:
            ip = _unwrap(ipaddress.ip_address(address.partition("%")[0]))
        except ValueError:
            return True
        if any(ip in network for network in self._allowed):
            return False
        return not ip.is_global or ip.is_multicast or any(ip in network for network in _NEVER)

    def socket_factory(self, info: AddressInfo) -> socket.socket:
        """Make the socket for an address, or raise RefusedAddressError: for aiohttp's TCPConnector."""
        family, kind, protocol, _, address = info
        if self.refuses(str(address[0])):
            # The message is the same for all, so that the connector reports several refusals as this very error.
            raise RefusedAddressError("private address")
        return socket.socket(family, kind, protocol)


@lru_cache(JUDGED)
def check_address(url: str) -> URL:
    """Return the address read, or raise BadAddress where its scheme, port or form is not for fetching."""
    try:
        address = URL(url.strip())
        port = address.port
    except ValueError as error:
        raise BadAddress("form") from error
    if address.scheme not in {"http", "https"}:
        raise BadAddress("scheme")
    if not address.host:
        raise BadAddress("host")
    if address.user is not None or address.password is not None:
        raise BadAddress("password")
    if port is None or (port <= PRIVILEGED and port not in WEB_PORTS):
        raise BadAddress("port")
    return address


def _unwrap(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """Return the IPv4 address that an IPv6 one stands for, else itself."""
    if isinstance(address, IPv4Address):
        return address
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address.sixtofour is not None:
        return address.sixtofour
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFF_FFFF)
    return address
