"""`make mutants`: does a test fail when a line is wrong? What survives, and why, is in docs/mutants.md.

mutmut changes the files named under [tool.mutmut] in pyproject.toml, one place at a time, and runs the tests
that reach it. Exit code 1 where it kills less than nine tenths of the changes to a file. What survives in the
store and differs in nothing but upper and lower case is left out: to SQL it is the same statement.
"""

import shutil
import subprocess
import sys
from collections import Counter

ENOUGH = 0.9
KILLED = ("killed", "timeout")
STORE = "annotate.store."


def main() -> None:
    shutil.rmtree("mutants", ignore_errors=True)  # mutmut keeps what it made under other settings
    run = subprocess.run(
        [*_MUTMUT, "run", "--max-children", "1"], capture_output=True, text=True, check=False
    )
    if run.returncode != 0:
        sys.exit(f"mutmut could not run:\n{run.stdout[-3000:]}{run.stderr[-3000:]}")
    made, killed, same = Counter[str](), Counter[str](), Counter[str]()
    for line in _asked("results", "--all", "true").splitlines():
        name, _, status = line.strip().partition(": ")
        module = name.partition(".x")[0]
        made[module] += 1
        if status in KILLED:
            killed[module] += 1
            continue
        diff = _asked("show", name)
        if name.startswith(STORE) and _differ_in_case_alone(diff):
            same[module] += 1
        else:
            print(diff, flush=True)
    for module, count in sorted(made.items()):
        share = killed[module] / (count - same[module])
        left_out = f", {same[module]} the same to SQL" if same[module] else ""
        print(f"{module:30} {count:4} mutants{left_out}, {killed[module]} killed, {share:.1%}")
    sys.exit(any(killed[module] < ENOUGH * (made[module] - same[module]) for module in made))


_MUTMUT = (sys.executable, "-m", "mutmut")


def _asked(*words: str) -> str:
    return subprocess.run([*_MUTMUT, *words], capture_output=True, text=True, check=True).stdout


def _differ_in_case_alone(diff: str) -> bool:
    """Whether the lines that went and came say the same in capitals."""
    lines = [line for line in diff.splitlines() if not line.startswith(("---", "+++"))]
    gone, come = ([line[1:].upper() for line in lines if line.startswith(sign)] for sign in "-+")
    return gone == come


if __name__ == "__main__":
    main()
