"""How well articles are found on real HTML pages, beside trafilatura's own extraction of the same pages.

    python -m benchmarks.extraction PATH… [--each]

PATH is a checkout of a repository that publishes pages with what belongs to the article: trafilatura's
(`tests/evaldata.json`: passages that must be there, and that must not) or newspaper4k's (`tests/data`: the
article's whole text). Nothing of theirs is kept. Figures are means over pages; what is not there is said.

Teasers are labelled in neither. What counts as their words: lines of the text that are no line of the article
as it is known, and that the page shows in a list of three links or more, or in an element that calls itself
"related", "most read" and the like. The page is read for this by lxml alone, not by what is measured.

Words are counted as a bag where the whole text is known. Of passages, precision is the share of words that
belong among those of all passages found, and recall the share of the wanted words that was found.
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Any

from annotate.errors import InputError
from annotate.intake.clean import clean
from annotate.intake.raw import Raw
from annotate.intake.read import read

#: words that elements with teasers have in their class or id
_CALLED = re.compile(
    r"(?:^|[^a-z])(?:teasers?|related|recommend\w*|recirc\w*|popular|trending|outbrain|taboola|yarpp|"
    r"most[-_]?(?:read|popular|viewed)|(?:read|more|see|you)[-_]?(?:more|next|also|stories|news|from|like))(?![a-z])",
    re.IGNORECASE,
)
_LISTED = 3  #: links in a list of them
_LINKED = 0.8  #: share of an entry's letters that stand in links
#: scripts written without spaces are counted by character
_WORD = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u3040-\u30ff\u3400-\u9fff]|\w+")


@dataclass(frozen=True, kw_only=True)
class Page:
    """A page, and what is known of its article: its whole text, or passages of it and of its surroundings."""

    path: Path
    whole: str | None = None
    wanted: tuple[str, ...] = ()
    unwanted: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Score:
    """Precision and recall of one page's words in [0, 1], and how many words came along that should not."""

    precision: float
    recall: float
    too_many: int
    comments: int = 0
    teasers: int = 0


def pages(checkout: Path) -> Iterator[Page]:
    """The pages of a checkout; nothing where it holds no set that we know."""
    index = checkout / "tests" / "evaldata.json"
    if index.is_file():
        for entry in json.loads(index.read_text(encoding="utf-8")).values():
            places = [checkout / "tests" / folder / entry["file"] for folder in ("cache", "eval")]
            yield Page(
                path=next((path for path in places if path.is_file()), places[-1]),
                wanted=tuple(entry["with"]),
                unwanted=tuple(entry["without"]),
                comments=tuple(entry.get("comments") or ()),
            )
    for text in sorted((checkout / "tests" / "data" / "txt").glob("*.txt")):
        page = checkout / "tests" / "data" / "html" / f"{text.stem}.html"
        yield Page(path=page, whole=text.read_text(encoding="utf-8"))


def ours(path: Path) -> str:
    """The body that `annotate add` would keep of a page; empty where it is refused."""
    (raw,) = read(path)
    if not isinstance(raw, Raw):
        return ""
    try:
        article = clean(raw)
    except InputError:
        return ""
    return article.text[article.title_end :]


def theirs(path: Path) -> str:
    """The text that trafilatura extracts with its own settings for evaluation."""
    from trafilatura import extract

    found = extract(path.read_bytes(), include_comments=False, include_tables=True, include_formatting=False)
    return found or ""


def score(page: Page, text: str) -> Score:
    """How much of the page's article is in `text`, and how much else."""
    got = _words(text)
    passages = page.wanted if page.whole is None else page.whole.split("\n")
    known = f" {' '.join(_words(' | '.join(passages)))} "
    shown = teasers(page.path, passages)
    teased = sum(
        len(words)
        for words in map(_words, text.split("\n"))
        if tuple(words) in shown and f" {' '.join(words)} " not in known
    )
    if page.whole is not None:
        gold, have = Counter(_words(page.whole)), Counter(got)
        shared = (gold & have).total()
        return Score(
            precision=shared / max(have.total(), 1),
            recall=shared / max(gold.total(), 1),
            too_many=have.total() - shared,
            teasers=teased,
        )
    line = f" {' '.join(got)} "
    right, wrong, comments = (
        sum(len(each) for each in map(_words, passages) if f" {' '.join(each)} " in line)
        for passages in (page.wanted, page.unwanted, page.comments)
    )
    everything = sum(len(_words(each)) for each in page.wanted)
    return Score(
        precision=right / (right + wrong) if right + wrong else 0.0,
        recall=right / max(everything, 1),
        too_many=wrong,
        comments=comments,
        teasers=teased,
    )


def teasers(path: Path, passages: Sequence[str]) -> set[tuple[str, ...]]:
    """The words of each entry in a page's lists of links and elements of teasers; none with `passages`."""
    from lxml import html

    tree = html.fromstring(path.read_bytes())
    article = [words for passage in passages if len(words := " ".join(_words(passage))) > 20]
    found: set[tuple[str, ...]] = set()
    for each in tree.iter("ul", "ol", "div", "section", "aside"):
        entries = [child for child in each if isinstance(child.tag, str)]
        links = [entry for entry in entries if _is_link(entry)]
        if len(links) >= _LISTED and len(links) > len(entries) / 2:
            found.update(tuple(_words(entry.text_content())) for entry in links)
        if _CALLED.search(f"{each.get('class', '')} {each.get('id', '')}"):
            text = " ".join(_words(each.text_content()))
            if any(passage in text for passage in article):
                continue
            lines = each.iter("li", "p", "a", "h2", "h3", "h4", "h5", "div", "span")
            found.update(tuple(_words(line.text_content())) for line in lines)
    return found - {()}


def _is_link(entry: Any) -> bool:
    """Whether nearly all that an element says stands in links."""
    said = sum(map(str.isalnum, entry.text_content()))
    links = [entry] if entry.tag == "a" else entry.iterdescendants("a")
    return said > 0 and sum(map(str.isalnum, "".join(a.text_content() for a in links))) >= _LINKED * said


def _words(passage: str) -> list[str]:
    return _WORD.findall(passage)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a table for each page set; 2 where a path holds none."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("checkouts", nargs="+", type=Path, metavar="PATH")
    parser.add_argument("--each", action="store_true", help="print a line for every page, too")
    chosen = parser.parse_args(arguments)
    for checkout in chosen.checkouts:
        known = list(pages(checkout))
        there = [page for page in known if page.path.is_file()]
        if not there:
            print(f"{checkout} holds no page set that we know (see --help)", file=sys.stderr)
            return 2
        lacking = (
            f", {len(known) - len(there)} more are named but not there" if len(known) > len(there) else ""
        )
        print(f"{checkout.name}: {len(there)} pages{lacking}")
        print(f"{'':12}{'precision':>10}{'recall':>8}{'words too many':>16}{'comments':>13}{'teasers':>12}")
        for name, extract in (("annotate", ours), ("trafilatura", theirs)):
            scores = [score(page, extract(page.path)) for page in there]
            precision, recall = (
                fmean(each.precision for each in scores),
                fmean(each.recall for each in scores),
            )
            too_many, comments, teased = (
                sum(getattr(each, name) for each in scores) for name in ("too_many", "comments", "teasers")
            )
            print(f"{name:12}{precision:10.4f}{recall:8.4f}{too_many:16}{comments:13}{teased:12}")
            for page, each in zip(there, scores, strict=True) if chosen.each else ():
                figures = f"{each.precision:.3f} {each.recall:.3f} {each.too_many:5} {each.comments:4}"
                print(f"  {figures} {each.teasers:4} {page.path.name}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
