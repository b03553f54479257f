"""How the commands' processor time and memory grow with the number of articles in a workspace.

Each runs as a process of its own, on three sizes that are ten times each other. What starting takes is the
same in all three, so it falls out: the exponent is the logarithm of what the last step added over what the
step before added. Memory per article is what each step added at the peak, in KB.
"""

import math
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.generated import write
from benchmarks.processes import ANNOTATE, Took, run
from benchmarks.table import Row

STEEPEST = 1.15  #: exponent of processor time
LEAST_SECONDS = 0.2  #: that the first step must add in all runs, or the exponent is noise
AGAIN = {"export": 25}  #: runs of what is quick and changes nothing, of which the quickest counts
LEAST_ARTICLES = 500  #: that a step adds, or what it takes is noise, and held to no limit
LEAST_KB = 4.0  #: an article: less is noise, and would be 200 MB at 50,000
REPORT = 0.2  #: of the time to tag an article, to report on it
MOST = 600.0  #: MB at the peak
LARGER = 1.25  #: times as much memory per article as the step before is growth
COMMANDS: tuple[tuple[str, ...], ...] = (
    ("add", "../articles.jsonl"),
    ("tag",),
    ("list",),
    ("summary", "--all", "--format", "json", "--out", "summaries"),
    ("summary", "--all", "--out", "texts"),
    ("compare", "--format", "json"),
    ("export", "articles", "--format", "jsonl"),
)


@dataclass(frozen=True, kw_only=True)
class Growth:
    """What a command took at each size: seconds of processor time (the least of `runs`), MB at the peak."""

    command: str
    sizes: Sequence[int]
    seconds: Sequence[float]
    peak: Sequence[float]
    runs: int = 1

    @property
    def exponent(self) -> float | None:
        """Of processor time; None where it takes too little to be measured."""
        first, last = _steps(self.seconds)
        return math.log10(last / first) if self.runs * first >= LEAST_SECONDS and last > 0 else None

    @property
    def kb(self) -> tuple[float, float]:
        """Memory per article of the first step and of the last."""
        (first, last), (some, more) = _steps(self.peak), _steps(self.sizes)
        return 1024 * first / some, 1024 * last / more

    def rows(self) -> Iterator[Row]:
        """Exponent, memory per article, and the peak with the most articles."""
        first, last = self.kb
        most = f"{self.sizes[-1]:,}"
        called = f"`{self.command}`, {self.sizes[0]:,} to {most} articles"
        step, _ = _steps(self.sizes)
        yield _judged(f"{called}: exponent", self.exponent, STEEPEST, step)
        yield _judged(f"{called}: KB an article", last, max(LEAST_KB, LARGER * first), step)
        yield Row(what=f"`{self.command}`, {most} articles: peak MB", figure=self.peak[-1], limit=MOST)


def growths(most: int) -> Iterator[Growth]:
    """Of each command, with up to `most` articles (a hundredth and a tenth of them before)."""
    sizes = (most // 100, most // 10, most)
    with tempfile.TemporaryDirectory() as folder:
        found = [list(_run(Path(folder) / str(size), size)) for size in sizes]
    for words, *took in zip(COMMANDS, *found, strict=True):
        seconds, peak = [each.seconds for each in took], [each.peak for each in took]
        command = " ".join(words).partition(" --out")[0]
        runs = AGAIN.get(words[0], 1)
        yield Growth(command=command, sizes=sizes, seconds=seconds, peak=peak, runs=runs)


def beside_tagging(found: Sequence[Growth]) -> Iterator[Row]:
    """What one article more costs in a summary of all, beside what it costs to tag it."""
    (tag,) = (_steps(each.seconds)[1] for each in found if each.command == "tag")
    for each in found:
        if each.command.startswith("summary"):
            figure, (_, step) = _steps(each.seconds)[1] / tag, _steps(each.sizes)
            yield _judged(f"`{each.command}`, of `tag`, for one article more", figure, REPORT, step)


def _judged(what: str, figure: float | None, limit: float, articles: float) -> Row:
    """A figure with its limit, where a step of so many articles says enough to hold it to one."""
    if articles < LEAST_ARTICLES:
        return Row(what=f"{what} (not judged: too few articles)", figure=figure)
    return Row(what=what, figure=figure, limit=limit)


def _run(folder: Path, size: int) -> Iterator[Took]:
    """What each command takes in a new workspace of so many articles."""
    folder.mkdir()
    write(folder / "articles.jsonl", size)
    run((*ANNOTATE, "init", "desk"), folder)
    for words in COMMANDS:
        tried = [run((*ANNOTATE, *words), folder / "desk") for _ in range(AGAIN.get(words[0], 1))]
        took = min(tried, key=lambda each: each.seconds)
        done = f"{' '.join(words)} with {size:,} articles: {took.seconds:.1f} s, {took.peak:.0f} MB"
        print(done, file=sys.stderr, flush=True)
        yield took


def _steps(values: Sequence[float]) -> tuple[float, float]:
    low, middle, high = values
    return middle - low, high - middle
