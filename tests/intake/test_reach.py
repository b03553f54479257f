"""Where a web address may lead: real servers on loopback, which is the private network here."""

import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from annotate.errors import InputError
from annotate.intake.fetch import fetch
from annotate.intake.reach import is_private


class Desk(BaseHTTPRequestHandler):
    """A page on the private network, and a proxy that hands out redirects for the outside one."""

    asked: list[str] = []  # noqa: RUF012 -- what reached this server, emptied by the fixture

    def do_GET(self) -> None:
        self.asked.append(self.path)
        if self.path.startswith("http://outside.example/to/"):
            self.send_response(302)
            self.send_header("Location", "http://" + self.path.partition("/to/")[2])
            self.end_headers()
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.end_headers()
        self.wfile.write(b"The key of the desk is under the mat.")

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def port(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    Desk.asked.clear()
    with ThreadingHTTPServer(("127.0.0.1", 0), Desk) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server.server_address[1]
        server.shutdown()
        thread.join()


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name server that calls this machine `….example`, as anybody's may."""
    real = socket.getaddrinfo

    def resolve(host: str, *rest: Any, **more: Any) -> Any:
        return real("127.0.0.1" if str(host).endswith(".example") else host, *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", resolve)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "127.1", "2130706433", "0x7f000001"])
def test_who_types_a_private_address_means_it(port: int, host: str) -> None:
    assert fetch(f"http://{host}:{port}/note", seconds=5).data.startswith(b"The key")


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "2130706433", "[::ffff:127.0.0.1]", "inner.example"]
)
@pytest.mark.usefixtures("names")
def test_a_redirect_from_outside_does_not_get_there(
    port: int, monkeypatch: pytest.MonkeyPatch, host: str
) -> None:
    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{port}")
    monkeypatch.setenv("no_proxy", f"{host.strip('[]')},{host}")
    address = f"http://outside.example/to/{host}:{port}/note"
    with pytest.raises(InputError, match="a private address that was not asked for") as caught:
        fetch(address, seconds=5)
    assert str(caught.value).startswith(f"{address}: it leads to ")
    assert [each.partition("/to/")[0] for each in Desk.asked] == ["http://outside.example"]


@pytest.mark.usefixtures("names")
def test_a_name_that_leads_to_a_private_address_is_refused_before_anything_is_sent(port: int) -> None:
    address = f"http://news.example:{port}/note"
    with pytest.raises(InputError) as caught:
        fetch(address, seconds=5)
    assert str(caught.value) == (
        f"{address}: it leads to news.example (127.0.0.1), a private address that was not asked for. "
        "If you mean it, give that address itself"
    )
    assert Desk.asked == []


@pytest.mark.usefixtures("names")
def test_the_same_holds_for_https(port: int) -> None:
    with pytest.raises(InputError, match=r"it leads to news\.example"):
        fetch(f"https://news.example:{port}/note", seconds=5)


def test_a_proxy_of_ones_own_may_be_private(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{port}")
    assert fetch("http://elsewhere.example/a", seconds=5).data.startswith(b"The key")
    with pytest.raises(InputError, match="a private address"):
        fetch("http://outside.example/to/192.168.7.1/a", seconds=5)


PRIVATE = """
10.0.0.7 172.16.3.4 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1 127.1 2130706433 0x7f.1 012.0.0.7
::1 fe80::1%eth0 fd00::7 ::ffff:10.0.0.7 64:ff9b::a00:7 2002:a00:7::1 ::
fec0::1 64:ff9b:1::a00:7 ::127.0.0.1 ::10.0.0.7 ::93.184.216.34 ::ffff:0:10.0.0.7 2001:0:a00:7::1
100::1 ff0e::1 2606:2800:220:1:0:5efe:10.0.0.7 2606:2800:220:1:200:5efe:127.0.0.1
fe80::5efe:93.184.216.34 5f00::1
localhost LOCALHOST. desk printer.local wiki.internal router.home.arpa
"""
PUBLIC = """
93.184.216.34 172.32.0.1 2606:2800:220:1::1 ::ffff:93.184.216.34 64:ff9b::5db8:d822 2002:5db8:d822::1
2a00:1450:4001::5efe 2606:2800:220:1:0:5efe:93.184.216.34 2400:cb00::a00:7
sarel.example localhost.sarel.example 10.sarel.example not-local.example
"""


@pytest.mark.parametrize("host", PRIVATE.split())
def test_private_hosts(host: str) -> None:
    assert is_private(host)


@pytest.mark.parametrize("host", PUBLIC.split())
def test_public_hosts(host: str) -> None:
    assert not is_private(host)
