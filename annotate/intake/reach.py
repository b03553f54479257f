"""How far a web address may lead: not into the private network of whoever reads it, unless they typed that.

A page, a redirect or a name server can point to an address that only this machine can reach. What is looked
at is the address that was connected to, before anything is sent there.
"""

import http.client
import socket
import urllib.request
from collections.abc import Callable
from http.cookiejar import CookieJar
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Any
from urllib.parse import urlsplit

from annotate.errors import InputError

_PRIVATE_NAMES = ("localhost", "local", "internal", "intranet", "lan", "home.arpa")
_TRANSLATED = IPv6Network("64:ff9b::/96")
_UNICAST = IPv6Network("2000::/3")  #: all other newer addresses are of one machine or network
_TUNNELLED = 0x5EFE  #: in the third quarter of an address that has an older one in the fourth (RFC 5214)


def handlers(typed: str) -> tuple[urllib.request.BaseHandler, ...]:
    """What opens pages for somebody who typed the address `typed`: redirects, cookies, proxies."""
    private = is_private(urlsplit(typed).hostname or "")
    return (
        urllib.request.ProxyHandler(),
        _Web(private=private),
        urllib.request.HTTPCookieProcessor(CookieJar()),
        urllib.request.HTTPRedirectHandler(),
        urllib.request.HTTPErrorProcessor(),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.UnknownHandler(),
    )


def is_private(host: str) -> bool:
    """Whether a host is one of a private network, as far as its name or number says."""
    name = host.rstrip(".").lower()
    address = _number(name.partition("%")[0])
    if address is None:
        return "." not in name or name.endswith(tuple(f".{each}" for each in _PRIVATE_NAMES))
    within = _within(address) if isinstance(address, IPv6Address) else address
    local = isinstance(within, IPv6Address) and within not in _UNICAST
    return local or not within.is_global or within.is_multicast


def _number(host: str) -> IPv4Address | IPv6Address | None:
    """The address that a host spells ("127.1" and "0x7f000001" do, too); None for names."""
    try:
        return ip_address(host)
    except ValueError:
        try:
            return IPv4Address(socket.inet_aton(host))
        except OSError:
            return None


def _within(address: IPv6Address) -> IPv4Address | IPv6Address:
    """The older address that a newer one stands for, else itself."""
    tunnelled = address in _UNICAST and int(address) >> 32 & 0xFDFFFFFF == _TUNNELLED
    last = IPv4Address(int(address) & 0xFFFFFFFF) if address in _TRANSLATED or tunnelled else None
    return address.ipv4_mapped or address.sixtofour or last or address


class _Checked(http.client.HTTPConnection):
    """A connection that is given up where it leads to a private address."""

    private = True

    def connect(self) -> None:
        super().connect()
        reached = str(self.sock.getpeername()[0])
        if not self.private and is_private(reached):
            self.close()
            raise _refused(self.host, reached)


class _CheckedTls(http.client.HTTPSConnection, _Checked):
    """The same, checked before the first word of TLS."""


class _Web(urllib.request.HTTPHandler, urllib.request.HTTPSHandler):
    def __init__(self, *, private: bool) -> None:
        super().__init__()
        self.private = private

    def http_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(_may_reach(_Checked, req, private=self.private), req)

    def https_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(_may_reach(_CheckedTls, req, private=self.private), req)


def _may_reach(
    connection: type[_Checked], request: urllib.request.Request, *, private: bool
) -> Callable[..., http.client.HTTPConnection]:
    """The kind of connection, told whether it may be private. A proxy may: it was chosen on this machine."""
    wanted = urlsplit(request.full_url)
    host = wanted.hostname or ""
    if not private and is_private(host):
        raise _refused(host, host)
    proxied = request.host != wanted.netloc

    def connect(host: str, **arguments: Any) -> http.client.HTTPConnection:
        made = connection(host, **arguments)
        made.private = private or proxied
        return made

    return connect


def _refused(host: str, reached: str) -> InputError:
    return InputError(
        f"it leads to {host}"
        + (f" ({reached})" if reached != host else "")
        + ", a private address that was not "
        "asked for. If you mean it, give that address itself"
    )
