"""Feeds and sitemaps: what addresses of articles they list, and what other sitemaps."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from time import struct_time
from typing import Any
from urllib.parse import urljoin, urlsplit

from annotate.errors import InputError
from annotate.intake.dates import parse_date
from annotate.intake.fetch import KINDS, Page
from annotate.parse import web_address

FEED_KINDS = (
    *("application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/xml", "text/xml"),
    *("application/gzip", "application/x-gzip"),
    *KINDS,
)
_LOOKS = re.compile(r"(?:\.(?:rss|atom|xml|xml\.gz)|/(?:rss|feeds?|atom)|/sitemap[\w-]*)/?$", re.IGNORECASE)
_SITEMAPS = ("urlset", "sitemapindex")


@dataclass(frozen=True, kw_only=True)
class Link:
    """The address of an article, and the day that the feed names for it."""

    address: str
    published: str | None


@dataclass(frozen=True, kw_only=True)
class Listing:
    """What a feed or a sitemap lists, in its order: articles, and sitemaps of more."""

    links: tuple[Link, ...]
    sitemaps: tuple[str, ...] = ()


def looks_like_feed(address: str) -> bool:
    """Whether an address is one that feeds and sitemaps have: /feed, /rss.xml, /sitemap_index.xml."""
    return web_address(address) is not None and _LOOKS.search(urlsplit(address).path) is not None


def listing(page: Page) -> Listing:
    """What is listed in a page. InputError where it is neither RSS, Atom nor a sitemap."""
    root = _root(page.data)
    if root is not None and _name(root) in _SITEMAPS:
        return _sitemap(root, page.address)
    import feedparser

    found = feedparser.parse(
        io.BytesIO(page.data),
        response_headers={"content-location": page.address, "content-type": page.kind},
        resolve_relative_uris=True,
    )
    if not found.get("version"):
        raise InputError(f"{page.address} is no RSS or Atom feed and no sitemap: give the address of one")
    links = (_link(page.address, each.get("link", ""), _day(each)) for each in found.entries)
    known = tuple(each for each in links if each is not None)
    if found.bozo and not known:  # what is no XML can be a feed all the same
        raise InputError(
            f"{page.address} breaks off or is damaged, and no address was found in it: try again later"
        )
    return Listing(links=known)


def _sitemap(root: Any, base: str) -> Listing:
    places = [
        (_link(base, _text(each, "loc"), parse_date(_text(each, "lastmod")[:10])))
        for each in root
        if isinstance(each.tag, str)
    ]
    known = tuple(each for each in places if each is not None)
    if _name(root) == "sitemapindex":
        return Listing(links=(), sitemaps=tuple(each.address for each in known))
    return Listing(links=tuple(sorted(known, key=lambda each: each.published or "", reverse=True)))


def _root(data: bytes) -> Any:
    """The root of an XML document, read without entities, files or network; None for what is none."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data.strip(), parser)
    except etree.XMLSyntaxError:
        return None  # feeds are often no XML, and feedparser reads them all the same


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def _text(element: Any, name: str) -> str:
    found: Iterator[str] = ((each.text or "").strip() for each in element if _name(each) == name)
    return next(found, "")


def _link(base: str, target: str, day: str | None) -> Link | None:
    address = web_address(urljoin(base, target.strip()).partition("#")[0]) if target.strip() else None
    return None if address is None else Link(address=address, published=day)


def _day(entry: Any) -> str | None:
    moment: struct_time | None = entry.get("published_parsed") or entry.get("updated_parsed")
    return None if moment is None else f"{moment.tm_year:04}-{moment.tm_mon:02}-{moment.tm_mday:02}"
