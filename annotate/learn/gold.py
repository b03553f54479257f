"""Labelled articles from outside, in any format that `annotate.exchange` reads.

The text is taken as it is. An article may name the labels its coders had; without that, the labels that occur
in the file count as offered on every one. Disputed spans are masked, articles called damaged are left out.
"""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from annotate.exchange.coded_article import GOLD, CodedArticle, State, lined_up, offered
from annotate.exchange.format import read_any
from annotate.learn.dataset import LabelledArticle, LabelSpan, TrainingSet

BLANK = "spans of blanks and nothing else"


def read(path: Path, rename: Mapping[str, str] | None = None) -> TrainingSet:
    """The training set in the file or folder at `path`. InputError names what cannot be taken.

    `rename` lines outside labels up with ours; the labels it does not name are left out.
    """
    found = read_any(path)
    names, ours = offered(found), lined_up(path, found, rename)
    left_out = Counter({BLANK: sum(len(each.blank) for each in found)})
    left_out.update(each.flags[0] for each in found if each.flags)
    kept = sorted((each for each in found if not each.flags), key=lambda each: each.name)
    return TrainingSet(
        labels=tuple(sorted(set(ours.values()))),
        articles=tuple(_labelled(each, ours, names) for each in kept),
        left_out={reason: number for reason, number in left_out.items() if number},
    )


def _labelled(coded: CodedArticle, ours: Mapping[str, str], names: frozenset[str]) -> LabelledArticle:
    def spans(*states: State) -> tuple[LabelSpan, ...]:
        known = (each for each in coded.of_state(*states) if each.label in ours)
        return tuple(sorted({(each.start, each.end, ours[each.label]) for each in known}))

    had = names if coded.labels is None else coded.labels
    return LabelledArticle(
        id=coded.name,
        text=coded.article.text,
        title_end=coded.article.title_end,
        language=coded.article.language,
        group=coded.group,
        offered=frozenset(ours[name] for name in had if name in ours),
        spans=spans(*GOLD),
        masked=spans("disputed"),
    )
