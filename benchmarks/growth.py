"""How the time to read, clean and tag a text grows with its length: never like its square.

    python -m benchmarks.growth [KIND…] [--top CHARACTERS]

Texts of one kind are one pattern again and again, of 10,000 characters to two million. What is fitted is the
exponent of processor time over length; it exits 1 where one is above 1.3. Times under a twentieth of a second
are left out, because they say more about the machine; a kind with fewer than three others is quick enough.
"""

import argparse
import math
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from statistics import median
from time import process_time

from annotate.errors import InputError
from annotate.intake.clean import clean
from annotate.intake.raw import Raw
from annotate.intake.read import read
from annotate.steps.tagging import Tagger, tagger

SIZES = (10_000, 20_000, 50_000, 100_000, 200_000, 500_000, 1_000_000, 2_000_000)  #: characters
STEEPEST = 1.3  #: exponent
SHORTEST = 0.05  #: seconds of processor time that are a measurement
_HEAD = "The council met.\n\nIt was Friday in the town, and it rained. "
PATIENCE = 120.0  #: seconds after which no longer text of a kind is tried


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
    "open cells": Kind(unit='"a,b\n', last="", suffix=".csv"),
    "stray marks": Kind(unit='x,"a "b" c"\n', last="", suffix=".csv"),
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("kinds", nargs="*", metavar="KIND", help=f"of {', '.join(KINDS)}")
    parser.add_argument("--top", type=int, default=SIZES[-1], help="characters of the longest text")
    asked = parser.parse_args()
    sizes = [size for size in SIZES if size <= asked.top]
    tags = tagger()
    steep = False
    for name in asked.kinds or KINDS:
        points = measured(KINDS[name], sizes, tags)
        steepness = exponent(points)
        steep |= steepness > STEEPEST
        longest, seconds = points[-1]
        verdict = "too steep" if steepness > STEEPEST else ""
        print(f"{name:<26} {longest:>9,} characters {seconds:7.2f} s  {steepness:5.2f} {verdict}", flush=True)
    return int(steep)


def measured(kind: Kind, sizes: Sequence[int], tags: Tagger) -> list[tuple[int, float]]:
    """For each length the seconds of processor time it takes, until one takes too long."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"text{kind.suffix}"
        _seconds(path, Kind(unit="x ").text(100), tags)  # what is loaded once
        points: list[tuple[int, float]] = []
        for size in sizes:
            points.append((size, _seconds(path, kind.text(size), tags)))
            if points[-1][1] > PATIENCE:
                break
        return points


def exponent(points: Sequence[tuple[int, float]]) -> float:
    """The median slope between any two measurements, both on a logarithmic scale; 0 where all was quick."""
    long = [point for point in points if point[1] >= SHORTEST]
    if len(long) < 3:
        return 0.0
    return median(
        math.log(b[1] / a[1]) / math.log(b[0] / a[0]) for a, b in combinations(long, 2) if b[0] >= 2 * a[0]
    )


def _seconds(path: Path, text: str, tags: Tagger) -> float:
    path.write_text(text, encoding="utf-8")
    begin = process_time()
    for each in read(path):
        if isinstance(each, Raw):
            try:
                article = clean(each)
            except InputError:
                continue  # nothing but marks
            tags([article])
    return process_time() - begin


if __name__ == "__main__":
    sys.exit(main())
