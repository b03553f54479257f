"""How well articles are found on real HTML pages, beside trafilatura's own extraction of the same pages.

    python -m benchmarks.extraction PATH… [--each]

PATH is a checkout of a repository that publishes pages with what belongs to the article: trafilatura's
(`tests/evaldata.json`: passages that must be there, and that must not) or newspaper4k's (`tests/data`: the
article's whole text). Nothing of theirs is kept. Figures are means over pages; what is not there is said.

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

from annotate.errors import InputError
from annotate.intake.clean import clean
from annotate.intake.read import read
from annotate.records import Raw

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
    if page.whole is not None:
        gold, have = Counter(_words(page.whole)), Counter(got)
        shared = (gold & have).total()
        return Score(
            precision=shared / max(have.total(), 1),
            recall=shared / max(gold.total(), 1),
            too_many=have.total() - shared,
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
    )


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
        print(f"{'':12}{'precision':>10}{'recall':>8}{'words too many':>16}{'of comments':>13}")
        for name, extract in (("annotate", ours), ("trafilatura", theirs)):
            scores = [score(page, extract(page.path)) for page in there]
            precision, recall = (
                fmean(each.precision for each in scores),
                fmean(each.recall for each in scores),
            )
            too_many, comments = sum(each.too_many for each in scores), sum(each.comments for each in scores)
            print(f"{name:12}{precision:10.4f}{recall:8.4f}{too_many:16}{comments:13}")
            for page, each in zip(there, scores, strict=True) if chosen.each else ():
                figures = f"{each.precision:.3f} {each.recall:.3f} {each.too_many:5} {each.comments:4}"
                print(f"  {figures} {page.path.name}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
