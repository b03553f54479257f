"""How well predicted spans match approved ones.

The overlap score is the official one of SemEval-2020 task 11: overlapping spans of a label are merged, in
the predictions as in the gold; with S predicted and T gold spans of an article, P = 1/|S| Σ |s∩t|/|s| and R
= 1/|T| Σ |s∩t|/|t| in characters, the sums pooled over all articles. Exact counts spans with both ends
right.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from annotate.coding.agreement.codings import merged
from annotate.learn.dataset import LabelledArticle, LabelSpan
from annotate.records import SCHEMA, Stretch


@dataclass(frozen=True)
class Counts:
    """The sums that precision and recall are made of; they add up over articles and labels.

    `covered` is Σ |s∩t|/|s| over the predicted spans, `found` is Σ |s∩t|/|t| over the gold spans.
    """

    predicted: int = 0
    gold: int = 0
    covered: float = 0.0
    found: float = 0.0
    exact: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            self.predicted + other.predicted,
            self.gold + other.gold,
            self.covered + other.covered,
            self.found + other.found,
            self.exact + other.exact,
        )

    @property
    def overlap(self) -> tuple[float, float, float]:
        """Precision, recall and F1 by characters that overlap; 0 where there is nothing to divide by."""
        return _scores(self.covered, self.predicted, self.found, self.gold)

    @property
    def exactly(self) -> tuple[float, float, float]:
        """Precision, recall and F1 of spans with both ends right."""
        return _scores(self.exact, self.predicted, self.exact, self.gold)

    @property
    def f1(self) -> float:
        """The overlap F1, the figure that the gate compares."""
        return self.overlap[2]

    def to_json(self) -> dict[str, Any]:
        """The scores as the `evaluate` command prints them; support is the number of merged gold spans."""
        names = ("precision", "recall", "f1")
        return {
            "overlap": {name: round(value, 4) for name, value in zip(names, self.overlap, strict=True)},
            "exact": {name: round(value, 4) for name, value in zip(names, self.exactly, strict=True)},
            "support": self.gold,
        }


@dataclass(frozen=True, kw_only=True)
class Measures:
    """Scores of one tagger on some articles: per label and, by article, for the bootstrap."""

    labels: Mapping[str, Counts]
    articles: Mapping[str, Counts]  # all labels pooled, by article id
    any: Counts

    @property
    def micro(self) -> Counts:
        """All labels pooled."""
        return sum(self.labels.values(), Counts())

    def to_json(self) -> dict[str, Any]:
        """The shape that `annotate evaluate --format json` prints."""
        return {
            "schema": SCHEMA,
            "n_articles": len(self.articles),
            "labels": {name: counts.to_json() for name, counts in self.labels.items()},
            "micro": self.micro.to_json(),
            "any": self.any.to_json(),
        }


def cut(spans: Iterable[Stretch], unknown: Iterable[Stretch]) -> list[Stretch]:
    """The spans without the characters that are masked."""
    left = list(spans)
    for start, end in unknown:
        pieces = ((piece, (begin, stop)) for begin, stop in left for piece in ((begin, start), (end, stop)))
        left = [
            (max(begin, low), min(stop, high))
            for (low, high), (begin, stop) in pieces
            if max(begin, low) < min(stop, high)
        ]
    return left


def count(predicted: Iterable[Stretch], gold: Iterable[Stretch]) -> Counts:
    """Compare the spans of one article and one label; both sides are merged first."""
    ours, theirs = merged(predicted), merged(gold)
    covered = found = 0.0
    first = 0
    for start, end in ours:
        while first < len(theirs) and theirs[first][1] <= start:
            first += 1
        for begin, stop in theirs[first:]:
            if begin >= end:
                break
            shared = min(end, stop) - max(start, begin)
            covered += shared / (end - start)
            found += shared / (stop - begin)
    return Counts(len(ours), len(theirs), covered, found, len(set(ours) & set(theirs)))


def measure(
    predicted: Mapping[str, Sequence[LabelSpan]],
    gold: Sequence[LabelledArticle],
    labels: Sequence[str],
    *,
    any_label: bool = False,
) -> Measures:
    """Scores of `predicted` (spans by article id) on `gold`, for `labels`.

    A label counts on the articles where it was offered, and masked characters count for neither side; an
    article that is no evidence does not count. `any` leaves predictions of other labels out, unless
    `any_label`: for taggers that know none of the gold's labels.
    """
    by_label = {name: Counts() for name in labels}
    by_article: dict[str, Counts] = {}
    whole = Counts()
    for article in gold:
        if not article.evidence:
            continue
        pooled, ours, theirs = Counts(), list[Stretch](), list[Stretch]()
        for name in labels:
            if name in article.offered:
                masked = _of(article.masked, name)
                proposed = cut(merged(_of(predicted.get(article.id, ()), name)), masked)
                approved = cut(merged(_of(article.spans, name)), masked)
                counts = count(proposed, approved)
                by_label[name] += counts
                pooled += counts
                ours += proposed
                theirs += approved
        if any_label:
            ours = [(start, end) for start, end, _ in predicted.get(article.id, ())]
        by_article[article.id] = pooled
        whole += count(ours, theirs)
    return Measures(labels=by_label, articles=by_article, any=whole)


def _of(spans: Iterable[LabelSpan], label: str) -> list[Stretch]:
    return [(start, end) for start, end, name in spans if name == label]


def _scores(right: float, predicted: int, found: float, gold: int) -> tuple[float, float, float]:
    precision = right / predicted if predicted else 0.0
    recall = found / gold if gold else 0.0
    total = precision + recall
    return precision, recall, 2 * precision * recall / total if total else 0.0
