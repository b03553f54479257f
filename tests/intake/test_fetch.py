"""Against a real server on loopback that behaves badly."""

import gzip
import threading
import time
import zlib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from annotate.errors import InputError
from annotate.intake import read as reading
from annotate.intake.fetch import fetch
from annotate.intake.raw import Raw
from annotate.intake.read import read
from annotate.records import Refusal

ARTICLE = (
    "<html><head><title>Varenia Votes</title></head><body><article><h1>Varenia Votes</h1>"
    + "<p>The parliament of Varenia met on Tuesday to vote on the harbour tax of the coast — at last.</p>" * 1
    + "<p>Fishermen from Port Sarel waited with lanterns until the doors opened before midnight.</p>"
    "</article></body></html>"
)


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        name = self.path.split("?")[0].strip("/")
        getattr(self, f"get_{name}", self.get_missing)()

    def answer(self, kind: str, data: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        for key, value in headers.items():
            self.send_header(key, value)
        self.end_headers()
        self.wfile.write(data)

    def get_article(self) -> None:
        self.answer("text/html; charset=utf-8", ARTICLE.encode())

    def get_western(self) -> None:
        self.answer("text/html; charset=windows-1252", ARTICLE.encode("cp1252"))

    def get_two_lengths(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(ARTICLE.encode()) - 200))
        self.send_header("Content-Length", str(len(ARTICLE.encode())))
        self.end_headers()
        self.wfile.write(ARTICLE.encode())

    def get_one_length_twice(self) -> None:
        length = str(len(ARTICLE.encode()))
        self.answer("text/html; charset=utf-8", ARTICLE.encode(), **{"Content-Length": f"{length}, {length}"})

    def get_plain(self) -> None:
        self.answer("text/plain", b"Varenia Votes\r\n\r\nThe vote was put off.")

    def get_missing(self) -> None:
        self.answer("text/html", b"<p>gone</p>", 404)

    def get_picture(self) -> None:
        self.answer("image/png", b"\x89PNG")

    def get_moved(self) -> None:
        self.answer("text/html", b"", 302, Location="/article")

    def get_circle(self) -> None:
        self.answer("text/html", b"", 302, Location="/circle")

    def get_elsewhere(self) -> None:
        self.answer("text/html", b"", 302, Location="file:///etc/hostname")

    def get_huge(self) -> None:
        self.answer("text/html", b"x" * 300_000)

    def get_silent(self) -> None:
        time.sleep(2)

    def get_dripping(self) -> None:
        self.answer("text/html", b"")
        for _ in range(20):
            self.wfile.write(b"x")
            self.wfile.flush()
            time.sleep(0.1)

    def get_dripping_headers(self) -> None:
        for _ in range(20):
            self.wfile.write(b"H")
            self.wfile.flush()
            time.sleep(0.1)

    def get_cut(self) -> None:
        self.answer("text/html", b"<p>half", **{"Content-Length": "5000"})

    def get_cut_in_pieces(self) -> None:
        self.answer("text/html", b"1000\r\n<p>half", **{"Transfer-Encoding": "chunked"})

    def get_whole(self) -> None:
        self.answer("text/html", ARTICLE.encode(), **{"Content-Length": str(len(ARTICLE.encode()))})

    def get_gzip(self) -> None:
        self.answer("text/html", gzip.compress(ARTICLE.encode()), **{"Content-Encoding": "gzip"})

    def get_gzip_in_parts(self) -> None:
        parts = gzip.compress(ARTICLE[:70].encode()) + gzip.compress(ARTICLE[70:].encode())
        self.answer("text/html", parts, **{"Content-Encoding": "gzip"})

    def get_gzip_unsaid(self) -> None:
        self.answer("text/html", gzip.compress(ARTICLE.encode()))

    def get_cut_gzip_part(self) -> None:
        parts = gzip.compress(ARTICLE.encode()) + gzip.compress(b"<p>More.</p>")[:-9]
        self.answer("text/html", parts, **{"Content-Encoding": "gzip"})

    def get_part(self) -> None:
        self.answer("text/html", ARTICLE.encode(), 206, **{"Content-Range": "bytes 0-300/5000"})

    def get_noise(self) -> None:
        self.wfile.write(b"\x1b[31mSSH-2.0\r\n\r\n")

    def get_zlib(self) -> None:
        self.answer("text/html", zlib.compress(ARTICLE.encode()), **{"Content-Encoding": "deflate"})

    def get_deflate(self) -> None:
        self.answer("text/html", zlib.compress(ARTICLE.encode())[2:-4], **{"Content-Encoding": "deflate"})

    def get_cut_gzip(self) -> None:
        self.answer("text/html", gzip.compress(ARTICLE.encode())[:-30], **{"Content-Encoding": "gzip"})

    def get_no_gzip(self) -> None:
        self.answer("text/html", ARTICLE.encode(), **{"Content-Encoding": "gzip"})

    def get_bomb(self) -> None:
        self.answer("text/html", gzip.compress(b"x" * 300_000), **{"Content-Encoding": "gzip"})

    def get_brotli(self) -> None:
        self.answer("text/html", b"\x0b\x02", **{"Content-Encoding": "br"})

    def get_cookie(self) -> None:
        if "seen=1" in self.headers.get("Cookie", ""):
            self.get_article()
        else:
            self.answer("text/html", b"", 302, Location="/cookie", **{"Set-Cookie": "seen=1; Path=/"})

    def get_untyped(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(ARTICLE.encode())

    def get_octets(self) -> None:
        self.answer("application/octet-stream", b"<!doctype html>" + ARTICLE.encode())

    def get_program(self) -> None:
        self.answer("application/octet-stream", b"\x7fELF")

    def get_nonsense(self) -> None:
        self.answer("text/html; charset=undefined", ARTICLE.encode())

    def get_contradictory(self) -> None:
        page = ARTICLE.replace("<head>", '<head><meta charset="windows-1250">').replace("Sarel", "Łódź")
        self.answer("text/html; charset=utf-8", page.replace("—", "–").encode("cp1250"))

    def log_message(self, *_: object) -> None:
        pass


class Server(ThreadingHTTPServer):
    def handle_error(self, *_: object) -> None:
        """Clients that give up are what these tests are about."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with Server(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


def problem(address: str, *, seconds: float = 5.0, largest: int = 100_000) -> str:
    with pytest.raises(InputError) as caught:
        fetch(address, seconds=seconds, largest=largest)
    assert str(caught.value).startswith(address)
    return str(caught.value).removeprefix(address)


@pytest.mark.parametrize(
    "path",
    [
        "article",
        "moved",
        "western",
        "whole",
        "gzip",
        "gzip_in_parts",
        "gzip_unsaid",
        "zlib",
        "deflate",
        "cookie",
        "untyped",
        "octets",
        "nonsense",
    ],
)
def test_an_article(site: str, path: str) -> None:
    (raw,) = read(f"{site}/{path}")
    assert isinstance(raw, Raw)
    assert (raw.source, raw.title) == (f"{site}/{path}", "Varenia Votes")
    assert "harbour tax of the coast — at last." in raw.text


def test_what_was_cut_short_is_not_stored_as_complete(site: str) -> None:
    said = (
        " was cut off: the server sent less than it said. Try again, or save the article as a .txt or .html "
        "file and add that"
    )
    paths = ("cut", "cut_in_pieces", "cut_gzip", "cut_gzip_part", "part")
    assert [problem(f"{site}/{path}") for path in paths] == [said] * len(paths)


def test_what_is_compressed_and_cannot_be_read(site: str) -> None:
    assert problem(f"{site}/brotli").startswith(" is compressed with 'br', which is not read. Save")
    assert problem(f"{site}/no_gzip").startswith(" is compressed, and damaged (")
    assert problem(f"{site}/bomb").startswith(" sends more than 100,000 bytes")


def test_two_lengths_of_one_page_are_not_believed(site: str) -> None:
    assert problem(f"{site}/two_lengths").startswith(" says 2 different lengths of its page. Save")
    (raw,) = read(f"{site}/one_length_twice")
    assert isinstance(raw, Raw)


def test_a_name_and_password_in_an_address_are_neither_kept_nor_shown(site: str) -> None:
    (raw,) = read(site.replace("http://", "HTTP://ida:secret@") + "/article")
    assert isinstance(raw, Raw)
    assert raw.source == f"{site}/article"
    (refusal,) = read(site.replace("http://", "http://ida:secret@") + "/missing")
    assert isinstance(refusal, Refusal)
    assert refusal.source == f"{site}/missing"
    assert "secret" not in refusal.error


def test_what_is_said_twice_and_differently(site: str) -> None:
    (raw,) = read(f"{site}/contradictory")
    assert isinstance(raw, Raw)
    assert "Fishermen from Port Łódź waited" in raw.text
    assert raw.notes[0] == "it is in windows-1250, though said to be in utf-8"
    (raw,) = read(f"{site}/nonsense")
    assert isinstance(raw, Raw)
    assert raw.notes[0] == "its encoding is said to be 'undefined', which is none"


def test_plain_text(site: str) -> None:
    (raw,) = read(f"{site}/plain")
    assert isinstance(raw, Raw)
    assert raw.text == "Varenia Votes\n\nThe vote was put off."


def test_what_comes_instead_of_an_article(site: str) -> None:
    assert problem(f"{site}/gone").startswith(": the server answered 404 Not Found. Save the article")
    assert problem(f"{site}/picture").startswith(" is image/png; allowed are text/html,")
    assert problem(f"{site}/program").startswith(" is application/octet-stream; allowed are text/html,")
    assert problem(f"{site}/circle").startswith(" redirects in a circle")
    assert problem(f"{site}/elsewhere").startswith(" redirects in a circle or to nowhere")
    assert problem(f"{site}/noise").startswith(" did not answer as a web server does. Save")
    assert problem(f"{site}/huge").startswith(" sends more than 100,000 bytes")
    assert "cannot be reached" in problem("http://127.0.0.1:9/")
    assert "cannot be fetched" in problem("http://127.0.0.1:not-a-port/")


@pytest.mark.parametrize("path", ["silent", "dripping", "dripping_headers"])
def test_a_server_that_takes_too_long(site: str, path: str) -> None:
    started = time.monotonic()
    assert "within 0.4 seconds" in problem(f"{site}/{path}", seconds=0.4)
    assert time.monotonic() - started < 1.5


def test_a_problem_is_a_refusal(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "fetch", lambda address: fetch(address, seconds=0.3))
    assert [type(each) for each in read(f"{site}/silent")] == [Refusal]
