"""Near-duplicates: articles that are copies of one another belong together, in training as in testing.

Two articles are near-duplicates when most of the shorter one's runs of five words stand in the longer one.
Pairs are found by MinHash (Broder 1997) and then checked on the runs themselves.
"""

from collections.abc import Mapping

from annotate.records import sha256

SHINGLE = 5  #: words in a run
SHARED = 0.5  #: share of the shorter article's runs that makes a pair
PERMUTATIONS = 128
CANDIDATE = 0.3  #: Jaccard similarity from which MinHash should find a pair (a copy inside a longer text)


def clusters(texts: Mapping[str, str]) -> dict[str, str]:
    """Cluster of each text, by id: the smallest id among its near-duplicates (its own, if it has none)."""
    from datasketch import MinHash, MinHashLSH

    shingles = {name: _shingles(text) for name, text in sorted(texts.items())}
    index = MinHashLSH(threshold=CANDIDATE, num_perm=PERMUTATIONS)
    cluster = {name: name for name in shingles}

    def root(name: str) -> str:
        while cluster[name] != name:
            name = cluster[name]
        return name

    for name, runs in shingles.items():
        sketch = MinHash(num_perm=PERMUTATIONS, seed=1)
        sketch.update_batch([run.encode("utf-8", "surrogatepass") for run in sorted(runs)])
        for other in sorted(index.query(sketch)):
            if len(runs & shingles[other]) >= SHARED * min(len(runs), len(shingles[other])):
                first, second = sorted((root(name), root(other)))
                cluster[second] = first
        index.insert(name, sketch)
    return {name: root(name) for name in shingles}


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
