"""Spans that may be proposed: rule tags and runs of likely tokens, and how a classifier scores them."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from annotate.learn.candidate_spans import Run, candidate_spans
from annotate.learn.crf import HALF, Floats
from annotate.learn.featurise import FeaturisedArticle
from annotate.learn.token_model import TokenModel
from annotate.learn.tokens import Tokens
from annotate.records import Origin, Tag

EVIDENCE = 15  #: numbers in a candidate's evidence, apart for model and rules, before those of its label
BEYOND = -7.0  #: log-odds of being in a span, where a sentence has no more tokens


@dataclass(frozen=True, kw_only=True, eq=False)
class Candidate:
    """A span that may be proposed: a rule's tag, or a run of tokens of which the model finds one likely.

    `cue` is the word that speaks most for it, as (start, end); `evidence` is what the classifier sees, with
    `meaning`, what the model's encoder makes of the words together (None without one). With `any_label` the
    span is likely to have some label, of which `label` is the likeliest.
    """

    label: str
    start: int
    end: int
    origin: Origin
    tag: Tag | None
    cue: tuple[int, int]
    evidence: tuple[float, ...]
    meaning: Floats | None = None
    any_label: bool = False


@dataclass(frozen=True, kw_only=True, eq=False)
class Scored:
    """A candidate with what a reviewer is expected to approve of it (see `LabelledArticle.approval`)."""

    candidate: Candidate
    score: float


def candidates(labels: Sequence[str], model: TokenModel, article: FeaturisedArticle) -> list[Candidate]:
    """The rules' tags, and the likely spans that no rule tag of the same label touches; these overlap."""
    if not len(article.tokens):
        return []
    tokens, dense, vectors = article.tokens, model.dense, article.vectors
    scores, transitions, network = model.scores(article), model.transitions, None
    if model.tuned is not None:
        own, tuned = model.tuned.scores(article.article, tokens), model.tuned.transitions
        network = _odds(tuned.posterior(own, tokens.sentence))
        # Two random fields meet half way: a logarithmic opinion pool (Smith, Cohn, Osborne 2005).
        scores, transitions = HALF * (scores + own), transitions.pooled(tuned)
    inside = transitions.posterior(scores, tokens.sentence)
    odds = _odds(inside)

    def candidate(column: int, bounds: Run, tag: Tag | None) -> Candidate:
        first, last = bounds
        part = slice(first, last + 1)
        cue = first + int(np.argmax(scores[part, column]))
        any_label, by_rule = column == len(labels), tag is not None
        evidence = _evidence(tokens, bounds, scores[:, column], odds[:, column], odds[:, -1])
        nothing = (0.0,) * len(evidence)
        evidence = (*nothing, *evidence, 1.0) if by_rule else (*evidence, *nothing, 0.0)
        meaning = None if dense is None or vectors is None else dense.meant(vectors[part])
        if network is not None:
            meaning = _told(network[part, column], network[part, -1], by_rule=by_rule)
        return Candidate(
            label=labels[int(np.argmax(inside[part, :-1].mean(axis=0))) if any_label else column],
            start=int(tokens.start[first]) if tag is None else tag.start,
            end=int(tokens.end[last]) if tag is None else tag.end,
            origin="rule" if by_rule else "model",
            tag=tag,
            cue=(int(tokens.start[cue]), int(tokens.end[cue])),
            evidence=(*evidence, *_named(len(labels), column, by_rule=by_rule)),
            meaning=meaning,
            any_label=any_label,
        )

    return [candidate(*place) for place in _places(labels, article, inside)]


def _places(
    labels: Sequence[str], article: FeaturisedArticle, inside: Floats
) -> Iterator[tuple[int, Run, Tag | None]]:
    """Column, tokens and rule tag of each candidate; the last column is for spans of any label."""
    tokens = article.tokens
    for column, label in enumerate(labels):
        taken = np.zeros(len(tokens), dtype=bool)
        for tag in article.tags:
            touched = np.flatnonzero((tokens.start < tag.end) & (tag.start < tokens.end))
            if tag.label == label and len(touched):
                taken[touched] = True
                yield column, (int(touched[0]), int(touched[-1])), tag
        for first, last in candidate_spans(article, inside[:, column]):
            if not taken[first : last + 1].any():
                yield column, (first, last), None
    if len(labels) > 1:
        for bounds in candidate_spans(article, inside[:, -1]):
            yield len(labels), bounds, None


def score_candidates(classifier: Any, found: Sequence[Candidate]) -> list[Scored]:
    """The candidates with the probabilities that a fitted span classifier gives them."""
    if not found:
        return []
    probabilities = classifier.predict_proba(candidate_table(found))[:, 1]
    return [
        Scored(candidate=each, score=round(float(score), 4))
        for each, score in zip(found, probabilities, strict=True)
    ]


def candidate_table(found: Sequence[Candidate]) -> npt.NDArray[np.float64]:
    """Candidates × numbers, as the classifier sees them: the evidence, then the meaning if there is any."""
    evidence = np.array([each.evidence for each in found])
    meaning = [each.meaning for each in found if each.meaning is not None]
    return np.column_stack([evidence, np.array(meaning)]) if meaning else evidence


def _odds(probability: Floats) -> Floats:
    return np.asarray(np.log(np.clip(probability, 1e-6, 1) / np.clip(1 - probability, 1e-6, 1)))


def _evidence(
    tokens: Tokens, bounds: Run, scores: Floats, odds: Floats, any_label: Floats
) -> tuple[float, ...]:
    """Seven numbers of the order of one."""
    first, last = bounds
    part, sentence = slice(first, last + 1), tokens.sentence
    before = odds[first - 1] if first and sentence[first - 1] == sentence[first] else BEYOND
    after = odds[last + 1] if last + 1 < len(odds) and sentence[last + 1] == sentence[last] else BEYOND
    return (
        float(scores[part].mean()) / 3,
        float(scores[part].max()) / 3,
        float(odds[part].mean()) / 3,
        float(any_label[part].mean()) / 3,
        float(before) / 3,
        float(after) / 3,
        math.log(last + 1 - first),
    )


def _told(odds: Floats, any_label: Floats, *, by_rule: bool) -> Floats:
    """What a fine-tuned encoder says of a span: `TUNED` numbers of the order of one."""
    told = np.array([odds.mean(), odds.max(), any_label.mean()], dtype=np.float32) / 3
    return np.concatenate([0 * told, told] if by_rule else [told, 0 * told])


def _named(labels: int, column: int, *, by_rule: bool) -> list[float]:
    """The candidate's label, or any, as ones and zeros: for all candidates, then for rule tags alone."""
    named = [0.0] * (2 * labels + 1)
    named[column] = 1.0
    if by_rule:
        named[labels + 1 + column] = 1.0
    return named
