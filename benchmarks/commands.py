"""How the commands' processor time and memory grow with the number of articles in a workspace.

Each runs as a process of its own, on three sizes that are ten times each other. What starting takes is the
same in all three, so it falls out: the exponent is the logarithm of what the last step added over what the
step before added. Memory per article is what each step added at the peak, in KB.
"""

import math
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.generated import write

STEEPEST = 1.15  #: exponent of processor time
LEAST_SECONDS = 0.2  #: that the first step must add, or the exponent is noise
LEAST_KB = 4.0  #: an article: less is noise, and would be 200 MB at 50,000
LARGER = 1.25  #: times as much memory per article as the step before is growth
#: Waits for a command in a process that is small: what is started has the peak of what started it.
_WAIT = """
import os, subprocess, sys
child = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
_, status, used = os.wait4(child.pid, 0)
print(status, used.ru_utime + used.ru_stime, used.ru_maxrss)
"""
COMMANDS: tuple[tuple[str, ...], ...] = (
    ("add", "../articles.jsonl"),
    ("tag",),
    ("list",),
    ("summary", "--all", "--format", "json", "--out", "summaries"),
    ("compare", "--format", "json"),
    ("export", "articles", "--format", "jsonl"),
)


@dataclass(frozen=True, kw_only=True)
class Growth:
    """What a command took at each size: seconds of processor time, and MB at the peak."""

    command: str
    sizes: Sequence[int]
    seconds: Sequence[float]
    peak: Sequence[float]

    @property
    def exponent(self) -> float | None:
        """Of processor time; None where it takes too little to be measured."""
        first, last = _steps(self.seconds)
        return math.log10(last / first) if first >= LEAST_SECONDS and last > 0 else None

    @property
    def kb(self) -> tuple[float, float]:
        """Memory per article of the first step and of the last."""
        (first, last), (some, more) = _steps(self.peak), _steps(self.sizes)
        return 1024 * first / some, 1024 * last / more

    @property
    def steep(self) -> bool:
        """Whether its time grows faster than the articles."""
        return self.exponent is not None and self.exponent > STEEPEST

    @property
    def heavy(self) -> bool:
        """Whether each article takes more memory the more there are."""
        first, last = self.kb
        return last > max(LEAST_KB, LARGER * first)


def growths(most: int) -> Iterator[Growth]:
    """Of each command, with up to `most` articles (a hundredth and a tenth of them before)."""
    sizes = (most // 100, most // 10, most)
    with tempfile.TemporaryDirectory() as folder:
        found = [list(_run(Path(folder) / str(size), size)) for size in sizes]
    for words, *took in zip(COMMANDS, *found, strict=True):
        seconds, peak = zip(*took, strict=True)
        yield Growth(command=" ".join(words[:2]), sizes=sizes, seconds=seconds, peak=peak)


def _run(folder: Path, size: int) -> Iterator[tuple[float, float]]:
    """Seconds and MB of each command in a new workspace of so many articles."""
    folder.mkdir()
    write(folder / "articles.jsonl", size)
    measured(("init", "desk"), folder)
    for words in COMMANDS:
        yield measured(words, folder / "desk")


def measured(words: Sequence[str], folder: Path) -> tuple[float, float]:
    """Seconds of processor time and MB at the peak of one command. RuntimeError where it fails."""
    command = [sys.executable, "-c", _WAIT, sys.executable, "-m", "annotate", *words]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    status, seconds, kilobytes = done.stdout.split()
    if status != "0":
        raise RuntimeError(f"annotate {' '.join(words)} failed")
    return float(seconds), float(kilobytes) / 1024


def _steps(values: Sequence[float]) -> tuple[float, float]:
    low, middle, high = values
    return middle - low, high - middle
