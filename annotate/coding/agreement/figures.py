"""All that can be said of how far people agree, label by label, overall and pair by pair."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from annotate.coding.agreement.codings import Coding, only, repeated, shared
from annotate.coding.agreement.gamma import gamma
from annotate.coding.agreement.measure import Measure
from annotate.coding.agreement.sentences import Sentences, sentence_alpha, sentence_kappa
from annotate.coding.agreement.span_f1 import span_f1
from annotate.coding.agreement.unitizing import coding_alpha, unitizing_alpha


@dataclass(frozen=True, kw_only=True)
class Figures:
    """Agreement on one label, or on all: |uα, and F1 of spans with both ends the same or overlapping.

    `sentence_alpha` and `kappa` are by sentence, `labels` is cuα (of all labels only); None where nobody
    asked for them.
    """

    alpha: Measure
    exact: Measure
    overlapping: Measure
    sentence_alpha: Measure | None = None
    kappa: Measure | None = None
    labels: Measure | None = None


@dataclass(frozen=True, kw_only=True)
class Agreement:
    """How far people agree: `overall`, by label, by pair of coders, and of each with themselves (`again`).

    `coders` are the codes of all who coded anything, `articles` those coded by several people.
    """

    coders: tuple[str, ...]
    articles: int
    overall: Figures
    labels: Mapping[str, Figures]
    pairs: Mapping[tuple[str, str], Figures]
    again: Mapping[str, Figures]
    gamma: Measure | None
    seed: int


def agreement(
    codings: Sequence[Coding],
    again: Sequence[Coding] = (),
    *,
    labels: Sequence[str],
    seed: int,
    sentences: Sentences | None = None,
    aligned: Callable[[], None] | None = None,
) -> Agreement:
    """How far these codings agree on `labels`; `again` are second codings by the same people.

    With `sentences` also agreement by sentence, on the labels of words that several marked, and of each pair
    of coders. With `aligned`, gamma too; it is called after each article.
    """
    asked = [only(each, labels) for each in codings]
    second = [only(each, labels) for each in again]
    pairs = _pairs(asked) if sentences is not None else ()
    return Agreement(
        coders=tuple(sorted({each.coder for each in asked})),
        articles=len(shared(asked)),
        overall=_figures(asked, None, sentences, seed),
        labels={label: _figures(asked, label, sentences, seed) for label in labels},
        pairs={
            pair: _figures([each for each in asked if each.coder in pair], None, sentences, seed)
            for pair in pairs
        },
        again={
            coder: _figures(repeated(mine, second), None, None, seed)
            for coder in sorted({each.coder for each in second})
            if (mine := [each for each in asked if each.coder == coder])
        },
        gamma=None if aligned is None else gamma(asked, seed=seed, each=aligned),
        seed=seed,
    )


def _figures(codings: Sequence[Coding], label: str | None, sentences: Sentences | None, seed: int) -> Figures:
    return Figures(
        alpha=unitizing_alpha(codings, label, seed=seed),
        exact=span_f1(codings, label, seed=seed),
        overlapping=span_f1(codings, label, overlapping=True, seed=seed),
        sentence_alpha=None if sentences is None else sentence_alpha(codings, sentences, label, seed=seed),
        kappa=None if sentences is None else sentence_kappa(codings, sentences, label, seed=seed),
        labels=coding_alpha(codings, seed=seed) if sentences is not None and label is None else None,
    )


def _pairs(codings: Iterable[Coding]) -> tuple[tuple[str, str], ...]:
    """The pairs of coders that have an article in common."""
    together = (pair for group in shared(codings) for pair in combinations([x.coder for x in group], 2))
    return tuple(sorted(set(together)))
