"""Fetching a web page, with limits on time, size and where it may lead, by the standard library."""

import http.client
import threading
import time
import urllib.error
import urllib.request
import zlib
from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from gzip import BadGzipFile, GzipFile
from io import BytesIO
from urllib.parse import quote, urlsplit, urlunsplit

from annotate.errors import InputError, UnansweredError
from annotate.intake.encoding import LARGEST_FILE
from annotate.intake.reach import handlers
from annotate.intake.recognise import is_page

SECONDS = 30.0  #: for the whole page, from the first byte sent
KINDS = ("text/html", "application/xhtml+xml", "text/plain", "text/markdown")
_UNKNOWN = ("application/octet-stream", "binary/octet-stream", "application/unknown", "unknown/unknown")
AGENT = "annotate-news"  #: what robots.txt may call us
_AGENT = f"{AGENT} (reads one article for a person)"
_BUSY = (408, 425, 429)  #: statuses below 500 of a server that may answer the next time
_INSTEAD = "Save the article as a .txt or .html file and add that"


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What is asked for: `kinds` of content, with more `headers`; `empty` statuses are no error."""

    kinds: tuple[str, ...] = KINDS
    headers: Mapping[str, str] = field(default_factory=dict)
    empty: Container[int] = ()


ARTICLE = Asked()


@dataclass(frozen=True, kw_only=True)
class Page:
    """What a server sent; `address` is where redirects led.

    `etag` and `modified` name this state of it, for asking next time whether there is a newer one.
    """

    address: str
    data: bytes
    kind: str
    charset: str | None
    status: int = 200
    etag: str = ""
    modified: str = ""


def fetch(
    address: str, *, seconds: float = SECONDS, largest: int = LARGEST_FILE, asked: Asked = ARTICLE
) -> Page:
    """The page at `address`. InputError says what came instead.

    That is an error, another kind, too much, too late, only a part, or a private address that nobody typed.
    It is an UnansweredError where the same request may be answered another time.
    `seconds` is for the whole page, `largest` in bytes.
    """
    result: list[Page | InputError] = []
    # Its own thread, because a server that sends a byte now and then never trips a socket's time limit.
    worker = threading.Thread(
        target=lambda: result.append(_try(address, seconds, largest, asked)), name="fetch", daemon=True
    )
    worker.start()
    worker.join(seconds)
    if not result:
        raise UnansweredError(f"{address} did not send its page within {seconds:g} seconds. {_INSTEAD}")
    if isinstance(result[0], InputError):
        raise result[0]
    return result[0]


def _try(address: str, seconds: float, largest: int, asked: Asked) -> Page | InputError:
    try:
        return _get(address, seconds, largest, asked)
    except InputError as error:
        return error if str(error).startswith(address) else type(error)(f"{address}: {error}")
    except urllib.error.HTTPError as error:
        with error:
            if error.code in asked.empty:
                return Page(address=address, data=b"", kind="", charset=None, status=error.code)
            if "infinite loop" in str(error.reason) or 300 <= error.code < 400:
                return InputError(f"{address} redirects in a circle or to nowhere. {_INSTEAD}")
            kind = UnansweredError if error.code >= 500 or error.code in _BUSY else InputError
            return kind(f"{address}: the server answered {error.code} {error.reason}. {_INSTEAD}")
    except TimeoutError:
        return UnansweredError(f"{address} did not send its page within {seconds:g} seconds. {_INSTEAD}")
    except urllib.error.URLError as error:
        if isinstance(error.reason, TimeoutError):
            return UnansweredError(f"{address} did not answer within {seconds:g} seconds. {_INSTEAD}")
        return UnansweredError(
            f"{address} cannot be reached ({error.reason}). Check the address and your network"
        )
    except http.client.IncompleteRead:
        return UnansweredError(_cut(address))
    except http.client.BadStatusLine:
        return UnansweredError(f"{address} did not answer as a web server does. {_INSTEAD}")
    except (OSError, ValueError, http.client.HTTPException) as error:
        kind = UnansweredError if isinstance(error, OSError) else InputError
        return kind(f"{address} cannot be fetched ({error or type(error).__name__}). {_INSTEAD}")


def _get(address: str, seconds: float, largest: int, asked: Asked) -> Page:
    deadline = time.monotonic() + seconds
    accepted = {"User-Agent": _AGENT, "Accept": ", ".join(asked.kinds), "Accept-Encoding": "identity"}
    request = urllib.request.Request(_ascii(address), headers=accepted | dict(asked.headers))
    opener = urllib.request.OpenerDirector()
    for handler in handlers(request.full_url):
        opener.add_handler(handler)
    with opener.open(request, timeout=seconds) as answer:
        kind = answer.headers.get_content_type()
        refused = InputError(f"{address} is {kind}; allowed are {', '.join(asked.kinds)}. {_INSTEAD}")
        if kind not in (*asked.kinds, *_UNKNOWN):
            raise refused
        data = bytearray()
        while chunk := answer.read1(65_536):
            data += chunk
            if len(data) > largest:
                raise InputError(f"{address} sends more than {largest:,} bytes. {_INSTEAD}")
            if time.monotonic() > deadline:
                raise TimeoutError
        promised = set(", ".join(answer.headers.get_all("Content-Length", ())).replace(" ", "").split(","))
        if len(promised) > 1:
            raise InputError(f"{address} says {len(promised)} different lengths of its page. {_INSTEAD}")
        length = "" if "Transfer-Encoding" in answer.headers else promised.pop()
        if answer.status == http.client.PARTIAL_CONTENT or len(data) < int(length or 0):
            raise UnansweredError(_cut(address))
        page = _unpacked(bytes(data), answer.headers.get("Content-Encoding", ""), address, largest)
        if kind in _UNKNOWN and asked.kinds == KINDS and not is_page(page):
            raise refused
        return Page(
            address=answer.geturl(),
            data=page,
            kind=kind,
            charset=answer.headers.get_content_charset(),
            etag=answer.headers.get("ETag", ""),
            modified=answer.headers.get("Last-Modified", ""),
        )


def _unpacked(data: bytes, encoding: str, address: str, largest: int) -> bytes:
    """The page that a server sent compressed although nobody asked for it."""
    encoding, gzipped = encoding.strip().lower(), data.startswith(b"\x1f\x8b")
    if encoding in ("", "identity") and not gzipped:
        return data
    if encoding not in ("", "identity", "gzip", "x-gzip", "deflate"):
        raise InputError(f"{address} is compressed with {encoding!r}, which is not read. {_INSTEAD}")
    try:
        page = _gunzipped(data, largest) if gzipped else _inflated(data, largest)
    except EOFError:
        raise UnansweredError(_cut(address)) from None
    except (zlib.error, BadGzipFile) as error:
        raise InputError(f"{address} is compressed, and damaged ({error}). {_INSTEAD}") from None
    if len(page) > largest:
        raise InputError(f"{address} sends more than {largest:,} bytes. {_INSTEAD}")
    return page


def _gunzipped(data: bytes, largest: int) -> bytes:
    """All parts of a gzip stream, up to one byte too many. EOFError where its end is missing."""
    with GzipFile(fileobj=BytesIO(data)) as file:
        return file.read(largest + 1)


def _inflated(data: bytes, largest: int) -> bytes:
    """The same of a zlib stream; without the header that it ought to have is what some servers send, too."""
    unpack = zlib.decompressobj(wbits=zlib.MAX_WBITS if data[:1] == b"\x78" else -zlib.MAX_WBITS)
    page = unpack.decompress(data, largest + 1)
    if not unpack.eof and len(page) <= largest:
        raise EOFError
    return page


def _cut(address: str) -> str:
    return f"{address} was cut off: the server sent less than it said. Try again, or s{_INSTEAD[1:]}"


def _ascii(address: str) -> str:
    """The address as it goes over the wire: the host in Punycode, other letters as percent signs."""
    parts = urlsplit(address)
    host = (parts.hostname or "").encode("idna").decode("ascii")
    host = f"[{host}]" if ":" in host else host
    place = f"{host}:{parts.port}" if parts.port else host
    path = quote(parts.path, safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="=&%/?:@!$'()*+,;~-._")
    return urlunsplit((parts.scheme, place, path, query, ""))
