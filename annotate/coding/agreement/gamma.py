"""Gamma, the agreement by best alignment of spans, from an optional package: the one place where it enters.

Mathet, Widlöcher and Métivier, "The unified and holistic method gamma (γ) for inter-annotator agreement
measure and alignment", Computational Linguistics 41 (2015).
"""

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager

import numpy as np

from annotate.coding.agreement.codings import Coding, shared
from annotate.coding.agreement.measure import NOT_TWICE, NOTHING, Measure
from annotate.errors import MissingError

NO_INTERVAL = "gamma takes about a second a pair of coders and article, too long to draw articles again"
NOT_INSTALLED = (
    "gamma needs pygamma-agreement, which is not installed: it brings cvxopt, which is under the GPL-3. "
    'Run `pip install "annotate-news[gamma]"`, or leave out --gamma'
)


def gamma(codings: Iterable[Coding], *, seed: int, each: Callable[[], None] = lambda: None) -> Measure:
    """Gamma over all labels: one less the disorder seen over the disorder of random continua.

    Both are added up over articles, so that an article weighs by its spans. The random continua are drawn by
    `seed`; another one gives a slightly different value. `each` is called after each article. MissingError
    where the package is not installed.
    """
    groups = shared(codings)
    marked = [group for group in groups if any(coding.marked for coding in group)]
    if not marked:
        return Measure(value=None, articles=len(groups), reason=NOTHING if groups else NOT_TWICE)
    seen = expected = 0.0
    with _seeded(seed):
        for group in marked:
            observed, chance = _disorders(group)
            seen, expected = seen + observed, expected + chance
            each()
    return Measure(value=1 - seen / expected, articles=len(groups), reason=NO_INTERVAL)


def _disorders(group: Sequence[Coding]) -> tuple[float, float]:
    """The disorder of an article's best alignment, and that to expect by chance, times its spans a coder."""
    from pyannote.core import Segment
    from pygamma_agreement import CombinedCategoricalDissimilarity, Continuum

    continuum = Continuum()
    for coding in group:
        continuum.add_annotator(coding.coder)
        for label, spans in coding.spans.items():
            for start, end in spans:
                continuum.add(coding.coder, Segment(start, end), label)
    found = continuum.compute_gamma(CombinedCategoricalDissimilarity())
    weight = continuum.avg_num_annotations_per_annotator
    return weight * float(found.observed_disorder), weight * float(found.expected_disorder)


@contextmanager
def _seeded(seed: int) -> Iterator[None]:
    """The package takes its chance from numpy's shared state, and warns at each of its many steps."""
    try:
        import pygamma_agreement  # noqa: F401 -- is it there?
    except ImportError:
        raise MissingError(NOT_INSTALLED) from None

    state, level = np.random.get_state(), logging.root.level
    np.random.seed(seed % 2**32)
    logging.root.setLevel(logging.ERROR)
    try:
        yield
    finally:
        np.random.set_state(state)
        logging.root.setLevel(level)
