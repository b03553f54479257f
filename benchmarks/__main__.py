"""Speed and memory in one table: `make bench`, or with fewer articles `python -m benchmarks --most 1000`.

All figures but megabytes are ratios or exponents of processor time, so that they hold on another machine,
and on a busy one, but for those that say that they are by the clock. It exits 1 where one passes its limit.
"""

import argparse
import platform
import sys
from collections.abc import Iterator
from importlib.metadata import version

from benchmarks import commands, peers, processes
from benchmarks.table import Row

PEERS = 50  #: articles that the peers read


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--most", type=int, default=10_000, metavar="N", help="articles; default: 10000")
    most = parser.parse_args().most
    if most < 100:
        parser.error("--most takes 100 or more: a hundredth of them is the smallest size")
    python, spacy = platform.python_version(), version("spacy")
    print(f"{platform.machine()}, {platform.system()}, Python {python}, spaCy {spacy}\n")
    print("| measured | | at most | |\n|---|---|---|---|")
    over = False
    for row in _rows(most):
        print(row, flush=True)
        over |= row.over
    for name in peers.missing():
        print(f"\n{name} is not installed: pip install --editable '.[bench]'")
    return int(over)


def _rows(most: int) -> Iterator[Row]:
    for name, ratio in peers.ratios(PEERS):
        yield Row(what=f"{name}, of tagging by rules", figure=ratio)
    yield from processes.tagging(min(most, 1_000), "proselint" not in peers.missing())
    found = []
    for each in commands.growths(most):
        found.append(each)
        yield from each.rows()
    yield from commands.beside_tagging(found)
    yield from processes.starting()


if __name__ == "__main__":
    sys.exit(main())
