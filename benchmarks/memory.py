"""Peak memory of each command that reads or makes a whole workspace, in one of many articles.

    python -m benchmarks.memory [--articles 50000]

The articles are really added, tagged, summarised and compared, one command after the other, each a process of
its own. It exits 1 where one takes more than `MOST`.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from benchmarks.commands import MOST
from benchmarks.generated import write
from benchmarks.processes import ANNOTATE, run

COMMANDS: tuple[tuple[str, ...], ...] = (
    ("add", "../articles.jsonl"),
    ("tag",),
    ("list",),
    *(("export", table, "--format", "jsonl") for table in ("articles", "tags", "attributions")),
    ("export", "articles", "--format", "csv", "--excel", "--out", "articles.csv"),
    ("compare", "--format", "json"),
    ("compare", "--format", "html", "--out", "comparison"),
    *(("summary", "--all", "--format", form, "--out", form) for form in ("json", "text", "html")),
)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--articles", type=int, default=50_000, metavar="N")
    number = parser.parse_args().articles
    over = False
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        write(folder / "articles.jsonl", number)
        run((*ANNOTATE, "init", "desk"), folder)
        print(f"| {number:,} articles | peak, MB | processor seconds |\n|---|---|---|", flush=True)
        for words in COMMANDS:
            took = run((*ANNOTATE, *words), folder / "desk")
            over |= took.peak > MOST
            print(f"| `{' '.join(words[:4])}` | {took.peak:.0f} | {took.seconds:.0f} |", flush=True)
    return int(over)


if __name__ == "__main__":
    sys.exit(main())
