"""Commands killed at seeded places, then run again: what is there must be what an undisturbed run leaves.

A scene is a workspace just before a command. The command is run once undisturbed, which counts its effects
(see `processes`); then it is killed at some of them, each time in a fresh workspace. What a killed command
leaves must be readable by every command that only reads; and when the command was run again, workspace and
server must hold what they hold after the undisturbed run.
"""

import random
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.faults import state
from tests.faults.processes import KILLED, Ended, Processes
from tests.faults.state import State, differences

READERS = (
    ("list",),
    ("doctor",),
    ("models", "list"),
    ("labels", "--precision"),
    ("export", "tags"),
    ("export", "reviews"),
    ("export", "decisions", "--format", "jsonl"),
    ("summary", "--all", "--format", "json"),
    ("compare", "--format", "json"),
)


@dataclass(frozen=True, kw_only=True)
class Scene:
    """A command, and how to make a workspace just before it in a folder that does not exist yet.

    `state` says what is there afterwards. `settle` waits until nothing of a killed run is still under way.
    """

    command: str
    words: tuple[str, ...]
    make: Callable[[Path], object]
    state: Callable[[Path], State] = state.of
    settle: Callable[[Path], None] = lambda _: None


@dataclass(frozen=True, kw_only=True)
class Kills:
    """What came of the kills of one command; `wrong` says where it was killed and what was wrong then."""

    command: str
    effects: int
    places: tuple[int, ...]
    wrong: tuple[str, ...]
    tracebacks: int


def kill(scene: Scene, processes: Processes, work: Path, *, count: int, seed: int, share: int = 1) -> Kills:
    """Kill the scene's command `count` times: its run is cut into as many parts, and each has a drawn place.

    With a `share` of 3, a third of the reading commands is tried after each kill, in turn: all after three.
    """
    calm = work / "undisturbed"
    scene.make(calm)
    done = processes.well(scene.words, calm, kill_at=0)
    expected = scene.state(calm)
    places = tuple(_places(done.effects, count, random.Random(f"{seed} {scene.command}")))
    wrong: list[str] = []
    tracebacks = 0
    unable: dict[tuple[str, ...], int] = {}  # a summary, say, before anything is tagged
    for number, place in enumerate(places):
        folder = work / f"killed-at-{place}"
        scene.make(folder)
        at = f"{scene.command} killed at effect {place} of {done.effects}"
        killed = processes.run(scene.words, folder, kill_at=place)
        if killed.code != KILLED:
            wrong.append(f"{at}: not killed, it ended with {killed.code} before: {killed.stderr}")
            continue
        for words, each in _read(processes, READERS[number % share :: share], folder):
            if each.code != 0 and each.code != _code_before(unable, scene, processes, work, words):
                wrong.append(f"{at}: annotate {' '.join(words)} ended with {each.code}: {each.stderr}")
            tracebacks += each.traceback
        scene.settle(folder)
        again = processes.run(scene.words, folder)
        tracebacks += again.traceback
        if again.code != 0:
            wrong.append(f"{at}: run again it ended with {again.code}: {again.stderr}")
        wrong += [f"{at}: {line}" for line in differences(expected, scene.state(folder))]
        shutil.rmtree(folder)
    shutil.rmtree(calm)
    return Kills(
        command=scene.command, effects=done.effects, places=places, wrong=tuple(wrong), tracebacks=tracebacks
    )


def _read(
    processes: Processes, reading: Sequence[tuple[str, ...]], folder: Path
) -> list[tuple[tuple[str, ...], Ended]]:
    """What reading commands say of a copy: reading may mend, or keep what it reckoned."""
    copy = folder.with_name(f"{folder.name}-read")
    shutil.copytree(folder, copy)
    read = [(words, processes.run(words, copy)) for words in reading]
    shutil.rmtree(copy)
    return read


def _code_before(
    unable: dict[tuple[str, ...], int], scene: Scene, processes: Processes, work: Path, words: tuple[str, ...]
) -> int:
    """What a reading command ends with before the scene's command, 0 unless there is nothing to read yet."""
    if words not in unable:
        before = work / "before"
        scene.make(before)
        unable[words] = processes.run(words, before).code
        shutil.rmtree(before)
    return unable[words]


def _places(effects: int, count: int, draw: random.Random) -> Iterator[int]:
    for part in range(count):
        yield 1 + int((part + draw.random()) * effects / count)
