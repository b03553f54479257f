"""What a page says its encoding is: in its XML declaration or in a meta element near its beginning."""

import re
from collections.abc import Sequence
from html.parser import HTMLParser

_BEGINNING = 16_384  #: bytes of the page that are looked at; the standard asks for the first 1,024
_XML = re.compile(rb"""\s*<\?xml\s[^>]*?encoding\s*=\s*["']([\w.:-]+)["']""", re.IGNORECASE)
_CHARSET = re.compile(r"""charset\s*=\s*["']?\s*([^\s"';]+)""", re.IGNORECASE)


def declared(page: bytes) -> Sequence[str]:
    """The names of encodings that an HTML page gives itself, as they stand there; the first counts most.

    Whoever can read "utf-16" here in single bytes is told something wrong: it counts as "utf-8".
    """
    xml = _XML.match(page[:_BEGINNING])
    meta = _Meta()
    meta.feed(page[:_BEGINNING].decode("latin-1"))
    names = [*([xml[1].decode("ascii")] if xml else []), *meta.names]
    return ["utf-8" if name.lower().startswith("utf-16") else name for name in names]


class _Meta(HTMLParser):
    """The encodings that meta elements name; not those in comments, scripts or descriptions."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at one element."""
        said = {name: value or "" for name, value in attrs}
        if tag != "meta":
            return
        if said.get("charset", "").strip():
            self.names.append(said["charset"].strip())
        elif said.get("http-equiv", "").lower() == "content-type":
            self.names += _CHARSET.findall(said.get("content", ""))[:1]

    def parse_marked_section(self, i: int, report: bool = True) -> int:  # noqa: ARG002  # as overridden
        """Pass over "<![", as browsers do; the standard library fails at a name it does not know."""
        return self.parse_bogus_comment(i)
