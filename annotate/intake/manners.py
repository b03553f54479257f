"""How a server is treated of which many pages are read: what its robots.txt forbids, and pauses.

By RFC 9309, an error of the server forbids everything, a robots.txt that is not there nothing.
"""

import time
from dataclasses import dataclass, field
from urllib.parse import urlsplit, urlunsplit
from urllib.robotparser import RobotFileParser

from annotate.errors import InputError
from annotate.intake.fetch import AGENT, Asked, fetch

PAUSE = 1.0  #: seconds between two requests to one server
LONGEST = 60.0  #: seconds of a pause that a server may ask for
_ROBOTS = Asked(empty=range(400, 500))


@dataclass
class Manners:
    """What is known of each server, and when it was asked last."""

    pause: float = PAUSE
    _robots: dict[str, RobotFileParser] = field(default_factory=dict)
    _asked: dict[str, float] = field(default_factory=dict)
    _unanswered: set[str] = field(default_factory=set)

    def allowed(self, address: str) -> bool:
        """Whether robots.txt lets us read this page."""
        return self._rules(address).can_fetch(AGENT, address)

    def answered(self, address: str) -> bool:
        """Whether its server said what it allows, if only that it says nothing."""
        self._rules(address)
        return urlsplit(address).netloc not in self._unanswered

    def wait(self, address: str) -> None:
        """Wait until its server may be asked again."""
        host = urlsplit(address).netloc
        delay = self._rules(address).crawl_delay(AGENT)
        pause = min(LONGEST, max(self.pause, float(delay or 0)))
        time.sleep(max(0.0, self._asked.get(host, 0.0) + pause - time.monotonic()))
        self._asked[host] = time.monotonic()

    def _rules(self, address: str) -> RobotFileParser:
        parts = urlsplit(address)
        if parts.netloc not in self._robots:
            rules = RobotFileParser()
            try:
                page = fetch(urlunsplit((parts.scheme, parts.netloc, "/robots.txt", "", "")), asked=_ROBOTS)
                rules.parse(page.data.decode("utf-8", "replace").splitlines())
            except InputError:
                rules.parse(["User-agent: *", "Disallow: /"])
                self._unanswered.add(parts.netloc)
            self._robots[parts.netloc] = rules
            self._asked[parts.netloc] = time.monotonic()
        return self._robots[parts.netloc]
