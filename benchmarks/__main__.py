"""Speed and memory in one table: `make bench`, or with fewer articles `python -m benchmarks --most 1000`.

It exits 1 where the exponent of a command's processor time passes 1.15, or its memory per article grows.
"""

import argparse
import platform
import sys
from importlib.metadata import version

from benchmarks import commands, peers

PEERS = 50  #: articles that the peers read


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--most", type=int, default=10_000, metavar="N", help="articles; default: 10000")
    most = parser.parse_args().most
    if most < 100:
        parser.error("--most takes 100 or more: a hundredth of them is the smallest size")
    python, spacy = platform.python_version(), version("spacy")
    print(f"{platform.machine()}, {platform.system()}, Python {python}, spaCy {spacy}; {PEERS} articles\n")
    print("| beside tagging by rules | of its time |\n|---|---|")
    for name, ratio in peers.ratios(PEERS):
        print(f"| {name} | {ratio:.2f} |", flush=True)
    for name in peers.missing():
        print(f"| {name} | not installed |")
    print(f"\n| command, {most // 100:,} to {most:,} articles | exponent | KB an article | then | |")
    print("|---|---|---|---|---|")
    failed = False
    for each in commands.growths(most):
        said = " and ".join(["too steep"] * each.steep + ["memory grows"] * each.heavy)
        exponent = "too quick" if each.exponent is None else f"{each.exponent:.2f}"
        first, last = each.kb
        print(f"| {each.command} | {exponent} | {first:.1f} | {last:.1f} | {said} |", flush=True)
        failed |= bool(said)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
