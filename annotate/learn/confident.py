"""Confident learning: which given classes are contradicted by probabilities that did not know them.

After Northcutt, Jiang and Chuang, "Confident learning: estimating uncertainty in dataset labels", Journal of
Artificial Intelligence Research 70 (2021): the rows and the order that the filter "confident_learning" of
their package cleanlab gives, ranked by normalised margin.
"""

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Numbers = npt.NDArray[np.int64]

LEAST = 2e-6  #: mean probability that a class is taken to have at least
ALIKE = 1e-6  #: difference of probabilities that is none


def confidently_otherwise(given: Numbers, probabilities: Floats) -> list[tuple[int, int]]:
    """The rows whose given class is contradicted, with the class that contradicts it; the surest first.

    A class counts for a row from the mean probability it has in the rows where it was given; the likeliest of
    those that count contradicts the given one, unless that is the likeliest of all. Rows are in the order of
    the given class's probability less the highest other one.
    """
    rows, classes = probabilities.shape
    usual = [
        max(float(probabilities[given == each, each].mean()), LEAST) if (given == each).any() else np.inf
        for each in range(classes)
    ]
    counts = probabilities >= np.array(usual) - ALIKE
    guess = np.where(counts, probabilities, -1.0).argmax(axis=1)
    several = counts.sum(axis=1) > 1
    guess = np.where(several, probabilities.argmax(axis=1), guess)
    own = probabilities[np.arange(rows), given]
    others = probabilities.copy()
    others[np.arange(rows), given] = -np.inf
    margin = own - others.max(axis=1)
    contradicted = counts.any(axis=1) & (guess != given) & (margin < -ALIKE)
    found = np.flatnonzero(contradicted).tolist()
    return [(row, int(guess[row])) for row in sorted(found, key=lambda row: (margin[row], row))]
