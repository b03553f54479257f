"""Near-duplicates: articles that are copies of one another belong together, in training as in testing.

Two articles are near-duplicates when most of the shorter one's runs of five words stand in the longer one.
Pairs are found by MinHash (Broder 1997) and then checked on the digests of all their runs.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from annotate.records import sha256

Numbers = NDArray[np.uint32]
#: two near-duplicates, and the share of the shorter one's runs in the longer one
Copy = tuple[str, str, float]

SHINGLE = 5  #: words in a run
SHARED = 0.5  #: share of the shorter article's runs that makes a pair
PERMUTATIONS = 128
CANDIDATE = 0.3  #: Jaccard similarity from which MinHash should find a pair (a copy inside a longer text)


def clusters(texts: Mapping[str, str] | Iterable[tuple[str, str]]) -> dict[str, str]:
    """Cluster of each text, by id: the smallest id among its near-duplicates (its own, if it has none).

    Texts that come in pairs with their ids are not kept.
    """
    found = Sketches()
    for name, text in texts.items() if isinstance(texts, Mapping) else texts:
        found.add(name, text)
    return found.clusters()


class Sketches:
    """Texts as numbers, taken in one by one: 4 bytes a run, and `PERMUTATIONS` numbers of as many each.

    Runs are told apart by 32 bits of their digest: of 400 runs one in ten million is taken for another.
    """

    def __init__(self) -> None:
        from datasketch import MinHash

        self._empty = MinHash(num_perm=PERMUTATIONS, seed=1, hashfunc=int)
        self._runs: dict[str, Numbers] = {}
        self._sketches: dict[str, Numbers] = {}

    def add(self, name: str, text: str) -> None:
        """Take in a text."""
        self._runs[name] = runs(text)
        sketch = self._empty.copy()
        sketch.update_batch(self._runs[name].tolist())
        self._sketches[name] = sketch.hashvalues.astype(np.uint32)

    def clusters(self) -> dict[str, str]:
        """As the function `clusters` has them."""
        return self.tied()[0]

    def tied(self) -> tuple[dict[str, str], list[Copy]]:
        """The cluster of each text, and the pairs that tie it together: one for each text after its first."""
        names = sorted(self._runs)
        cluster = {name: name for name in names}
        copies: list[Copy] = []

        def root(name: str) -> str:
            while cluster[name] != name:
                cluster[name] = cluster[cluster[name]]
                name = cluster[name]
            return name

        for alike in self._candidates(names):
            for name, other in combinations(alike, 2):
                first, second = sorted((root(name), root(other)))
                if first != second and (shared := self._shared(name, other)) >= SHARED:
                    cluster[second] = first
                    copies.append((name, other, shared))
        return {name: root(name) for name in names}, copies

    def _candidates(self, names: Sequence[str]) -> Iterator[Sequence[str]]:
        """Groups of texts that are the same in a band of their sketches: likely copies."""
        if not names:
            return
        count, size = bands()
        sketches = np.stack([self._sketches[name] for name in names])
        for first in range(0, count * size, size):
            band = np.ascontiguousarray(sketches[:, first : first + size])
            _, which = np.unique(band.view(f"V{4 * size}").ravel(), return_inverse=True)
            order = np.argsort(which, kind="stable")
            for group in np.split(order, np.flatnonzero(np.diff(which[order])) + 1):
                if len(group) > 1:
                    yield [names[place] for place in group]

    def _shared(self, one: str, other: str) -> float:
        """The share of the shorter text's runs that stand in the longer one."""
        found, others = self._runs[one], self._runs[other]
        return len(np.intersect1d(found, others, assume_unique=True)) / min(len(found), len(others))


def runs(text: str) -> Numbers:
    """The runs of words of a text, each once, as 32 bits of its digest; in order, at least one."""
    from datasketch.hashfunc import sha1_hash32

    found = [sha1_hash32(run.encode("utf-8", "surrogatepass")) for run in _shingles(text)]
    return np.unique(np.array(found, dtype=np.uint32))


def bands() -> tuple[int, int]:
    """How many bands there are in a sketch, and how many of its numbers in each."""
    from datasketch import MinHashLSH

    index = MinHashLSH(threshold=CANDIDATE, num_perm=PERMUTATIONS)
    return index.b, index.r


def held_out(cluster: str, seed: int) -> bool:
    """Whether a cluster belongs to the test set: one in five does, for good, so that the set grows."""
    return _draw(cluster, seed, "test") % 5 == 0


def folds(cluster_of: Mapping[str, str], seed: int, count: int) -> dict[str, int]:
    """Fold of each article, near-duplicates together and the folds as equal as their sizes allow."""
    members: dict[str, list[str]] = {}
    for name, cluster in cluster_of.items():
        members.setdefault(cluster, []).append(name)
    sizes = [0] * count
    fold: dict[str, int] = {}
    for cluster in sorted(members, key=lambda name: _draw(name, seed, "fold")):
        smallest = sizes.index(min(sizes))
        sizes[smallest] += len(members[cluster])
        fold.update(dict.fromkeys(members[cluster], smallest))
    return fold


def _draw(cluster: str, seed: int, purpose: str) -> int:
    return int(sha256(f"{purpose}\x1f{seed}\x1f{cluster}")[:15], 16)


def _shingles(text: str) -> set[str]:
    words = "".join(sign.lower() if sign.isalnum() else " " for sign in text).split()
    if len(words) <= SHINGLE:
        return {" ".join(words)}
    return {" ".join(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1)}
