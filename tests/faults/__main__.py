"""`make faults`: everything at full size; what came of it goes to docs/faults.md.

`python -m tests.faults PERCENT [PAGE]` does so much of it, and writes what came of it to PAGE.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from annotate.studio.key import KEY_VARIABLE
from annotate.studio.server import LocalServer
from tests.faults import files, sweep
from tests.faults.kills import kill
from tests.faults.processes import Processes
from tests.faults.proxy import KINDS, Asked, Kind
from tests.faults.scenes import SCENES, STUDIO_SCENES
from tests.studio_server import own_project

ROOT = Path(__file__).parents[2]
SEED = 20261125
KILLS, FILES, ANNOTATIONS = 20, 2_000, 5_000


@dataclass(frozen=True, kw_only=True)
class Row:
    """A row of the table: what was done to what, how often, and how often it went wrong."""

    fault: str
    to: str
    tried: str
    wrong: tuple[str, ...]
    tracebacks: int


def main() -> None:
    percent = int(sys.argv[1])
    began = datetime.now(UTC)
    rows = []
    for row in _rows(percent / 100):
        print(
            f"{row.fault}, {row.to}: {row.tried}; wrong {len(row.wrong)}, tracebacks {row.tracebacks}",
            flush=True,
        )
        for line in row.wrong:
            print(f"    {line}", flush=True)
        rows.append(row)
        if sys.argv[2:]:  # after every row, so that a run that is ended early has said what it did
            Path(sys.argv[2]).write_text(_page(rows, began, percent), encoding="utf-8")
    sys.exit(any(row.wrong or row.tracebacks for row in rows))


def _rows(size: float) -> Iterator[Row]:
    with TemporaryDirectory() as folder:
        work = Path(folder)
        server = LocalServer(work)
        key = server.credentials.key
        try:
            url = server.start()
            with Processes({KEY_VARIABLE: key}) as processes:
                yield _tried(processes, work / "files", max(1, round(FILES * size)))
                yield from _spoiled(server, work, size)
                yield from _killed(processes, work, url, key, max(1, round(KILLS * size)))
        finally:
            server.stop()
    yield _pytest(
        "malformed annotations",
        "`pull`",
        "tests/faults/test_annotations.py",
        max(1, round(ANNOTATIONS * size)),
    )
    yield _pytest("five submitters in a loop", "`push`, `pull`", "tests/faults/test_submitters.py", None)


def _killed(processes: Processes, work: Path, url: str, key: str, count: int) -> Iterator[Row]:
    for command in (*SCENES, *STUDIO_SCENES):
        place = work / command
        place.mkdir()
        scene = (
            SCENES[command](processes, place)
            if command in SCENES
            else STUDIO_SCENES[command](processes, place, url, key)
        )
        done = kill(scene, processes, place, count=count, seed=SEED)
        yield Row(
            fault="killed",
            to=f"`{' '.join(scene.words[:2])}`" if command == "promote" else f"`{command}`",
            tried=f"{len(done.places)} kills at {done.effects:,} effects",
            wrong=done.wrong,
            tracebacks=done.tracebacks,
        )


def _tried(processes: Processes, work: Path, count: int) -> Row:
    work.mkdir()
    done = files.attempt(processes, work, count=count, seed=SEED)
    return Row(
        fault="hostile file",
        to=", ".join(done.files),
        tried=f"{count:,} files",
        wrong=done.wrong,
        tracebacks=done.tracebacks,
    )


def _spoiled(server: LocalServer, work: Path, size: float) -> Iterator[Row]:
    """Every fault at every request; of a smaller run as many as are drawn, and at least each fault once."""
    for scene in sweep.SCENES:
        done = list(sweep.sweep(server, lambda: own_project(work), scene, picked=_drawn(scene.name, size)))
        yield Row(
            fault="a request spoiled by a proxy",
            to=scene.name,
            tried=f"{len(done)} faults of {len(KINDS)} kinds",
            wrong=tuple(
                f"{each.kind} at {each.request}, {each.asked}: {each.wrong}" for each in done if each.wrong
            ),
            tracebacks=sum("TRACEBACK" in each.wrong for each in done),
        )


def _drawn(scene: str, size: float) -> Callable[[int, Asked, Kind], bool]:
    draw, seen = Random(f"{SEED} {scene}"), set[Kind]()

    def picked(_number: int, _asked: Asked, kind: Kind) -> bool:
        if kind in seen and draw.random() >= size:
            return False
        seen.add(kind)
        return True

    return picked


def _pytest(fault: str, to: str, path: str, count: int | None) -> Row:
    """A part of the suite that is tests already; ANNOTATE_FAULTS says how many examples each tries."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", path]
    env = os.environ | ({} if count is None else {"ANNOTATE_FAULTS": str(count)})
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    tests = done.stdout.strip().splitlines()[-1].partition(" in ")[0]
    return Row(
        fault=fault,
        to=to,
        tried=tests if count is None else f"{count:,} examples a property, {tests}",
        wrong=() if done.returncode == 0 else (done.stdout[-3000:],),
        tracebacks=0,
    )


def _page(rows: list[Row], began: datetime, percent: int) -> str:
    minutes = (datetime.now(UTC) - began).total_seconds() / 60
    everything = Row(
        fault="**all**",
        to="",
        tried="",
        wrong=tuple(line for row in rows for line in row.wrong),
        tracebacks=sum(row.tracebacks for row in rows),
    )
    table = "\n".join(
        f"| {row.fault} | {row.to} | {row.tried} | {len(row.wrong)} | {row.tracebacks} |"
        for row in (*rows, everything)
    )
    full = "the full size" if percent == 100 else f"{percent} % of the full size, which was not run that day"
    return f"""# What faults do

Written by `python -m tests.faults {percent} docs/faults.md` on {began:%Y-%m-%d}, in {minutes:.0f} minutes,
with seed {SEED}: {full}. `make faults` runs the full size, `make test` three kills a command,
two files a kind and one fault of each kind.

| fault | what it befalls | how often | wrong states | tracebacks |
|---|---|---|---|---|
{table}

- **Killed** means SIGKILL at a place drawn from the seed, counted in what a command does to the world
  outside: calls that write or rename files, statements to the database, bytes to the network. Until it is
  run again every command that reads must work; afterwards store, models, pages and server must hold what they
  hold after an undisturbed run.
- **Hostile files** go to every command that reads their kind. It must end with 0, 1, 2 or 3, name the file
  that it refuses, print no escape codes, and print only JSON that can be read, with offsets that fit.
- **A spoiled request** is answered with 500, 502, a page, JSON of another shape, half an answer or none, or
  late; or it is done twice, or only in part. Run again undisturbed, store and server must stand as if nothing
  had been.
- **Malformed annotations** are what a server might send of reviews: no error but ours, and nothing is
  rejected that was not shown. **Submitters** review while pushes run: each page keeps its tags, each review
  arrives once.
- A loss of power is something else: `annotate/store/database.py` says what the database promises then.
"""


if __name__ == "__main__":
    main()
