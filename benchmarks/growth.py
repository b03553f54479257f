"""How the time to read, clean and tag a text grows with its length: never like its square.

    python -m benchmarks.growth [KIND…]

Texts of one kind are one pattern again and again, of 10,000, 140,000 and two million characters. The exponent
of processor time over length is fitted. It exits 1 where one is 1.3 or more; "inf" is what was stopped, as
it took longer than that.
"""

import argparse
import gc
import math
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import linear_regression
from time import process_time
from types import FrameType

from annotate.errors import InputError
from annotate.intake.clean import clean
from annotate.intake.raw import Raw
from annotate.intake.read import read
from annotate.steps.tags.tagging import Tagger, tagger

SIZES = (10_000, 140_000, 2_000_000)  #: characters
STEEPEST = 1.3  #: exponent
_REPEATED = 0.1  #: seconds of processor time that a measurement takes at least, in as many runs
_AGAIN = 0.01  #: seconds of processor time after which a run is stopped that could not be
_TRIES = 3  #: other work on the machine may disturb one measurement, hardly each
_HEAD = "The council met.\n\nIt was Friday in the town, and it rained. "


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A pattern written again and again; half of the text is `unit`, then half `then`, then `last`."""

    unit: str
    then: str = ""
    last: str = " It was late."
    suffix: str = ".txt"
    head: str = _HEAD

    def text(self, size: int) -> str:
        """At most `size` characters, all but the pattern a title and a sentence or two."""
        room = (size - len(self.head) - len(self.last)) // (2 if self.then else 1)
        body = self.unit * (room // len(self.unit)) + self.then * (room // max(len(self.then), 1))
        return f"{self.head}{body}{self.last}"


def _page(unit: str, before: str = "", after: str = "") -> Kind:
    """A pattern within an article of an HTML page, between the tags that it stands in."""
    head = "<html><body><article><h1>The council met</h1><p>It was Friday in the town, and it rained.</p>"
    return Kind(unit=unit, head=head + before, last=f"{after}</article></body></html>", suffix=".html")


KINDS: Mapping[str, Kind] = {
    "blanks": Kind(unit=" "),
    "tabs": Kind(unit="\t"),
    "no-break spaces": Kind(unit="\u00a0"),
    "newlines": Kind(unit="\n"),
    "colons": Kind(unit=":"),
    "commas": Kind(unit=", "),
    "mixed marks": Kind(unit="\"“'"),
    "guillemets": Kind(unit="« x »"),
    "marked words": Kind(unit='"x" '),
    "double marks": Kind(unit='"', last="x"),
    "single marks": Kind(unit="'", last="x"),
    "opening marks": Kind(unit="“"),
    "closing marks": Kind(unit="”"),
    "closing after stops": Kind(unit=".”", last="x"),
    "nested marks": Kind(unit="“Ab ", then="” "),
    "two families": Kind(unit="‘Ab ", then="«Ab "),
    "reopened lines": Kind(unit="“Ab cd ef gh ij.\n"),
    "carried lines": Kind(unit="“Ab cd\nef gh ij kl.\n"),
    "signed lines": Kind(unit="“Hello there.\n" + "A " * 30 + "x”\n"),
    "inches": Kind(unit='"x 7" y" '),
    "possessives": Kind(unit="‘x voters’ choice "),
    "backticks": Kind(unit="``"),
    "brackets": Kind(unit="["),
    "dashes": Kind(unit="—"),
    "hyphens": Kind(unit="-"),
    "dots": Kind(unit=".", last="x"),
    "stops": Kind(unit="?!", last="x"),
    "initials": Kind(unit="A. "),
    "titles": Kind(unit="Mr. "),
    "capitals": Kind(unit="Ab "),
    "capitals before a label": Kind(unit="Ab " * 300 + "thugs " * 100 + ". "),
    "said": Kind(unit="said "),
    "told": Kind(unit="told Ab Ab "),
    "he said": Kind(unit="he said it was late. "),
    "agentless speech": Kind(unit="It is believed that “we lost the big war then,” "),
    "hearsay": Kind(unit="reportedly, "),
    "digits": Kind(unit="7"),
    "one long word": Kind(unit="a"),
    "one word": Kind(unit="thugs "),
    "conditions": Kind(unit="if it could be, "),
    "sentences": Kind(unit="Critics say the thugs lied. "),
    "quotations": Kind(unit="“Ab cd ef gh,” said Orlov. "),
    "narrow lines": Kind(unit="the council of the town met on a day in the spring and then\n"),
    "captions": Kind(unit="Photo: the thugs\n"),
    "dates": Kind(unit="1 May 2031\n"),
    "equal lines": Kind(unit="abc\nabd\n"),
    "bars": Kind(unit="a | "),
    "code": Kind(unit='="'),
    "stacked accents": Kind(unit="\u0315\u0300"),
    "Tibetan vowels": Kind(unit="\u0f73\u0f71"),
    "mojibake": Kind(unit="Ã©"),
    "pictures in Markdown": Kind(unit="![", suffix=".md"),
    "links in Markdown": Kind(unit="[a](", suffix=".md"),
    "stars in Markdown": Kind(unit="**a ", suffix=".md"),
    "comments in Markdown": Kind(unit="<!-- ", suffix=".md"),
    "headings in Markdown": Kind(unit="\n# ", then="  #", suffix=".md"),
    "quotations in Markdown": Kind(unit="> x\n\n", suffix=".md"),
    "tags": Kind(unit="<b>x</b> "),
    "open tags": Kind(unit="<b "),
    "entities": Kind(unit="a &amp; "),
    "elements in a line": _page("abc<sup>1</sup> ", "<p>", "</p>"),
    "elements in each other": _page("<div>" * 200 + "abc" + "</div>" * 200),
    "links in a line": _page("abc <a href='/x'>x y</a> ", "<p>", "</p>"),
    "links in a list": _page("<li><a href='/x'>The thugs met</a>\n", "<ul>", "</ul>"),
    "line breaks": _page("abc<br>", "<p>", "</p>"),
    "paragraphs": _page("<p>The thugs met, it is said.</p>\n"),
    "block quotations": _page("<blockquote>The thugs met.<cite>Ida Lund</cite></blockquote>\n"),
    "rows of cells": _page("<tr><td>abc<td>d e", "<table>", "</table>"),
    "attributes": _page('abc="d" ', "<p ", ">x</p>"),
    "classes": _page("abc-d ", "<p class='", "'>x</p>"),
    "references": _page("a &amp; ", "<p>", "</p>"),
    "scripts and comments": _page("<script>abc</script><!-- d -->\n"),
    "readers' comments": _page("<div class=comment><p>The thugs met.</p></div>\n", "<h2>Comments</h2>"),
    "scripts with JSON": _page("<script type='application/ld+json'>{}</script>abc\n"),
    "captions in a figure": _page(
        "<figcaption>The thugs met</figcaption>\n", "<figure><q>x</q>", "</figure>"
    ),
    "quotations between paragraphs": _page("<p>The council met late.</p><blockquote>We lost.</blockquote>\n"),
    "brackets of a page that sends on": Kind(
        unit="< ", head='<html><head><meta http-equiv="refresh" content="0;url=/x"><body><p>', suffix=".html"
    ),
    "quotations in HTML in Markdown": Kind(
        unit="<blockquote>Ab</blockquote><p>cd</p>\n",
        head=f"{_HEAD}\n\n<div>\n",
        last="</div>",
        suffix=".md",
    ),
    "open cells": Kind(unit='"a,b\n', head="text\n", last="", suffix=".csv"),
    "stray marks": Kind(unit='x,"a "b" c"\n', head="id,text\n", last="", suffix=".csv"),
}


class _Stopped(BaseException):
    """A run took too long; nothing on its way may take that for an error of its own."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("kinds", nargs="*", metavar="KIND", help=f"of {', '.join(KINDS)}")
    asked = parser.parse_args()
    tags = tagger()
    steep = False
    for name in asked.kinds or KINDS:
        seconds = measured(KINDS[name], SIZES, tags)
        steepness = exponent(SIZES, seconds)
        steep |= steepness >= STEEPEST
        verdict = "too steep" if steepness >= STEEPEST else ""
        print(f"{name:<26} {seconds[-1]:7.2f} s  {steepness:5.2f} {verdict}", flush=True)
    return int(steep)


def measured(kind: Kind, sizes: Sequence[int], tags: Tagger, shortest: float = 0.0) -> list[float]:
    """The seconds of processor time to read, clean and tag a text of each length, as in `times`."""
    with tempfile.TemporaryDirectory() as folder:
        files = {size: Path(folder) / f"{size}{kind.suffix}" for size in sizes}
        for size, file in files.items():
            file.write_text(kind.text(size), encoding="utf-8")
        _tag(files[sizes[0]], tags)  # what is loaded once
        return times(lambda size: _tag(files[size], tags), sizes, shortest)


def times(run: Callable[[int], None], sizes: Sequence[int], shortest: float = 0.0) -> list[float]:
    """The seconds of processor time that `run` takes for each size, the least of several runs.

    It is stopped, and the time infinite, when it takes more than `STEEPEST` allows after the first size, or
    after `shortest` seconds, where that takes less.
    """
    best = [math.inf] * len(sizes)
    gc.freeze()  # what the process held before, a test run's heap say, is not searched in the time of a run
    try:
        for _ in range(_TRIES):
            best[0] = min(best[0], _least(run, sizes[0]))
            for number, size in enumerate(sizes[1:], 1):
                allowed = max(best[0], shortest) * (size / sizes[0]) ** STEEPEST
                best[number] = min(best[number], _least(run, size, allowed))
            if math.inf not in best:
                break
    finally:
        gc.unfreeze()
    return best


def exponent(sizes: Sequence[int], seconds: Sequence[float]) -> float:
    """The slope of the line through the times, both on a logarithmic scale; infinite where one is."""
    if math.inf in seconds:
        return math.inf
    return linear_regression(list(map(math.log, sizes)), list(map(math.log, seconds))).slope


def _least(run: Callable[[int], None], size: int, allowed: float = math.inf) -> float:
    """The least time of as many runs as take `_REPEATED` seconds; infinite if the first is stopped."""
    seconds: list[float] = []
    while sum(seconds) < _REPEATED:
        begin = process_time()
        try:
            with _stopped_after(allowed):
                run(size)
        except _Stopped:
            break
        seconds.append(process_time() - begin)
    return min(seconds, default=math.inf)


@contextmanager
def _stopped_after(seconds: float) -> Iterator[None]:
    """`_Stopped` when the block takes more seconds of processor time than that."""

    def stop(_: int, frame: FrameType | None) -> None:
        if any(each.f_code.co_name == "__del__" for each, _ in traceback.walk_stack(frame)):
            return  # where Python would swallow it: the timer comes again
        signal.setitimer(signal.ITIMER_PROF, 0)
        raise _Stopped

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds if seconds < math.inf else 0, _AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _tag(file: Path, tags: Tagger) -> None:
    for each in read(file):
        if isinstance(each, Raw):
            with suppress(InputError):  # nothing but marks
                tags([clean(each)])


if __name__ == "__main__":
    sys.exit(main())
