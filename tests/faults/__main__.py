"""`make faults`: everything at full size; what came of it goes to docs/faults.md.

With a number as argument, everything at so many hundredths of its size, and nothing is written.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from annotate.studio.key import KEY_VARIABLE
from annotate.studio.server import LocalServer
from tests.faults import files
from tests.faults.kills import kill
from tests.faults.processes import Processes
from tests.faults.scenes import SCENES, STUDIO_SCENES

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
    hundredths = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    began = datetime.now(UTC)
    rows = []
    for row in _rows(hundredths / 100):
        print(
            f"{row.fault}, {row.to}: {row.tried}; wrong {len(row.wrong)}, tracebacks {row.tracebacks}",
            flush=True,
        )
        for line in row.wrong:
            print(f"    {line}", flush=True)
        rows.append(row)
    if hundredths == 100:
        (ROOT / "docs" / "faults.md").write_text(_page(rows, began), encoding="utf-8")
    sys.exit(any(row.wrong or row.tracebacks for row in rows))


def _rows(size: float) -> Iterator[Row]:
    with TemporaryDirectory() as folder:
        work = Path(folder)
        server = LocalServer(work)
        key = server.credentials.key
        try:
            url = server.start()
            with Processes({KEY_VARIABLE: key}) as processes:
                yield from _killed(processes, work, url, key, max(1, round(KILLS * size)))
                yield _tried(processes, work / "files", max(1, round(FILES * size)))
        finally:
            server.stop()
    yield _pytest(
        "annotations", "pull", "tests/faults/test_annotations.py", max(1, round(ANNOTATIONS * size))
    )
    yield _pytest("a fault at every request", "push, pull", "tests/faults/test_sweep.py", 0)


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


def _pytest(fault: str, to: str, path: str, count: int) -> Row:
    """A part of the suite that is tests already; ANNOTATE_FAULTS says how many to try, 1 for every one."""
    command = [sys.executable, "-m", "pytest", "-q", path]
    env = {**os.environ, "ANNOTATE_FAULTS": str(count or 1)}
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    wrong = () if done.returncode == 0 else (done.stdout[-3000:],)
    tried = f"{count:,} of them" if count else done.stdout.strip().splitlines()[-1]
    return Row(fault=fault, to=to, tried=tried, wrong=wrong, tracebacks=0)


def _page(rows: list[Row], began: datetime) -> str:
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
    return f"""# What faults do

Written by `make faults` (`python -m tests.faults`) on {began:%Y-%m-%d}, in {minutes:.0f} minutes, with seed
{SEED}. `make test` runs the same with three kills a command and three files a kind.

| fault | what it befalls | how often | wrong states | tracebacks |
|---|---|---|---|---|
{table}

- **Killed** means SIGKILL at a place drawn from the seed, counted in what a command does to the world
  outside: calls that write or rename files, statements to the database, bytes to the network. Until it is
  run again every command that reads must work; afterwards store, models, pages and server must hold what they
  hold after an undisturbed run.
- **Hostile files** go to every command that reads their kind. It must end with 0, 1, 2 or 3, name the file
  that it refuses, print no escape codes, and print only JSON that can be read, with offsets that fit.
- A loss of power is something else: `annotate/store/database.py` says what the database promises then.
"""


if __name__ == "__main__":
    main()
