"""Whether a new model may take over: only if it is measurably better than what users have now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from annotate.learn.bootstrap import drawn, f1
from annotate.learn.evaluate import Counts, Measures

SURE = 0.90  #: probability of being better that the gate asks for


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


def assess(
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
    then, now = ({name: side.articles[name] for name in known} for side in (before, after))
    if known and better(now, then, cluster_of, seed) >= SURE:
        reasons.append(
            f"on the {len(known)} articles reviewed before, it is worse than {baseline} "
            f"({f1(now):.3f} against {f1(then):.3f}): the newest reviews contradict the older ones; "
            "look at them again"
        )
    pairs = {name: (counts.f1, after.labels[name].f1) for name, counts in before.labels.items()}
    return Verdict(
        passed=not reasons,
        probability=probability,
        before=old,
        after=new,
        reasons=tuple(reasons),
        worse={name: pair for name, pair in pairs.items() if pair[1] < pair[0]},
    )


def better(
    before: Mapping[str, Counts], after: Mapping[str, Counts], cluster_of: Mapping[str, str], seed: int
) -> float:
    """Paired bootstrap: the probability that `after` has the higher F1 on other articles like these.

    Near-duplicates are drawn together. Draws in which both are equal count half.
    """
    old, new = drawn((before, after), cluster_of, seed)
    return float(np.mean(new > old + 1e-12) + 0.5 * np.mean(np.abs(new - old) <= 1e-12))
