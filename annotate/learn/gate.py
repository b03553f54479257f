"""Whether a new model may take over: only if it is measurably better than what users have now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from annotate.learn.evaluate import Counts, Measures

SURE = 0.90  #: probability of being better that the gate asks for
DRAWS = 2000


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """The gate's answer. `reasons` says in sentences why not, `worse` names labels that lose, with F1s.

    `probability` is the share of bootstrap draws in which the candidate's micro span F1 is higher.
    """

    passed: bool
    probability: float
    before: float
    after: float
    reasons: tuple[str, ...]
    worse: Mapping[str, tuple[float, float]]


def judge(
    before: Measures,
    after: Measures,
    cluster_of: Mapping[str, str],
    seed: int,
    *,
    learned_before: Sequence[str] = (),
    baseline: str = "the rules alone",
) -> Verdict:
    """Compare `after`, the tagger with the candidate, with `before`, the tagger as it is now.

    `learned_before` are the articles that the current model was trained on: where the candidate is surely
    worse on those, the new reviews contradict the old ones.
    """
    probability = better(before.articles, after.articles, cluster_of, seed)
    old, new = before.micro.f1, after.micro.f1
    reasons = []
    if new < old:
        reasons.append(f"its micro span F1 is lower than with {baseline}: {new:.3f} against {old:.3f}")
    if probability < SURE:
        reasons.append(
            f"it is better than {baseline} with probability {probability:.2f} only (needed: {SURE:.2f}; "
            f"micro span F1 {new:.3f} against {old:.3f})"
        )
    known = [name for name in learned_before if name in after.articles]
    if known:
        then = {name: before.articles[name] for name in known}
        now = {name: after.articles[name] for name in known}
        if better(now, then, cluster_of, seed) >= SURE:
            reasons.append(
                f"on the {len(known)} articles reviewed before, it is worse than {baseline} "
                f"({_f1(now):.3f} against {_f1(then):.3f}): the newest reviews contradict the older ones; "
                "look at them again"
            )
    worse = {
        name: (counts.f1, after.labels[name].f1)
        for name, counts in before.labels.items()
        if after.labels[name].f1 < counts.f1
    }
    return Verdict(
        passed=not reasons,
        probability=probability,
        before=old,
        after=new,
        reasons=tuple(reasons),
        worse=worse,
    )


def better(
    before: Mapping[str, Counts], after: Mapping[str, Counts], cluster_of: Mapping[str, str], seed: int
) -> float:
    """Paired bootstrap: the probability that `after` has the higher F1 on other articles like these.

    Near-duplicates are drawn together. Draws in which both are equal count half.
    """
    names = sorted({cluster_of[name] for name in after})
    row = {name: at for at, name in enumerate(names)}
    sums = np.zeros((2, len(names), 4))
    for side, articles in enumerate((before, after)):
        for name, counts in articles.items():
            numbers = (counts.predicted, counts.gold, counts.covered, counts.found)
            sums[side, row[cluster_of[name]]] += numbers
    draws = np.random.default_rng(seed).multinomial(len(names), [1 / len(names)] * len(names), size=DRAWS)
    old, new = (_f1s(draws @ side) for side in sums)
    return float(np.mean(new > old + 1e-12) + 0.5 * np.mean(np.abs(new - old) <= 1e-12))


def _f1s(sums: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    predicted, gold, covered, found = sums.T
    precision, recall = covered / np.maximum(predicted, 1), found / np.maximum(gold, 1)
    return np.asarray(2 * precision * recall / np.maximum(precision + recall, 1e-12))


def _f1(articles: Mapping[str, Counts]) -> float:
    return sum(articles.values(), Counts()).f1
