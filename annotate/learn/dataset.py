"""What the model learns from: articles with the spans that people approved.

Untagged text of a submitted review is a negative for the labels that were offered then, and for no others;
text nobody reviewed is unknown. Where the reviewers of an article differ, the characters in question are
masked until somebody adjudicates.
"""

import json
import math
import os
import shutil
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from annotate.codebook import Codebook
from annotate.errors import InputError
from annotate.records import SCHEMA, Article, Decision, Review, digest, sha256

LabelSpan = tuple[int, int, str]  #: start, end, label

MANIFEST = "training-set.json"


@dataclass(frozen=True, kw_only=True)
class LabelledArticle:
    """An article and what is known about it.

    `spans` are approved, `masked` are unknown (both per label), and for the labels `offered` everything else
    is a negative. `group` is its outlet, or what the gold file calls a group. Without `evidence` it is
    learned from and never measured on: nobody knows which tags one of its reviewers was shown.
    """

    id: str
    text: str
    title_end: int
    language: str
    group: str
    offered: frozenset[str]
    spans: tuple[LabelSpan, ...]
    masked: tuple[LabelSpan, ...] = ()
    evidence: bool = True

    @property
    def article(self) -> Article:
        """The article as rules and model read it."""
        return Article(
            id=self.id,
            text=self.text,
            title_end=self.title_end,
            language=self.language,
            text_sha256=sha256(self.text),
        )

    def approval(self, start: int, end: int, labels: Collection[str]) -> float | None:
        """How much of a span is approved: 1 for the very span, 0 for nothing, for other bounds in between.

        It is the mean (geometric) of two shares, of the span's own characters and of those of the approved
        span of one of these labels that it shares most with: Ochiai's coefficient. None where nobody knows:
        reviewers differ there, or a label was not offered.
        """

        def overlap(known: Sequence[LabelSpan]) -> float:
            return max(
                (
                    (min(stop, end) - max(begin, start)) / math.sqrt((end - start) * (stop - begin))
                    for begin, stop, name in known
                    if name in labels and begin < end and start < stop
                ),
                default=0.0,
            )

        if not self.offered.issuperset(labels) or overlap(self.masked):
            return None
        return overlap(self.spans)


@dataclass(frozen=True, kw_only=True)
class TrainingSet:
    """Labelled articles by id, and what was left out and why (counts of reviews, or of spans, by reason)."""

    labels: tuple[str, ...]
    articles: tuple[LabelledArticle, ...]
    left_out: Mapping[str, int]

    @property
    def fingerprint(self) -> str:
        """Sixteen hex digits that name the data: same articles and spans, same fingerprint."""
        rows = [_row(article) for article in self.articles]
        named = [{name: row[name] for name in row if name != "evidence" or not row[name]} for row in rows]
        return digest("training set", *self.labels, *map(json.dumps, named))

    @property
    def masked(self) -> int:
        """Characters on which reviewers differ, once per label."""
        return sum(end - start for article in self.articles for start, end, _ in article.masked)

    @property
    def contested(self) -> int:
        """Articles whose reviewers differ somewhere."""
        return sum(bool(article.masked) for article in self.articles)

    def only(self, ids: Iterable[str]) -> "TrainingSet":
        """The part of the set that has these article ids."""
        wanted = set(ids)
        kept = tuple(article for article in self.articles if article.id in wanted)
        return TrainingSet(labels=self.labels, articles=kept, left_out={})

    def save(self, folder: Path) -> Path:
        """Write the set under `folder`, named by its fingerprint, and return where it is.

        Written whole and then renamed; one that is there already stays as it is.
        """
        import datasets

        datasets.disable_progress_bars()
        place = folder / self.fingerprint
        if place.exists():
            return place
        half = folder / f".{self.fingerprint}.{os.getpid()}"
        columns = {name: [_row(article)[name] for article in self.articles] for name in _FEATURES}
        schema = datasets.Features(
            {name: datasets.List(kind) if many else kind for name, (kind, many) in _schema(datasets).items()}
        )
        datasets.Dataset.from_dict(columns, features=schema).save_to_disk(half)
        about = {"schema": SCHEMA, "fingerprint": self.fingerprint, "labels": list(self.labels)}
        (half / MANIFEST).write_text(json.dumps(about | {"left_out": dict(self.left_out)}), encoding="utf-8")
        try:
            half.rename(place)
        except OSError:  # another process wrote the same set first
            shutil.rmtree(half)
        return place

    @classmethod
    def load(cls, place: Path) -> "TrainingSet":
        """Read what `save` wrote. InputError if it is not there or was changed."""
        import datasets

        try:
            about = json.loads((place / MANIFEST).read_text(encoding="utf-8"))
            rows = list(datasets.Dataset.load_from_disk(str(place)))
            articles = tuple(_article(row) for row in rows)
            found = cls(labels=tuple(about["labels"]), articles=articles, left_out=about["left_out"])
        except (OSError, ValueError, KeyError) as error:
            raise InputError(f"{place} is not a training set ({error}): run `annotate train` again") from None
        if found.fingerprint != about["fingerprint"]:
            raise InputError(f"{place} was changed after it was written: remove it and run `annotate train`")
        return found


def from_reviews(
    articles: Sequence[Article],
    reviews: Sequence[Review],
    decisions: Mapping[str, Sequence[Decision]],
    codebook: Codebook,
    outlets: Mapping[str, str] | None = None,
) -> TrainingSet:
    """The training set of a workspace: `decisions` by review id, `outlets` by article id.

    Of several reviews of an article by one person the last counts. A label whose definition has changed since
    it was offered counts as not offered.
    """
    left_out: Counter[str] = Counter()
    readers: dict[str, dict[str, Review]] = {}
    for review in reviews:
        if review.status == "skipped":
            left_out["skipped"] += 1
            continue
        readers.setdefault(review.article_id, {})[review.reviewer] = review
    labelled = []
    for article in sorted(articles, key=lambda article: article.id):
        people = list(readers.pop(article.id, {}).values())
        flags = {flag for review in people for flag in review.flags}
        if flags:
            left_out.update({flag: len(people) for flag in sorted(flags)[:1]})
            continue
        answers = [
            answer
            for review in people
            if (answer := _answer(review, decisions.get(review.id, ()), codebook)).offered
        ]
        left_out["definitions changed since"] += len(people) - len(answers)
        for answer in answers:
            left_out.update(f"for {name} only: its definition changed since" for name in answer.outdated)
        if answers:
            agreed = _agree(article, answers, (outlets or {}).get(article.id, ""))
            known = all(review.shown != "unknown" for review in people)
            labelled.append(replace(agreed, evidence=known))
    left_out["article superseded or gone"] += sum(len(people) for people in readers.values())
    return TrainingSet(
        labels=tuple(name for name in codebook.names if any(name in each.offered for each in labelled)),
        articles=tuple(labelled),
        left_out={reason: number for reason, number in sorted(left_out.items()) if number},
    )


@dataclass(frozen=True, kw_only=True)
class _Answer:
    offered: frozenset[str]
    spans: tuple[LabelSpan, ...]
    outdated: tuple[str, ...]  #: labels that were offered under a definition that has changed


def _answer(review: Review, decisions: Sequence[Decision], codebook: Codebook) -> _Answer:
    digests = codebook.digests
    offered, outdated = set(), []
    for entry in review.labels_offered:
        name, _, definition = entry.partition("@")
        now = codebook.current(name)
        if now is not None and definition in ("", digests[now]):
            offered.add(now)
        elif now is not None:
            outdated.append(now)
    spans = {
        (decision.start, decision.end, now)
        for decision in decisions
        if decision.verdict != "rejected" and (now := codebook.current(decision.label)) in offered
    }
    return _Answer(
        offered=frozenset(offered),
        spans=tuple(sorted((s, e, str(n)) for s, e, n in spans)),
        outdated=tuple(outdated),
    )


def _agree(article: Article, answers: Sequence[_Answer], group: str) -> LabelledArticle:
    spans: list[LabelSpan] = []
    masked: list[LabelSpan] = []
    offered = frozenset[str]().union(*(answer.offered for answer in answers))
    for label in sorted(offered):
        marked = [
            [(start, end) for start, end, name in answer.spans if name == label]
            for answer in answers
            if label in answer.offered
        ]
        if all(each == marked[0] for each in marked):
            spans += [(start, end, label) for start, end in marked[0]]
            continue
        edges = sorted({edge for each in marked for span in each for edge in span})
        pieces: list[tuple[int, int, bool]] = []
        for start, end in pairwise(edges):
            votes = sum(any(s <= start and end <= e for s, e in each) for each in marked)
            if votes:
                sure = votes == len(marked)
                if pieces and pieces[-1][1] == start and pieces[-1][2] == sure:
                    pieces[-1] = (pieces[-1][0], end, sure)
                else:
                    pieces.append((start, end, sure))
        spans += [(start, end, label) for start, end, sure in pieces if sure]
        masked += [(start, end, label) for start, end, sure in pieces if not sure]
    return LabelledArticle(
        id=article.id,
        text=article.text,
        title_end=article.title_end,
        language=article.language,
        group=group,
        offered=offered,
        spans=tuple(sorted(spans)),
        masked=tuple(sorted(masked)),
    )


_FEATURES = ("id", "text", "title_end", "language", "group", "offered", "spans", "masked", "evidence")


def _schema(datasets: Any) -> dict[str, tuple[Any, bool]]:
    text, number = datasets.Value("string"), datasets.Value("int64")
    span = {"start": number, "end": number, "label": text}
    kinds = (text, text, number, text, text, text, span, span, datasets.Value("bool"))
    return {
        name: (kind, name in ("offered", "spans", "masked"))
        for name, kind in zip(_FEATURES, kinds, strict=True)
    }


def _row(article: LabelledArticle) -> dict[str, Any]:
    row = {name: getattr(article, name) for name in _FEATURES}
    row["offered"] = sorted(article.offered)
    for name in ("spans", "masked"):
        row[name] = [{"start": start, "end": end, "label": label} for start, end, label in row[name]]
    return row


def _article(row: Mapping[str, Any]) -> LabelledArticle:
    values = dict(row)
    values["offered"] = frozenset(row["offered"])
    for name in ("spans", "masked"):
        values[name] = tuple((span["start"], span["end"], span["label"]) for span in row[name])
    return LabelledArticle(**values)
