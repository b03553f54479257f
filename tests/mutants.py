"""`make mutants`: does a test fail when a line is wrong? What survives, and why, is in docs/mutants.md.

mutmut changes the files named under [tool.mutmut] in pyproject.toml, one place at a time, and runs the tests
that reach it. Exit code 1 where it kills less than nine tenths of the changes to a file.
"""

import shutil
import subprocess
import sys
from collections import defaultdict

ENOUGH = 0.9
KILLED = ("killed", "timeout")


def main() -> None:
    shutil.rmtree("mutants", ignore_errors=True)  # mutmut keeps what it made under other settings
    run = subprocess.run(
        [*_MUTMUT, "run", "--max-children", "1"], capture_output=True, text=True, check=False
    )
    if run.returncode != 0:
        sys.exit(f"mutmut could not run:\n{run.stdout[-3000:]}{run.stderr[-3000:]}")
    results: dict[str, list[str]] = defaultdict(list)
    survivors: list[str] = []
    for line in _asked("results", "--all", "true").splitlines():
        name, _, status = line.strip().partition(": ")
        module = name.partition(".x")[0]
        results[module].append(status)
        if status not in KILLED:
            survivors.append(name)
    for name in survivors:
        print(_asked("show", name))
    failed = False
    for module, statuses in sorted(results.items()):
        killed = sum(status in KILLED for status in statuses)
        failed |= killed < ENOUGH * len(statuses)
        print(f"{module:30} {killed:4} of {len(statuses):4} killed, {killed / len(statuses):.1%}")
    sys.exit(failed)


_MUTMUT = (sys.executable, "-m", "mutmut")


def _asked(*words: str) -> str:
    return subprocess.run([*_MUTMUT, *words], capture_output=True, text=True, check=True).stdout


if __name__ == "__main__":
    main()
