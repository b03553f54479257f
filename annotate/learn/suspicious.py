"""Decisions that contradict what a model and the other reviewers say: confident learning.

An answer is what one person said about one stretch: a label, or that it has none. It is held against a model
that never saw the article, and against everybody else who reviewed it, each with one voice. How much they
have to contradict it says `annotate.learn.confident`.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from annotate.coding.reviews import CodedReview
from annotate.learn.candidates import Scored, candidates, score_candidates
from annotate.learn.clusters import clusters, folds
from annotate.learn.confident import Floats, confidently_otherwise
from annotate.learn.dataset import TrainingSet
from annotate.learn.featurise import FeaturisedArticle
from annotate.learn.train import Lesson, fit
from annotate.records import Tag

PARTS = 5  #: of the articles; each is judged by a model of the others
INNER = 3  #: parts of what a model learns from, across which its spans are scored


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What a person said about a stretch of an article: its `label`, or None for "no label"."""

    article_id: str
    reviewer: str
    label: str | None
    start: int
    end: int


@dataclass(frozen=True, kw_only=True)
class Suspicion:
    """An answer that others contradict: what they say instead, and the probabilities of both."""

    answer: Answer
    instead: str | None
    given_probability: float
    instead_probability: float


def answers(review: CodedReview, labels: Sequence[str], proposed: Iterable[Tag] = ()) -> list[Answer]:
    """What a review says by these labels: of spans it left standing, of proposals of which nothing stands.

    Those are the tags that it rejected and those `proposed` today: who submits has read to the end.
    """
    kept = {(each.start, each.end, each.label) for each in review.standing if each.label in labels}
    tags = [(each.label, each.start, each.end) for each in review.decisions if each.verdict == "rejected"]
    tags += [(each.label, each.start, each.end) for each in proposed]
    gone = {
        (start, end, None)
        for label, start, end in tags
        if label in labels
        and label in review.offered
        and not any(start < stop and begin < end for begin, stop, _ in kept)
    }
    name, who = review.review.article_id, review.reviewer
    return [
        Answer(article_id=name, reviewer=who, label=label, start=start, end=end)
        for start, end, label in sorted((*kept, *gone), key=lambda each: (each[0], each[1], each[2] or ""))
    ]


def suspicions(
    given: Sequence[Answer], data: TrainingSet, articles: Mapping[str, FeaturisedArticle], seed: int
) -> list[Suspicion]:
    """The answers that are suspicious, the most suspicious first.

    `data` is what models learn from; `articles` has all articles, by id, of `data` and of the answers, which
    may be others.
    """
    if not given:
        return []
    classes: list[str | None] = [*data.labels, None]
    likely = _probabilities(given, data, articles, seed)
    about: dict[str, list[Answer]] = {}
    for each in given:
        about.setdefault(each.article_id, []).append(each)
    voices = np.array([_others(each, about[each.article_id], classes) for each in given])
    together = (likely + voices) / (1 + voices.sum(axis=1, keepdims=True))
    said = np.array([classes.index(each.label) for each in given])
    return [
        Suspicion(
            answer=given[row],
            instead=classes[other],
            given_probability=round(float(together[row, said[row]]), 4),
            instead_probability=round(float(together[row, other]), 4),
        )
        for row, other in confidently_otherwise(said, together)
    ]


def _probabilities(
    given: Sequence[Answer], data: TrainingSet, articles: Mapping[str, FeaturisedArticle], seed: int
) -> Floats:
    """Answers × (labels + 1): what models that never saw their articles make of the stretches.

    Near-duplicates are in one part. The last class is "no label".
    """
    lessons = {gold.id: Lesson.of(gold, articles[gold.id], data.labels) for gold in data.articles}
    texts = {gold.id: gold.text for gold in data.articles}
    texts |= {each.article_id: articles[each.article_id].article.text for each in given}
    cluster_of = clusters(texts)
    part_of = folds(cluster_of, seed, min(PARTS, len(set(cluster_of.values()))))
    found = np.zeros((len(given), len(data.labels) + 1))
    for part in sorted({part_of[each.article_id] for each in given}):
        learned = [lesson for name, lesson in lessons.items() if part_of[name] != part]
        inner = folds({lesson.gold.id: cluster_of[lesson.gold.id] for lesson in learned}, seed, INNER)
        model, _ = fit(learned, data.labels, inner, seed)
        for name in sorted(name for name, own in part_of.items() if own == part):
            seen = candidates(data.labels, model.tokens, articles[name])
            scored = score_candidates(model.span_classifier, seen)
            for row, each in enumerate(given):
                if each.article_id == name:
                    found[row] = _classes(each, scored, data.labels)
    return found


def _classes(each: Answer, scored: Sequence[Scored], labels: Sequence[str]) -> Floats:
    """How likely each label is for a stretch, and none: what is scored there, as far as both overlap."""
    likely = np.zeros(len(labels) + 1)
    for other in scored:
        shared = min(each.end, other.candidate.end) - max(each.start, other.candidate.start)
        if shared > 0:
            lengths = (each.end - each.start) * (other.candidate.end - other.candidate.start)
            column = labels.index(other.candidate.label)
            likely[column] = max(likely[column], other.score * shared / math.sqrt(lengths))
    likely[-1] = float(np.prod(1 - likely[:-1]))
    return np.asarray(likely / likely.sum())


def _others(each: Answer, given: Iterable[Answer], classes: Sequence[str | None]) -> Floats:
    """How many other people say each class of the stretch: the label of theirs that covers most of it.

    `given` are all answers about the article.
    """
    said: dict[str, tuple[int, int]] = {}
    for other in given:
        if other.reviewer == each.reviewer:
            continue
        shared = min(each.end, other.end) - max(each.start, other.start)
        which = classes.index(other.label), shared
        if other.reviewer not in said or (shared > 0 and shared > said[other.reviewer][1]):
            said[other.reviewer] = which if shared > 0 else (len(classes) - 1, 0)
    found = np.zeros(len(classes))
    for label, _ in said.values():
        found[label] += 1
    return found


@dataclass(frozen=True, kw_only=True)
class SuspiciousReview:
    """A person's review of an article, with its suspicious answers; `answers` counts all of them."""

    article_id: str
    reviewer: str
    answers: int
    suspicions: tuple[Suspicion, ...]


def ranked(found: Iterable[Suspicion], given: Iterable[Answer]) -> list[SuspiciousReview]:
    """The reviews with suspicious answers, those first of whose answers the largest share is suspicious."""
    total = Counter((each.article_id, each.reviewer) for each in given)
    by_review: dict[tuple[str, str], list[Suspicion]] = {}
    for each in found:
        by_review.setdefault((each.answer.article_id, each.answer.reviewer), []).append(each)
    reviews = [
        SuspiciousReview(article_id=key[0], reviewer=key[1], answers=total[key], suspicions=tuple(some))
        for key, some in by_review.items()
    ]
    return sorted(
        reviews, key=lambda each: (-len(each.suspicions) / each.answers, each.article_id, each.reviewer)
    )
