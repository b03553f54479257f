"""Feeds and sitemaps of a real server on loopback: what is new is read once, politely."""

import gzip
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.utils import formatdate
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path

import pytest
import typer

from annotate.cli.add import add_command
from annotate.errors import InputError
from annotate.intake.feed import Link, Listing, listing, looks_like_feed
from annotate.intake.fetch import Page
from annotate.steps.articles.follow import follow
from annotate.workspace import Workspace

STORY = (
    "<html><head><title>{0}</title></head><body><article><h1>{0}</h1><p>The council of Sarel spoke of {0} "
    "for hours and went home. Nobody had asked for a vote, and none was held that night.</p><p>Fishermen "
    "waited with lanterns until the doors opened before midnight, and talked of {0} again.</p></article>"
)
RSS = (
    '<?xml version="1.0"?><rss version="2.0"><channel><title>Beacon</title><link>{base}</link>'
    "<item><title>Tolls</title><link>{base}/tolls#top</link>"
    "<pubDate>Tue, 06 Jan 2026 10:00:00 GMT</pubDate></item>"
    "<item><title>Boats</title><link>/boats</link></item>"
    "<item><title>Secret</title><link>{base}/secret/plan</link></item>"
    "<item><title>Inside</title><link>http://192.168.7.7/admin</link></item></channel></rss>"
)
ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>Beacon</title><entry><title>Boats</title>'
    '<link rel="alternate" href="{base}/boats"/><updated>2026-01-07T23:00:00Z</updated></entry></feed>'
)
SITEMAP = (
    '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    "<url><loc>{base}/tolls</loc><lastmod>2026-01-05</lastmod></url>"
    "<url><loc>{base}/bridges</loc><lastmod>2026-01-08T10:00:00+00:00</lastmod></url></urlset>"
)
INDEX = (
    '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    "<sitemap><loc>{base}/sitemap-1.xml</loc></sitemap></sitemapindex>"
)


@dataclass
class Site:
    """What a server holds, what it was asked for and when; each file has an ETag."""

    base: str = ""
    files: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    asked: list[tuple[str, float]] = field(default_factory=list)
    status: dict[str, int] = field(default_factory=dict)

    def put(self, path: str, text: str, kind: str = "text/html") -> None:
        self.files[path] = (kind, text.replace("{base}", self.base).encode())

    @property
    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


@pytest.fixture
def site() -> Iterator[Site]:
    held = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            held.asked.append((self.path, time.monotonic()))
            kind, data = held.files.get(self.path, ("text/plain", b""))
            etag = f'"{hash(data)}"'
            status = held.status.get(self.path, 200 if self.path in held.files else 404)
            if status == 200 and self.headers.get("If-None-Match") == etag:
                status, data = 304, b""
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("ETag", etag)
            self.send_header("Last-Modified", formatdate(0, usegmt=True))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        held.base = f"http://127.0.0.1:{server.server_port}"
        for name in ("tolls", "boats", "bridges"):
            held.put(f"/{name}", STORY.format(name))
        held.put("/robots.txt", "User-agent: *\nDisallow: /secret/\n", "text/plain")
        yield held
        server.shutdown()


@pytest.fixture
def desk(tmp_path: Path) -> Workspace:
    return Workspace.create(tmp_path / "desk", seed=1)


def test_what_a_feed_lists_is_read_once_and_what_is_forbidden_never(site: Site, desk: Workspace) -> None:
    site.put("/feed.xml", RSS, "application/rss+xml")
    found = follow(desk, [f"{site.base}/feed.xml"], outlet="The Beacon", pause=0)
    assert (found.added.new, found.known, found.waiting, found.unchanged) == (2, 0, 0, ())
    assert [each.error.partition(" ")[2] for each in found.added.refused] == [
        "is not to be read by programs, says its server's robots.txt. Save the page and add that",
        "is a private address that nobody typed. If you mean it, add that address itself",
    ]
    assert site.paths == ["/robots.txt", "/feed.xml", "/tolls", "/boats"]
    with desk.store() as store:
        places = {each.source: (each.outlet, each.published) for each in store.publications()}
    assert places == {
        f"{site.base}/tolls": ("The Beacon", "2026-01-06"),
        f"{site.base}/boats": ("The Beacon", None),
    }
    site.asked.clear()
    again = follow(desk, [f"{site.base}/feed.xml"], pause=0)
    assert (again.added.taken, again.added.refused, again.unchanged) == ((), (), (f"{site.base}/feed.xml",))
    assert site.paths == ["/robots.txt", "/feed.xml"]
    site.put("/feed.xml", RSS.replace("/tolls#top", "/bridges"), "application/rss+xml")
    third = follow(desk, [f"{site.base}/feed.xml"], pause=0)
    assert ([each.source for each in third.added.taken], third.known) == ([f"{site.base}/bridges"], 3)


def test_sitemaps_lead_to_sitemaps_and_the_newest_come_first(site: Site, desk: Workspace) -> None:
    site.put("/sitemap.xml", INDEX, "application/xml")
    site.put("/sitemap-1.xml", SITEMAP, "text/xml")
    found = follow(desk, [f"{site.base}/sitemap.xml"], pause=0, most=1)
    assert ([each.source for each in found.added.taken], found.waiting) == ([f"{site.base}/bridges"], 1)
    rest = follow(desk, [f"{site.base}/sitemap.xml"], pause=0)  # asked in full: not all of it was read
    assert ([each.source for each in rest.added.taken], rest.known) == ([f"{site.base}/tolls"], 1)
    assert len(follow(desk, [f"{site.base}/sitemap.xml"], pause=0).unchanged) == 1


def test_a_server_gets_the_pauses_that_it_asks_for(site: Site, desk: Workspace) -> None:
    site.put("/robots.txt", "User-agent: annotate-news\nCrawl-delay: 1\nAllow: /\n", "text/plain")
    site.put("/feed.xml", RSS, "application/rss+xml")
    follow(desk, [f"{site.base}/feed.xml"], pause=0, most=2)
    moments = [moment for path, moment in site.asked if path != "/robots.txt"]
    assert len(moments) == 3
    assert all(later - before >= 0.95 for before, later in pairwise(moments))


@pytest.mark.parametrize(("status", "read"), [(404, 2), (500, 0)])
def test_a_missing_robots_txt_forbids_nothing_a_failing_one_everything(
    site: Site, desk: Workspace, status: int, read: int
) -> None:
    site.status["/robots.txt"] = status
    site.put("/feed.xml", RSS.replace("/secret/plan", "/boats"), "application/rss+xml")
    assert follow(desk, [f"{site.base}/feed.xml"], pause=0).added.new == read


@pytest.mark.parametrize("status", [503, 429])
def test_a_page_whose_server_does_not_answer_is_asked_for_again(
    site: Site, desk: Workspace, status: int
) -> None:
    site.put("/feed.xml", RSS, "application/rss+xml")
    site.status |= {"/boats": status, "/tolls": 410}
    first = follow(desk, [f"{site.base}/feed.xml"], pause=0)
    assert {each.source.rpartition("/")[2]: each.later for each in first.added.refused} == {
        "tolls": False,
        "boats": True,
        "plan": False,
        "admin": False,
    }
    site.status.clear()
    site.asked.clear()
    again = follow(desk, [f"{site.base}/feed.xml"], pause=0)
    assert ([each.source for each in again.added.taken], again.known) == ([f"{site.base}/boats"], 3)
    assert site.paths == ["/robots.txt", "/feed.xml", "/boats"]
    with desk.store() as store:
        assert not any(each.later for each in store.refusals())
    assert follow(desk, [f"{site.base}/feed.xml"], pause=0).unchanged == (f"{site.base}/feed.xml",)


def test_a_robots_txt_that_does_not_come_forbids_for_this_time(site: Site, desk: Workspace) -> None:
    site.status["/robots.txt"] = 500
    site.put("/feed.xml", RSS, "application/rss+xml")
    refused = follow(desk, [f"{site.base}/feed.xml"], pause=0).added.refused
    assert [each.error.partition(" ")[2] for each in refused] == [
        *["is not read: its server did not send its robots.txt. It is asked again the next time"] * 3,
        "is a private address that nobody typed. If you mean it, add that address itself",
    ]
    site.status.clear()
    assert follow(desk, [f"{site.base}/feed.xml"], pause=0).added.new == 2


def test_what_is_no_feed_is_refused_and_the_rest_goes_on(
    site: Site, desk: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    site.put("/atom", ATOM, "application/atom+xml")
    site.put("/rss", "<html><body>No feed.</body></html>")
    monkeypatch.chdir(desk.root)
    monkeypatch.setattr("annotate.cli.add.follow", partial(follow, pause=0))
    with pytest.raises(typer.Exit) as left:
        add_command([f"{site.base}/rss", f"{site.base}/gone/feed", f"{site.base}/atom"])
    assert left.value.exit_code == 3
    said = capsys.readouterr()
    assert "1 new article, 1 new publication, 2 refused" in said.out
    assert f"{site.base}/rss is no RSS or Atom feed and no sitemap" in said.err
    assert f"{site.base}/gone/feed: the server answered 404" in said.err
    add_command([f"{site.base}/atom"])
    assert "0 new articles, 0 new publications, 0 refused" in capsys.readouterr().out


def page(data: bytes, kind: str = "application/xml") -> Page:
    return Page(address="https://example.org/feed", data=data, kind=kind, charset=None)


def test_feeds_are_read_as_they_come() -> None:
    broken = '<rss version="2.0"><channel><item><link>/a?x=1&y=2</link><title>A & B</title></item></channel>'
    assert listing(page(broken.encode())).links == (
        Link(address="https://example.org/a?x=1&y=2", published=None),
    )
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><urlset><url><loc>&b;</loc></url></urlset>'
    assert listing(page(bomb.encode())) == Listing(links=())
    odd = "<urlset><url><loc>ftp://example.org/a</loc></url><url><loc></loc></url><!-- x --></urlset>"
    assert listing(page(odd.encode())) == Listing(links=())
    for wrong in (b"", b"\x00", gzip.compress(b"x"), b"{}"):
        with pytest.raises(InputError, match="is no RSS or Atom feed and no sitemap"):
            listing(page(wrong))
    with pytest.raises(InputError, match="breaks off or is damaged, and no address was found in it"):
        listing(page(b'<rss version="2.0"><channel><item><link>https://example.org/sto'))
    assert listing(page(b'<rss version="2.0"><channel></channel></rss>')) == Listing(links=())


def test_addresses_of_feeds_look_like_it() -> None:
    feeds = (
        "/feed",
        "/feed/",
        "/rss.xml",
        "/x/atom.xml",
        "/sitemap_index.xml",
        "/news.rss",
        "/sitemap.xml.gz",
    )
    others = ("/story", "/feedback", "/2026/atoms-for-peace", "/rssi.html/x")
    assert [looks_like_feed(f"https://example.org{each}") for each in feeds] == [True] * len(feeds)
    assert [looks_like_feed(f"https://example.org{each}") for each in others] == [False] * len(others)
    assert not looks_like_feed("folder/feed.xml")
