"""`make faults`: everything at full size, three parts at once; what came of it goes to docs/faults.md.

`python -m tests.faults PERCENT [PAGE]` does so much of it, and writes what came of it to PAGE.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from threading import Lock

from annotate.studio.key import KEY_VARIABLE
from annotate.studio.server import LocalServer
from tests.faults import files, sweep
from tests.faults.kills import Scene, kill
from tests.faults.page import ROOT, Row, commit, page
from tests.faults.processes import Processes
from tests.faults.proxy import KINDS, Asked, Kind
from tests.faults.scenes import SCENES, STUDIO_SCENES
from tests.studio_server import own_project

SEED = 20261125
KILLS, FILES, ANNOTATIONS = 20, 2_000, 5_000
AT_ONCE = 3  #: parts; one keeps less than a core busy

Part = Callable[[Path, float], Iterator[Row]]


def main() -> None:
    percent, names = int(sys.argv[1]), sys.argv[2:]
    began, of, writing = datetime.now(UTC), commit(), Lock()
    found: list[list[Row]] = [[] for _ in PARTS]

    def run(number: int) -> None:
        with TemporaryDirectory() as folder:
            for row in PARTS[number](Path(folder), percent / 100):
                with writing:
                    found[number].append(row)
                    _say(row)
                    rows = [each for part in found for each in part]
                    text = page(rows, began=began, percent=percent, seed=SEED, of=of)
                    for name in names:  # after every row: a run that is ended early has said what it did
                        Path(name).write_text(text, encoding="utf-8")

    with ThreadPoolExecutor(AT_ONCE) as pool:
        ended = [pool.submit(run, number) for number in range(len(PARTS))]
    for each in ended:
        each.result()
    sys.exit(any(row.wrong or row.tracebacks for part in found for row in part))


def _say(row: Row) -> None:
    print(
        f"{datetime.now(UTC):%H:%M} {row.fault}, {row.to}: {row.tried}; "
        f"wrong {len(row.wrong)}, tracebacks {row.tracebacks}",
        *(f"    {line}" for line in row.wrong),
        sep="\n",
        flush=True,
    )


@contextmanager
def _server(work: Path) -> Iterator[LocalServer]:
    """A server of its own for each part: two that shared one would wait for each other."""
    server = LocalServer(work)
    server.start(timeout=1_800)  # however busy the machine is
    try:
        yield server
    finally:
        server.stop()


def _files(work: Path, size: float) -> Iterator[Row]:
    count = max(1, round(FILES * size))
    with Processes() as processes:
        done = files.attempt(processes, work, count=count, seed=SEED)
    yield Row(
        fault="hostile file",
        to=", ".join(done.files),
        tried=f"{count:,} files",
        wrong=done.wrong,
        tracebacks=done.tracebacks,
    )


def _spoiled(work: Path, size: float) -> Iterator[Row]:
    """Every fault at every request; of a smaller run as many as are drawn, and at least each fault once."""
    with _server(work) as server:
        for scene in sweep.SCENES:
            picked = _drawn(scene.name, size)
            done = list(sweep.sweep(server, lambda: own_project(work), scene, picked=picked))
            yield Row(
                fault="a request spoiled by a proxy",
                to=scene.name,
                tried=f"{len(done)} faults of {len(KINDS)} kinds",
                wrong=tuple(
                    f"{each.kind} at {each.request}, {each.asked}: {each.wrong}"
                    for each in done
                    if each.wrong
                ),
                tracebacks=sum("TRACEBACK" in each.wrong for each in done),
            )


def _killed(work: Path, size: float) -> Iterator[Row]:
    with Processes() as processes:
        for command, scene in SCENES.items():
            yield _kills(scene(processes, _new(work / command)), processes, work / command, size)


def _killed_at_server(work: Path, size: float) -> Iterator[Row]:
    with _server(work) as server, Processes({KEY_VARIABLE: server.credentials.key}) as processes:
        url, key = server.start(), server.credentials.key
        for command, scene in STUDIO_SCENES.items():
            made = scene(processes, _new(work / command), url, key)
            yield _kills(made, processes, work / command, size)


def _new(place: Path) -> Path:
    place.mkdir()
    return place


def _kills(scene: Scene, processes: Processes, place: Path, size: float) -> Row:
    done = kill(scene, processes, place, count=max(1, round(KILLS * size)), seed=SEED)
    return Row(
        fault="killed",
        to="`models promote`" if scene.command == "promote" else f"`{scene.command}`",
        tried=f"{len(done.places)} kills at {done.effects:,} effects",
        wrong=done.wrong,
        tracebacks=done.tracebacks,
    )


def _annotations(_: Path, size: float) -> Iterator[Row]:
    count = max(1, round(ANNOTATIONS * size))
    tests = "tests/faults/test_annotations.py"
    yield _pytest("malformed annotations", "`pull`", tests, count)


def _submitters(_: Path, __: float) -> Iterator[Row]:
    yield _pytest("five submitters in a loop", "`push`, `pull`", "tests/faults/test_submitters.py", None)


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


#: In the order of the page, which is that of their beginning: the longest first.
PARTS: tuple[Part, ...] = (_spoiled, _killed_at_server, _killed, _files, _annotations, _submitters)


if __name__ == "__main__":
    main()
