"""Which addresses of the network may be asked: public ones only, whatever form a URL gives them in.

A page, a feed or a list of URLs comes from strangers, and a name in it may lead into the user's own network: to a
router, a database, a cloud's credentials. So names are resolved first, every address that they have is checked, and the
connection goes to the address that was checked, not to the name again, which may mean something else a moment later.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable
from typing import Final
from urllib.parse import SplitResult, urlsplit

from onrecord.errors import ForbiddenAddress

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Allowed = Callable[[Address], bool]
SCHEMES: Final = ("http", "https")
# Not global, which Python says from 3.11.10 on only (RFC 6890), or does not say yet (RFC 9637).
_PROTOCOLS: Final = ipaddress.IPv4Network("192.0.0.0/24")
_EXAMPLES: Final = ipaddress.IPv6Network("3fff::/20")
# Ranges of IPv6 that carry an address of IPv4 in their last 32 bits: NAT64 (RFC 6052, RFC 8215).
_NAT64: Final = tuple(map(ipaddress.IPv6Network, ("64:ff9b::/96", "64:ff9b:1::/48")))
_ISATAP: Final = (0x00005EFE, 0x02005EFE)  # the half before the last 32 bits, where these are of IPv4 (RFC 5214)
_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
_MOST_PORTS: Final = 1024  # below, only the web's own: others are mail, shells and the like
_LONGEST: Final = 2_000  # characters of a URL


def is_url(source: object) -> bool:
    """Whether a source that was named is an address rather than a file; also one that is not fetched (`ftp://`)."""
    return isinstance(source, str) and _SCHEME.match(source) is not None


def checked_url(url: str) -> SplitResult:
    """The parts of a URL that may be asked. Raises ForbiddenAddress for any other."""
    if len(url) > _LONGEST or any(c <= " " or c == "\x7f" for c in url):
        raise ForbiddenAddress("this is no URL: it is too long or holds spaces", cure="write it as browsers show it")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise ForbiddenAddress(f"this is no URL: {error}", cure="write it as browsers show it") from None
    if parts.scheme.lower() not in SCHEMES:
        raise ForbiddenAddress(f"{parts.scheme or 'no scheme'!r} is not fetched", cure="give http:// or https://")
    if parts.username is not None or parts.password is not None:
        raise ForbiddenAddress("a URL with a user's name or password is not fetched", cure="save the page yourself")
    if not parts.hostname:
        raise ForbiddenAddress("the URL names no host", cure="write https://host/path")
    if port is not None and port not in (80, 443) and port < _MOST_PORTS:
        raise ForbiddenAddress(f"port {port} is not the web's", cure="save the page yourself and add the file")
    return parts


def is_public(address: Address) -> bool:
    """Whether an address is one of the open network, also where it hides in another (mapped, NAT64, Teredo ...)."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
        if any(address in network for network in _NAT64) or int(address) >> 32 & 0xFFFFFFFF in _ISATAP:
            inner.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
        if any(a is not None and not is_public(a) for a in inner):
            return False
        if address.scope_id or address.is_site_local or address in _EXAMPLES:
            return False
    elif address in _PROTOCOLS:
        return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def checked_addresses(host: str, found: list[str], allowed: Allowed = is_public) -> list[str]:
    """The addresses of a host, if all of them may be asked. Raises ForbiddenAddress where one may not."""
    for text in found:
        try:
            address = ipaddress.ip_address(text)
        except ValueError:
            raise ForbiddenAddress(f"{host} has no address: {text}", cure="save the page yourself") from None
        if not allowed(address):
            which = f"{host} is {address}, which" if text != host else host
            raise ForbiddenAddress(
                f"{which} is not on the open network", cure="save the page yourself and add the file"
            )
    return found
