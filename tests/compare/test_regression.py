"""The table for regressions, and that an estimator of somebody else's covers the truth with it."""

import warnings

import numpy as np

from annotate.compare.gold import Offer
from annotate.compare.regression import COLUMNS, per_story
from annotate.notebook.table import frame
from tests.compare.comparisons import LABEL, compared, made

DRAWN = Offer(reviewed=True, sampled_by="random", probability=0.25)


def test_copies_count_once_and_only_what_was_drawn_is_gold() -> None:
    entries = [
        made("a", ("A", "2025-03-01"), count=2, offer=DRAWN, approved={LABEL: 3}, reviewers=("r-1",)),
        made("b", ("A", "2025-03-02"), ("B", "2025-03-03"), count=1),
        made("c", ("A", "2025-03-04"), offer=Offer(reviewed=True), approved={LABEL: 9}, reviewers=("r-1",)),
        made("d", ("B", "2025-03-05")),
    ]
    rows = list(per_story(compared(entries, {"b": "s", "d": "s"}), LABEL))
    assert [tuple(row) for row in rows] == [COLUMNS] * 4
    told = [
        (row["article"], row["outlet"], row["prediction"], row["gold"], row["probability"]) for row in rows
    ]
    assert told == [
        ("a", "A", 2, 3, 0.25),
        ("b", "A", 1, None, None),
        ("c", "A", 1, None, None),
        ("b", "B", 1, None, None),
    ]


def test_prediction_powered_inference_covers_the_truth() -> None:
    from ppi_py import ppi_mean_ci

    chance, covered, draws = np.random.default_rng(7), 0, 100
    for _ in range(draws):
        true = chance.poisson(2.0, size=300)
        proposed = chance.binomial(true, 0.6) + chance.poisson(0.3, size=300)  # misses, and makes some up
        gold = chance.random(300) < 0.25
        entries = [
            made(
                f"{number:03}",
                ("A", "2025-03-01"),
                count=int(proposed[number]),
                **({"offer": DRAWN, "approved": {LABEL: int(true[number])}} if gold[number] else {}),
            )
            for number in range(300)
        ]
        table = frame(per_story(compared(entries, replicates=2), LABEL), COLUMNS)
        known, others = table[table.sampled], table[~table.sampled]
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of theirs
            low, high = ppi_mean_ci(
                *(
                    known.gold.to_numpy(float),
                    known.prediction.to_numpy(float),
                    others.prediction.to_numpy(float),
                ),
                alpha=0.05,
            )
        covered += bool(low <= 2.0 <= high)
    assert covered >= 90
