"""Three kills a command; `make faults` tries twenty."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotate.studio.key import KEY_VARIABLE
from annotate.studio.server import LocalServer
from tests.faults.kills import Scene, kill
from tests.faults.processes import KILLED, Processes
from tests.faults.scenes import FEW, SCENES, STUDIO_SCENES, add
from tests.faults.state import differences, of

KILLS, SEED = 3, 1


@pytest.fixture(scope="module")
def processes() -> Iterator[Processes]:
    with Processes() as started:
        yield started


@pytest.fixture(scope="module")
def with_key(local_server: LocalServer) -> Iterator[Processes]:
    with Processes({KEY_VARIABLE: local_server.credentials.key}) as started:
        yield started


def unharmed(scene: Scene, processes: Processes, work: Path) -> None:
    done = kill(scene, processes, work, count=KILLS, seed=SEED, share=KILLS)
    assert done.wrong == ()
    assert done.tracebacks == 0
    assert len(set(done.places)) == KILLS


@pytest.mark.slow
@pytest.mark.parametrize("command", SCENES)
def test_a_killed_command_leaves_nothing_wrong(command: str, processes: Processes, tmp_path: Path) -> None:
    unharmed(SCENES[command](processes, tmp_path), processes, tmp_path)


@pytest.mark.slow
@pytest.mark.studio
@pytest.mark.xdist_group("studio")
@pytest.mark.parametrize("command", STUDIO_SCENES)
def test_a_command_killed_while_it_speaks_with_a_server_leaves_nothing_wrong(
    command: str, with_key: Processes, local_server: LocalServer, tmp_path: Path
) -> None:
    url, key = local_server.start(), local_server.credentials.key
    unharmed(STUDIO_SCENES[command](with_key, tmp_path, url, key), with_key, tmp_path)


def test_a_command_dies_at_the_effect_that_was_named_and_leaves_its_traces(
    processes: Processes, tmp_path: Path
) -> None:
    scene = add(processes, tmp_path)
    whole, none, half = tmp_path / "whole", tmp_path / "none", tmp_path / "half"
    for folder in (whole, none, half):
        scene.make(folder)
    effects = processes.well(scene.words, whole, kill_at=0).effects
    again = processes.well(scene.words, whole, kill_at=0).effects
    assert 0 < again < effects  # known files are not read again
    assert processes.run(scene.words, none, kill_at=1).code == KILLED
    assert not (none / ".annotate" / "store.sqlite3").exists()
    assert processes.run(scene.words, half, kill_at=effects * 3 // 4).code == KILLED  # the store is made
    told = [line for line in differences(of(whole), of(half)) if line.startswith("store: ")]
    assert [line.partition(" missing")[0] for line in told] == [
        f"store: articles: {FEW}",
        f"store: publications: {FEW}",
    ]


def test_a_wrong_row_a_missing_file_and_one_too_many_are_told(processes: Processes, tmp_path: Path) -> None:
    scene = add(processes, tmp_path)
    one, other = tmp_path / "one", tmp_path / "other"
    for folder in (one, other):
        scene.make(folder)
        processes.well(scene.words, folder)
    assert list(differences(of(one), of(other))) == []
    processes.well(("tag",), one)
    (other / ".annotate" / ".half").write_text("")
    told = list(differences(of(one), of(other)))
    assert told[0] == "files: 0 missing [], 1 too many ['.annotate/.half']"
    assert [line.split(":")[1] for line in told[1:]] == [" attributions", " codebooks", " taggings", " tags"]
