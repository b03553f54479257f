"""Where coders differ: an article's passages with what each of them marked, side by side."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from annotate.coding.agreement.codings import Coding, shared
from annotate.coding.agreement.unitizing import disagreement
from annotate.harmless import printable
from annotate.records import Article, Stretch

_LINE = re.compile(r"[^\n]*\S[^\n]*")


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A stretch of text with the labels that a coder gave it; `differs`: some other coder gave it others."""

    text: str
    labels: tuple[str, ...]
    differs: bool


@dataclass(frozen=True, kw_only=True)
class Passage:
    """A paragraph in which somebody marked something, by coder; before it `skipped` others."""

    skipped: int
    coders: Mapping[str, tuple[Piece, ...]]


@dataclass(frozen=True, kw_only=True)
class Disagreement:
    """An article on which its coders differ; `share` is its share of all disagreement about characters."""

    article_id: str
    title: str
    language: str
    share: float
    characters: int
    passages: tuple[Passage, ...]


def disagreements(codings: Iterable[Coding], articles: Mapping[str, Article]) -> tuple[Disagreement, ...]:
    """The articles on which coders differ, those that cost most agreement first.

    `characters` are those that some coders gave other labels than the rest. The share is that of
    disagreement about label and place together, which is what costs each label's alpha.
    """
    groups = [(group, disagreement(group)) for group in shared(codings)]
    total = sum(cost for _, cost in groups)
    found = [
        _of_article(articles[group[0].article_id], group, cost / total) for group, cost in groups if cost
    ]
    return tuple(sorted(found, key=lambda each: (-each.share, each.article_id)))


def _of_article(article: Article, group: Sequence[Coding], share: float) -> Disagreement:
    lines = [match.span() for match in _LINE.finditer(article.text)]
    marked = [span for each in group for span in each.marked]
    passages, last = [], -1
    for number, (start, end) in enumerate(lines):
        if any(first < end and start < final for first, final in marked):
            passages.append(_passage(article.text, (start, end), group, number - last - 1))
            last = number
    return Disagreement(
        article_id=article.id,
        title=printable(article.title or article.text[:80]),
        language=article.language,
        share=share,
        characters=sum(
            len(piece.text)
            for passage in passages
            for piece in next(iter(passage.coders.values()))
            if piece.differs
        ),
        passages=tuple(passages),
    )


def _passage(text: str, line: Stretch, group: Sequence[Coding], skipped: int) -> Passage:
    inner = {
        edge
        for each in group
        for spans in each.spans.values()
        for span in spans
        for edge in span
        if line[0] < edge < line[1]
    }
    cuts = list(pairwise(sorted({*line, *inner})))
    given = {each.coder: [_labels(each, cut) for cut in cuts] for each in group}
    differs = [len(set(over)) > 1 for over in zip(*given.values(), strict=True)]
    return Passage(
        skipped=skipped,
        coders={
            coder: tuple(
                Piece(text=printable(text[first:last]), labels=over, differs=apart)
                for (first, last), over, apart in zip(cuts, labels, differs, strict=True)
            )
            for coder, labels in given.items()
        },
    )


def _labels(coding: Coding, cut: Stretch) -> tuple[str, ...]:
    return tuple(
        label
        for label, spans in coding.spans.items()
        if any(start <= cut[0] and cut[1] <= end for start, end in spans)
    )
