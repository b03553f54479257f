"""Fitting the model on labelled articles, and predicting each by a model that never saw its answers.

The articles are dealt into folds, near-duplicates together. Span classifier and thresholds are fitted on what
token models say of articles they did not learn from: for the model that is kept, each fold's token model is
fitted on the other folds. A fold's own predictions come from the same procedure on the other folds alone,
so that nothing in them, token model, classifier or threshold, has seen an answer of that fold.
"""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, vstack
from threadpoolctl import threadpool_limits

from annotate.learn.candidates import (
    EVIDENCE,
    Candidate,
    Scored,
    candidate_table,
    candidates,
    score_candidates,
)
from annotate.learn.crf import Floats, Mask
from annotate.learn.dataset import LabelledArticle, LabelSpan
from annotate.learn.encoder import Vectors
from annotate.learn.features import BITS
from annotate.learn.featurise import FeaturisedArticle
from annotate.learn.fine_tune import FineTuning
from annotate.learn.fit_crf import fit_crf
from annotate.learn.fit_network import Sheet
from annotate.learn.model import Model
from annotate.learn.selection import spans
from annotate.learn.thresholds import any_label_threshold, label_thresholds
from annotate.learn.token_model import Dense, TokenModel, standardised
from annotate.learn.tokens import Numbers
from annotate.progress import NO_PROGRESS

RARE = 2  #: a feature must hold for so many tokens
STRICT = 0.3  #: inverse of the span classifier's L2 penalty


@dataclass(frozen=True, kw_only=True, eq=False)
class Lesson:
    """A labelled article, also as the model sees it; `inside` and `known` are tokens × labels."""

    gold: LabelledArticle
    article: FeaturisedArticle
    inside: Mask
    known: Mask

    @classmethod
    def of(cls, gold: LabelledArticle, article: FeaturisedArticle, labels: Sequence[str]) -> "Lesson":
        """The lesson for these labels, in their order."""
        shape = (len(article.tokens), len(labels))
        inside, known = np.zeros(shape, dtype=bool), np.zeros(shape, dtype=bool)
        for column, label in enumerate(labels):
            known[:, column] = label in gold.offered
        place = {label: column for column, label in enumerate(labels)}
        for held, table, value in ((gold.spans, inside, True), (gold.masked, known, False)):
            for start, end, label in held:
                touched = (article.tokens.start < end) & (start < article.tokens.end)
                table[touched, place[label]] = value
        return cls(gold=gold, article=article, inside=inside, known=known)

    @property
    def sheet(self) -> Sheet:
        """The same with a last column for being in a span of any label."""
        some = self.inside.any(axis=1, keepdims=True)
        known = some | self.known.all(axis=1, keepdims=True)
        return Sheet(
            article=self.article,
            inside=np.concatenate([self.inside, some], axis=1),
            known=np.concatenate([self.known, known], axis=1),
        )


@dataclass(frozen=True, kw_only=True)
class Predicted:
    """What is scored in each article, by id, and the spans of it that are proposed."""

    scored: Mapping[str, Sequence[Scored]] = field(default_factory=dict)
    spans: Mapping[str, list[LabelSpan]] = field(default_factory=dict)

    @classmethod
    def by(cls, model: Model, articles: Mapping[str, FeaturisedArticle]) -> "Predicted":
        """What a model says of these articles."""
        scored = {name: model.predict(each) for name, each in articles.items()}
        return cls(
            scored=scored, spans={name: spans(each, model.thresholds) for name, each in scored.items()}
        )

    def __or__(self, other: "Predicted") -> "Predicted":
        """Both together."""
        return Predicted(scored={**self.scored, **other.scored}, spans={**self.spans, **other.spans})


def fit(
    lessons: Sequence[Lesson],
    labels: Sequence[str],
    fold_of: Mapping[str, int],
    seed: int,
    others: Mapping[str, FeaturisedArticle] | None = None,
    tuning: FineTuning | None = None,
) -> tuple[Model, Predicted]:
    """The model, and what models that never saw an article say of it.

    `fold_of` covers `lessons` and `others`; the latter are predicted as well and not learned from. Where
    `others` is None nothing is predicted, which saves most of the fits. With `tuning` each token model gets a
    network of its own, which learned from the same articles.
    """
    predict = others is not None
    everyone = {**(others or {}), **{each.gold.id: each.article for each in lessons}}
    parts = sorted({fold_of[name] for name in everyone})
    lessons_in = {part: [each for each in lessons if fold_of[each.gold.id] == part] for part in parts}
    fitted = _token_models(lessons_in, len(labels), seed, tuning, pairs=predict)
    progress = tuning.progress if tuning else NO_PROGRESS  # reading with the networks takes its time, too
    progress.begin(len(lessons) * (len(parts) if predict else 1), "Scoring")

    def model(*left_out: int) -> Model:
        """The model of all folds but these."""
        learned = [each for each in lessons if fold_of[each.gold.id] not in left_out]
        unseen = dict[str, Sequence[Candidate]]()
        for part in parts:
            for each in lessons_in[part] if part not in left_out else ():
                unseen[each.gold.id] = candidates(labels, fitted[frozenset({part, *left_out})], each.article)
                progress.advance(1)
        meant = fitted[frozenset(left_out)].meant
        classifier, thresholds, any_label = _fit_spans(learned, labels, fold_of, unseen, meant)
        return Model(
            labels=tuple(labels),
            tokens=fitted[frozenset(left_out)],
            span_classifier=classifier,
            thresholds=thresholds,
            any_label_threshold=any_label,
        )

    predicted = Predicted()
    for part in parts if predict else ():
        own = {name: each for name, each in everyone.items() if fold_of[name] == part}
        predicted |= Predicted.by(model(part), own)
    return model(), predicted


def _token_models(
    lessons_in: Mapping[int, Sequence[Lesson]],
    labels: int,
    seed: int,
    tuning: FineTuning | None,
    *,
    pairs: bool,
) -> dict[frozenset[int], TokenModel]:
    """Token models of all folds, of all but one and, with `pairs`, of all but two, by the folds left out."""
    left_out = [(), *((part,) for part in lessons_in), *(combinations(lessons_in, 2) if pairs else ())]
    learned = [
        [each for part, lessons in lessons_in.items() if part not in some for each in lessons]
        for some in left_out
    ]

    # The fits let go of the interpreter lock, and none needs another. Each multiplies its matrices by itself:
    # they are small, sharing them out takes longer, and how it is done would show in the last digits.
    with threadpool_limits(1, user_api="blas"), ThreadPoolExecutor(2) as pool:
        fitted = list(pool.map(lambda some: token_model(some, labels, seed), learned))
    if tuning is not None:
        sheets = {id(each): each.sheet for lessons in lessons_in.values() for each in lessons}
        networks = tuning.fit([[sheets[id(each)] for each in some] for some in learned], labels + 1, seed)
        fitted = [
            replace(each, tuned=replace(network, quick=bool(some)))  # the model that is kept leaves out none
            for each, network, some in zip(fitted, networks, left_out, strict=True)
        ]
    return dict(zip(map(frozenset, left_out), fitted, strict=True))


def _fit_spans(
    lessons: Sequence[Lesson],
    labels: Sequence[str],
    fold_of: Mapping[str, int],
    unseen: Mapping[str, Sequence[Candidate]],
    meant: int,
) -> tuple[Any, dict[str, float], float | None]:
    """The span classifier, and thresholds by label and for any, chosen on scores across folds."""
    scored: dict[str, list[Scored]] = {}
    for part in {fold_of[each.gold.id] for each in lessons}:
        others = [each for each in lessons if fold_of[each.gold.id] != part]
        classifier = _span_classifier(others, unseen, len(labels), meant)
        for name in (each.gold.id for each in lessons if fold_of[each.gold.id] == part):
            scored[name] = score_candidates(classifier, unseen[name])
    gold = [each.gold for each in lessons]
    thresholds = label_thresholds(gold, labels, scored)
    any_label = any_label_threshold(gold, labels, scored, thresholds)
    return _span_classifier(lessons, unseen, len(labels), meant), thresholds, any_label


def token_model(lessons: Sequence[Lesson], labels: int, seed: int) -> TokenModel:
    """The random fields of so many labels, and one of any label, fitted on all lessons."""
    columns, features = _features(lessons)
    nothing, sheets = np.zeros((0, labels + 1), dtype=bool), [each.sheet for each in lessons]
    gaps = np.cumsum([0, *(len(each.article.tokens) + 1 for each in lessons)])
    numbered = (each.article.tokens.sentence + gap for each, gap in zip(lessons, gaps, strict=False))
    sentence = np.concatenate([np.zeros(0, dtype=np.int32), *numbered]).astype(np.int32)
    numbers = _numbers([each.article for each in lessons])
    weights, transitions = fit_crf(
        features,
        np.concatenate([nothing, *(each.inside for each in sheets)]),
        np.concatenate([nothing, *(each.known for each in sheets)]),
        sentence,
        seed,
        None if numbers is None else numbers[0],
    )
    return TokenModel(
        columns=columns,
        weights=weights[: len(columns)],
        transitions=transitions,
        dense=None
        if numbers is None
        else Dense(weights=weights[len(columns) :], mean=numbers[1], scale=numbers[2]),
    )


def _features(lessons: Sequence[Lesson]) -> tuple[Numbers, csr_matrix]:
    """The columns of features that hold for at least `RARE` tokens, and the matrix of these alone."""
    empty = csr_matrix((0, 1 << BITS), dtype=np.float32)
    everything = vstack([empty, *(each.article.matrix for each in lessons)], format="csr")
    columns = np.flatnonzero(np.bincount(everything.indices, minlength=everything.shape[1]) >= RARE)
    return columns.astype(np.int32), everything[:, columns]


def _numbers(articles: Sequence[FeaturisedArticle]) -> tuple[Vectors, Floats, Floats] | None:
    """The encoder's numbers for all tokens, standardised, with their mean and scale; None without encoder."""
    vectors = [each.vectors for each in articles if each.vectors is not None]
    if not vectors:
        return None
    # Article by article, since all of them in full precision would take gigabytes.
    ends = np.cumsum([len(each) for each in vectors])
    numbers = np.empty((ends[-1], vectors[0].shape[1]), dtype=np.float16)
    sums, squares = np.zeros((2, numbers.shape[1]))
    for each in vectors:
        sums += each.sum(axis=0, dtype=np.float64)
    mean = sums / max(len(numbers), 1)
    for each in vectors:
        squares += ((each - mean) ** 2).sum(axis=0)
    scale = np.sqrt(squares / max(len(numbers), 1)) + 1e-6
    mean, scale = mean.astype(np.float32), scale.astype(np.float32)
    for end, each in zip(ends, vectors, strict=True):
        numbers[end - len(each) : end] = standardised(each, mean, scale)
    return numbers, mean, scale


def _span_classifier(
    lessons: Sequence[Lesson], found: Mapping[str, Sequence[Candidate]], labels: int, meant: int
) -> Any:
    from sklearn.linear_model import LogisticRegression

    rows, approved = list[Candidate](), list[float]()
    for lesson in lessons:
        for candidate in found[lesson.gold.id]:
            share = approval(lesson.gold, candidate)
            if share is not None:
                rows.append(candidate)
                approved.append(share)
    # One of each, so that it can be fitted where reviewers approved everything, or nothing.
    numbers = np.zeros((len(rows) + 2, EVIDENCE + 2 * labels + 1 + meant))
    if rows:
        numbers[:-2] = candidate_table(rows)
    shares = np.array([*approved, 1.0, 0.0])
    # A candidate of which a part is approved counts as approved with that weight, and as not with the rest.
    weight = np.concatenate([shares, 1 - shares])
    counts = np.flatnonzero(weight)
    # Newton's steps suit many rows of few numbers: a quarter of the time of the default solver.
    classifier = LogisticRegression(C=STRICT, solver="newton-cholesky")
    with threadpool_limits(1, user_api="blas"):  # as above: the last digits
        return classifier.fit(
            numbers[counts % len(numbers)],
            counts < len(numbers),
            weight[counts],
        )


def approval(gold: LabelledArticle, candidate: Candidate) -> float | None:
    """How much of the candidate reviewers approved, in the sense of `LabelledArticle.approval`."""
    labels = gold.offered if candidate.any_label else {candidate.label}
    return gold.approval(candidate.start, candidate.end, labels)
