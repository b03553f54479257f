"""What the model learns from: articles with the spans that people approved, in memory and on disk."""

import json
import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import Any

from annotate.errors import InputError
from annotate.files import whole
from annotate.learn.clusters import clusters
from annotate.parse import json_value
from annotate.records import SCHEMA, Article, digest, sha256

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
    """Labelled articles by id, and what was left out and why (counts of reviews, or of spans, by reason).

    `reviewers` are the codes of those who reviewed them; none where nobody recorded them.
    """

    labels: tuple[str, ...]
    articles: tuple[LabelledArticle, ...]
    left_out: Mapping[str, int]
    reviewers: tuple[str, ...] = ()

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

    @cached_property
    def cluster_of(self) -> Mapping[str, str]:
        """The cluster of near-duplicates that each article belongs to, by id."""
        return clusters({each.id: each.text for each in self.articles})

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
        text, number, yes = (datasets.Value(kind) for kind in ("string", "int64", "bool"))
        spans = datasets.List({"start": number, "end": number, "label": text})
        kinds = (text, text, number, text, text, datasets.List(text), spans, spans, yes)
        schema = datasets.Features(dict(zip(_FIELDS, kinds, strict=True)))
        rows = [_row(article) for article in self.articles]
        columns = {name: [row[name] for row in rows] for name in _FIELDS}
        about: dict[str, Any] = {"schema": SCHEMA, "fingerprint": self.fingerprint, "labels": self.labels}
        about |= {"left_out": dict(self.left_out), "reviewers": self.reviewers}
        with whole(place) as half:
            datasets.Dataset.from_dict(columns, features=schema).save_to_disk(half)
            (half / MANIFEST).write_text(json.dumps(about), encoding="utf-8")
        return place

    @classmethod
    def load(cls, place: Path) -> "TrainingSet":
        """Read what `save` wrote. InputError if it is not there or was changed."""
        import datasets

        try:
            about = json_value((place / MANIFEST).read_bytes())
            rows = list(datasets.Dataset.load_from_disk(str(place)))
            articles = tuple(_article(row) for row in rows)
            found = cls(
                labels=tuple(about["labels"]),
                articles=articles,
                left_out=about["left_out"],
                reviewers=tuple(about.get("reviewers", ())),
            )
            changed = found.fingerprint != about["fingerprint"]
        except Exception as error:  # every way in which damaged files can be wrong
            raise InputError(
                f"{place} is not a training set ({error}): remove it and run `annotate train` again"
            ) from None
        if changed:
            raise InputError(f"{place} was changed after it was written: remove it and run `annotate train`")
        return found


_FIELDS = tuple(field.name for field in fields(LabelledArticle))


def _row(article: LabelledArticle) -> dict[str, Any]:
    row = {name: getattr(article, name) for name in _FIELDS}
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
