"""How long a command takes to answer, beside the bare interpreter, in one run.

    python -m benchmarks.cold_start

`annotate --help` has a limit of 0.3 s; this exits 1 when its median is over it.
"""

import statistics
import subprocess
import sys
import time

RUNS = 10
HELP_LIMIT = 0.3  #: seconds
COMMANDS = {
    "python -c pass": ("-c", "pass"),
    "annotate --help": ("-m", "annotate", "--help"),
    "annotate labels": ("-m", "annotate", "labels"),
}


def main() -> int:
    medians = {
        name: statistics.median(_seconds(words) for _ in range(RUNS)) for name, words in COMMANDS.items()
    }
    bare = medians["python -c pass"]
    for name, seconds in medians.items():
        print(f"{name:<20} {seconds:6.3f} s   {seconds / bare:5.1f} × the bare interpreter")
    return int(medians["annotate --help"] > HELP_LIMIT)


def _seconds(words: tuple[str, ...]) -> float:
    begin = time.perf_counter()
    subprocess.run([sys.executable, *words], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begin


if __name__ == "__main__":
    sys.exit(main())
