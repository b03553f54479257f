"""Spans that may be proposed: rule tags and runs of likely tokens, and what a judge of them looks at."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from annotate.learn.chain import Floats, runs
from annotate.learn.dataset import LabelSpan
from annotate.learn.seen import Seen
from annotate.learn.token_model import TokenModel
from annotate.learn.tokens import Numbers
from annotate.records import Origin, Tag

EVIDENCE = 11  #: numbers in a candidate's evidence, before those that name its label
FLOOR = 0.08  #: probability from which a token may be part of a span that the rules missed
PEAK = 0.4  #: and its share of the likeliest token's of the run: what only leads up to it is left out


@dataclass(frozen=True, kw_only=True, eq=False)
class Candidate:
    """A span that may be proposed: a rule's tag, or a run of tokens that the model finds likely.

    `cue` is the word that speaks most for it, as (start, end); `evidence` is what the judge looks at. With
    `whichever` the run is likely to be in a span of some label, of which `label` is the likeliest.
    """

    label: str
    start: int
    end: int
    origin: Origin
    tag: Tag | None
    cue: tuple[int, int]
    evidence: tuple[float, ...]
    whichever: bool = False


@dataclass(frozen=True, kw_only=True, eq=False)
class Scored:
    """A candidate with the probability that a reviewer approves it, under whichever label if it says so."""

    candidate: Candidate
    score: float


def candidates(labels: Sequence[str], model: TokenModel, seen: Seen) -> list[Candidate]:
    """The rules' tags, and the runs of likely tokens that no rule tag of the same label touches."""
    tokens = seen.tokens
    if not len(tokens):
        return []
    scores = model.scores(seen)
    inside = model.chain.posterior(scores, tokens.sentence)
    found = []
    any_label = _odds(inside[:, -1])
    for column, label in enumerate(labels):
        tags = [tag for tag in seen.tags if tag.label == label]
        spans: list[tuple[int, int, Tag | None]] = []
        for tag in tags:
            covered = np.flatnonzero((tokens.start < tag.end) & (tag.start < tokens.end))
            if len(covered):
                spans.append((int(covered[0]), int(covered[-1]), tag))
        taken = np.zeros(len(tokens), dtype=bool)
        for first, last, _ in spans:
            taken[first : last + 1] = True
        for first, last in _likely(inside[:, column], tokens.sentence):
            first, last = _trimmed(seen, first, last)
            if first <= last and not taken[first : last + 1].any():
                spans.append((first, last, None))
        for first, last, tag_ in spans:
            part = slice(first, last + 1)
            cue = first + int(np.argmax(scores[part, column]))
            found.append(
                Candidate(
                    label=label,
                    start=tag_.start if tag_ else int(tokens.start[first]),
                    end=tag_.end if tag_ else int(tokens.end[last]),
                    origin="rule" if tag_ else "model",
                    tag=tag_,
                    cue=(int(tokens.start[cue]), int(tokens.end[cue])),
                    evidence=_evidence(
                        len(labels), column, scores[part, column], inside[part, column], any_label[part], tag_
                    ),
                )
            )
    return found if len(labels) == 1 else [*found, *_whichever(labels, seen, scores, inside)]


def _whichever(labels: Sequence[str], seen: Seen, scores: Floats, inside: Floats) -> Iterator[Candidate]:
    """The runs that are likely to be tagged with some label."""
    tokens, some = seen.tokens, inside[:, -1]
    for first, last in _likely(some, tokens.sentence):
        first, last = _trimmed(seen, first, last)
        if first > last:
            continue
        part = slice(first, last + 1)
        cue = first + int(np.argmax(scores[part, -1]))
        yield Candidate(
            label=labels[int(np.argmax(inside[part, :-1].mean(axis=0)))],
            start=int(tokens.start[first]),
            end=int(tokens.end[last]),
            origin="model",
            tag=None,
            cue=(int(tokens.start[cue]), int(tokens.end[cue])),
            evidence=_evidence(
                len(labels), len(labels), scores[part, -1], some[part], _odds(some[part]), None
            ),
            whichever=True,
        )


def judged(judge: Any, found: Sequence[Candidate]) -> list[Scored]:
    """The candidates with their probabilities."""
    if not found:
        return []
    probabilities = judge.predict_proba(np.array([each.evidence for each in found]))[:, 1]
    return [
        Scored(candidate=each, score=round(float(score), 4))
        for each, score in zip(found, probabilities, strict=True)
    ]


def settled(
    scored: Sequence[Scored], thresholds: Mapping[str, float], whichever: float | None
) -> list[Scored]:
    """The candidates without those of whichever label that are too weak, or stand where a label is sure.

    One that stays replaces the weaker spans that the model found for its label in the same place.
    """
    of_a_label = [each for each in scored if not each.candidate.whichever]
    if whichever is None:
        return of_a_label
    sure = [each.candidate for each in of_a_label if each.score >= thresholds[each.candidate.label]]
    kept = [
        each
        for each in scored
        if each.candidate.whichever
        and each.score >= max(whichever, thresholds[each.candidate.label])
        and not any(_meet(each.candidate, other) for other in sure)
    ]
    replaced = {
        id(weak)
        for weak in of_a_label
        for each in kept
        if weak.candidate.tag is None
        and weak.candidate.label == each.candidate.label
        and _meet(weak.candidate, each.candidate)
    }
    return [each for each in of_a_label if id(each) not in replaced] + kept


def spans(scored: Sequence[Scored], thresholds: Mapping[str, float]) -> list[LabelSpan]:
    """The candidates that reach their label's threshold."""
    return [
        (each.candidate.start, each.candidate.end, each.candidate.label)
        for each in scored
        if each.score >= thresholds[each.candidate.label]
    ]


def _meet(one: Candidate, other: Candidate) -> bool:
    return one.start < other.end and other.start < one.end


def _odds(probability: Floats) -> Floats:
    return np.asarray(np.log(np.clip(probability, 1e-6, 1) / np.clip(1 - probability, 1e-6, 1)))


def _likely(inside: Floats, sentence: Numbers) -> Iterator[tuple[int, int]]:
    """First and last token of each run of tokens that may be a span of one label."""
    likely = inside >= FLOOR
    for first, last in tuple(runs(likely, sentence)):
        run = slice(first, last + 1)
        likely[run] = inside[run] >= PEAK * inside[run].max()
    return runs(likely, sentence)


def _trimmed(seen: Seen, first: int, last: int) -> tuple[int, int]:
    """The run without punctuation at its ends."""
    tokens, text = seen.tokens, seen.article.text

    def bare(at: int) -> bool:
        return not any(sign.isalnum() for sign in text[tokens.start[at] : tokens.end[at]])

    while first <= last and bare(first):
        first += 1
    while first <= last and bare(last):
        last -= 1
    return first, last


def _evidence(
    labels: int, column: int, scores: Floats, inside: Floats, any_label: Floats, tag: Tag | None
) -> tuple[float, ...]:
    """`EVIDENCE` numbers of the order of one, then the label, once for all candidates and once for rules."""
    odds = _odds(inside)
    seen = (scores.mean() / 3, scores.max() / 3, odds.mean() / 3, math.log(len(scores)), any_label.mean() / 3)
    nothing = (0.0,) * len(seen)
    by_origin = (*seen, *nothing, 0.0) if tag is None else (*nothing, *seen, 1.0)
    named = [0.0] * (2 * labels + 1)
    named[column] = 1.0
    if tag is not None:
        named[labels + 1 + column] = 1.0
    return (*map(float, by_origin), *named)
