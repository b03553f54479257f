"""Agreement by sentence, marked or not: the unit that most other studies report."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

import numpy as np

from annotate.coding.agreement.alpha import alpha, why
from annotate.coding.agreement.codings import Coding, shared
from annotate.coding.agreement.measure import NOTHING, Measure, Numbers, measure
from annotate.records import Stretch

NO_CHOICE = "nobody marked anything, or everybody everything"

Sentences = Mapping[str, Sequence[Stretch]]  #: the sentences of each article in order, by its id


def sentence_alpha(
    codings: Iterable[Coding], sentences: Sentences, label: str | None = None, *, seed: int
) -> Measure:
    """Nominal alpha by sentence: a sentence is marked by those who have a character of `label` in it.

    Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011); without a label, of any label.
    """
    rows = []
    for group in shared(codings, label):
        marking = np.array(_marked(group, sentences)).sum(axis=0)
        rows.append(nominal(np.stack([len(group) - marking, marking], axis=1)))
    return measure(rows, alpha, why, seed=seed, units=len([row for row in rows if row[3]]))


def sentence_kappa(
    codings: Iterable[Coding], sentences: Sentences, label: str | None = None, *, seed: int
) -> Measure:
    """Cohen's kappa by sentence, of several pairs of coders their mean.

    Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological Measurement 20
    (1960); the mean over pairs is Light's (1971). Pairs for which it is not defined are no part of it.
    """
    groups = shared(codings, label)
    coders = sorted({each.coder for group in groups for each in group})
    pairs = {pair: i for i, pair in enumerate(combinations(coders, 2))}
    rows = []
    for group in groups:
        row = np.zeros((len(pairs), 4))
        marks = dict(zip((each.coder for each in group), _marked(group, sentences), strict=True))
        for one, other in combinations(marks, 2):
            both = 2 * np.array(marks[one], dtype=int) + np.array(marks[other], dtype=int)
            row[pairs[one, other]] = np.bincount(both, minlength=4)
        rows.append(row.ravel())
    marked = len([row for row in rows if row.reshape(-1, 4)[:, 1:].any()])
    return measure(rows, kappa, lambda total: NO_CHOICE if total.any() else NOTHING, seed=seed, units=marked)


def nominal(counts: Numbers) -> Numbers:
    """The row of an article for `alpha`: O, C, and how often each value was given.

    `counts` says how many coders gave each value, as (sentence, value); what only one coder saw is left out.
    """
    seen = counts[counts.sum(axis=1) > 1]
    people = seen.sum(axis=1)
    observed = float(((people**2 - (seen**2).sum(axis=1)) / (people - 1)).sum())
    amounts = seen.sum(axis=0)
    return np.array([observed, amounts.sum(), *amounts], dtype=float)


def kappa(sums: Numbers) -> Numbers:
    """Mean kappa of each row of `sums`: for each pair neither, only the second, only the first, and both."""
    tables = sums.reshape(len(sums), -1, 2, 2)
    total = tables.sum(axis=(2, 3))
    with np.errstate(invalid="ignore", divide="ignore"):
        observed = (tables[..., 0, 0] + tables[..., 1, 1]) / total
        expected = (tables.sum(axis=2) * tables.sum(axis=3)).sum(axis=2) / total**2
        found = (observed - expected) / (1 - expected)
    known = np.isfinite(found)
    pairs = np.where(known.any(axis=1), known.sum(axis=1), np.nan)
    return np.asarray(np.where(known, found, 0).sum(axis=1) / pairs)


def _marked(group: Sequence[Coding], sentences: Sentences) -> list[list[bool]]:
    """Whether each coder marked each sentence."""
    return [
        [
            any(start < last and first < end for start, end in coding.marked)
            for first, last in sentences[coding.article_id]
        ]
        for coding in group
    ]
