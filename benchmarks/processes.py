"""Whole processes beside each other, in turn: what starting takes, tagging beside proselint's own command.

A figure is the median of the ratios of processor time, pair by pair, children included; where it says so, of
the time that passes by the clock, which means something on free cores alone.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from annotate.text.pipeline import load
from benchmarks.generated import texts
from benchmarks.table import Row

#: Waits for a command in a process that is small: what is started has the peak of what started it.
_WAIT = """
import os, subprocess, sys, time
begin = time.perf_counter()
child = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
_, status, used = os.wait4(child.pid, 0)
clock = time.perf_counter() - begin
print(os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime, clock, used.ru_maxrss)
"""
ANNOTATE = (sys.executable, "-m", "annotate")
_STARTS, _ROUNDS = 9, 3
SHORT = "The council of Tolme raised the harbour tax on Monday, and its fishermen will pay twice as much.\n"


@dataclass(frozen=True, kw_only=True)
class Took:
    """Seconds of processor time and by the clock, MB at the peak of the largest process, the exit code."""

    seconds: float
    clock: float
    peak: float
    code: int


def run(command: Sequence[str], folder: Path, *, codes: Sequence[int] = (0,)) -> Took:
    """What a command takes. RuntimeError where it ends with another code than these.

    Modules are compiled once and kept, as those of an installed program are, whatever the shell says of that.
    """
    words = [sys.executable, "-c", _WAIT, *command]
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(words, cwd=folder, env=kept, capture_output=True, text=True, check=True)
    code, seconds, clock, kilobytes = done.stdout.split()
    if int(code) not in codes:
        raise RuntimeError(f"{' '.join(command)} ended with {code}")
    return Took(seconds=float(seconds), clock=float(clock), peak=float(kilobytes) / 1024, code=int(code))


def starting() -> Iterator[Row]:
    """The help page and one article, beside what must be imported and loaded for them."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "article.txt").write_text(next(texts(1)), encoding="utf-8")
        (folder / "short.txt").write_text(SHORT, encoding="utf-8")
        imports = (sys.executable, "-c", "import typer, rich")
        without = "import sys; sys.modules['torch'] = None"  # which scan keeps out, too: like beside like
        loading = (sys.executable, "-c", f"{without}; import spacy; spacy.load({load('en').name!r})")
        pairs = {
            "`annotate --help`, of importing typer and rich": ((*ANNOTATE, "--help"), imports, 1.5),
            "`annotate scan` of one article, of `spacy.load` without torch": (
                (*ANNOTATE, "scan", "article.txt"),
                loading,
                1.2,
            ),
            f"`annotate scan` of {len(SHORT.split())} words, of `spacy.load` without torch": (
                (*ANNOTATE, "scan", "short.txt"),
                loading,
                None,  # the identifier of languages is loaded for it, too
            ),
        }
        for what, (ours, theirs, limit) in pairs.items():
            run(ours, folder)  # what is compiled once
            found = [run(ours, folder).seconds / run(theirs, folder).seconds for _ in range(_STARTS)]
            yield Row(what=what, figure=statistics.median(found), limit=limit)


def tagging(articles: int, proselint: bool) -> Iterator[Row]:
    """`tag --jobs 2` of so many new articles, beside one process and beside proselint's own command.

    Nothing is said of `proselint` where it is not installed. By the clock 1.5 times its time was asked for;
    that is no limit here, since on a busy machine two processes wait for each other.
    """
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "articles").mkdir()
        for number, text in enumerate(texts(articles)):
            (folder / "articles" / f"{number}.txt").write_text(text, encoding="utf-8")
        run((*ANNOTATE, "init", "desk"), folder)
        run((*ANNOTATE, "add", "../articles"), folder / "desk")

        def tag(*more: str) -> Took:
            shutil.copytree(folder / "desk", folder / "copy")
            took = run((*ANNOTATE, "tag", *more), folder / "copy")
            shutil.rmtree(folder / "copy")
            return took

        def check() -> Took:
            command = (sys.executable, "-m", "proselint", "check", "articles")
            return run(command, folder, codes=(0, 1))

        ways: dict[str, Callable[[], Took]] = {"one process": tag}
        if proselint:
            ways["proselint's own command"] = check
        rounds = [(tag("--jobs", "2"), [way() for way in ways.values()]) for _ in range(_ROUNDS)]
        for at, name in enumerate(ways):
            what = f"`tag --jobs 2` of {articles:,} articles, of {name}"
            figure = statistics.median(ours.seconds / others[at].seconds for ours, others in rounds)
            yield Row(what=what, figure=figure)
            figure = statistics.median(ours.clock / others[at].clock for ours, others in rounds)
            yield Row(what=f"{what}, by the clock", figure=figure)
