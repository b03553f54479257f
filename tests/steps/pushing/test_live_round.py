"""What a round does and leaves, wherever the one before it was stopped."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from annotate.errors import MissingError
from annotate.json_records import to_dict
from annotate.learn.manifest import MANIFEST, ModelManifest
from annotate.learn.registry import Registry
from annotate.steps.pushing.live import Link, keep, link, version_of
from annotate.steps.pushing.live_round import WANTED, go_round, newly_reviewed, want_training
from annotate.steps.training.learning import reviewed, training_sets
from annotate.studio.server import LocalServer
from annotate.team import Assignment, AssignmentEvent, Design
from annotate.workspace import Workspace
from tests.learn.invented import articles
from tests.learn.manifests import MEASURED
from tests.steps.reviewed import review, workspace

MADE = articles(24)


class Ran(list[str]):
    """The commands that a round ran, each ending with `code`."""

    code: int | None = 0

    def __call__(self, word: str) -> int | None:
        self.append(word)
        return self.code


def connected(here: Workspace) -> Link:
    """As `annotate review --live` leaves it; the server does not run now."""
    server = LocalServer(here.state).name
    made = Link(server=server, project=1, path="p", password="q", version=version_of(here), model=None)
    keep(here, made)
    return made


def trained(here: Workspace) -> str:
    """A model that learned from all that is reviewed, as the registry keeps it; the gate refused it."""
    data = reviewed(here)
    data.save(training_sets(here))
    manifest = ModelManifest(
        id="0123456789ab", made_at="2026-11-22T08:00:00Z", labels=data.labels, thresholds={},
        any_label_threshold=None, fingerprint=data.fingerprint, articles=(), features=1,
        weights="", versions={}, files={}, **MEASURED | {"gate": MEASURED["gate"] | {"passed": False}},
    )  # fmt: skip
    folder = here.models / manifest.id
    folder.mkdir()
    (folder / MANIFEST).write_text(json.dumps({"schema": 1, **to_dict(manifest)}))
    return manifest.id


def went(
    here: Workspace, known: Link, *, first: bool = False, code: int | None = 0
) -> tuple[list[str], list[str]]:
    """What a round ran, and what it said; but for the `first` one it has seen all reviews."""
    ran, said = Ran(), list[str]()
    ran.code = code
    with here.store() as store:
        seen = -1 if first else store.states()
    go_round(here, known, seen=seen, run=ran, say=said.append)
    return list(ran), said


def test_only_articles_that_the_newest_model_did_not_have_count(tmp_path: Path) -> None:
    here = workspace(tmp_path / "w", MADE[:11])
    assert newly_reviewed(here) == 0  # too few to train on
    review(here, MADE[11:20])
    assert newly_reviewed(here) == 20
    trained(here)
    assert newly_reviewed(here) == 0
    review(here, MADE[20:], reviewer="B")
    review(here, MADE[:5], reviewer="B")  # known articles, read by another person
    assert newly_reviewed(here) == 4


def test_it_trains_once_enough_is_new_and_not_again_on_the_same(tmp_path: Path) -> None:
    here = workspace(tmp_path / "w", MADE)
    known = connected(here)
    assert went(here, known) == ([], [])  # nothing was fetched in this round
    assert went(here, known, first=True) == (
        ["train"],
        ["24 newly reviewed articles: training begins", "Model None is in use"],
    )
    trained(here)
    assert went(here, known, first=True) == ([], [])


@pytest.mark.parametrize(("setting", "trains"), [(0, False), (24, True), (25, False)])
def test_how_many_is_a_setting_that_is_read_anew(tmp_path: Path, setting: int, trains: bool) -> None:
    here = workspace(tmp_path / "w", MADE)
    known, settings = connected(here), here.root / "annotate.toml"
    settings.write_text(settings.read_text().replace("# retrain = 20", f"retrain = {setting}"))
    assert went(here, known, first=True, code=1)[0] == ["train"] * trains


def test_a_round_tells_what_it_saw_so_that_reviews_fetched_by_a_command_count_too(tmp_path: Path) -> None:
    here = workspace(tmp_path / "w", MADE[:19])
    known, ran = connected(here), Ran()
    seen = go_round(here, known, seen=-1, run=ran, say=ran.append)
    assert (seen, list(ran)) == (19, [])
    review(here, MADE[19:20])
    ran.code = 1
    assert go_round(here, known, seen=seen, run=ran, say=ran.append) == 20
    assert list(ran) == ["20 newly reviewed articles: training begins", "train"]
    ran.code = None  # stopped: it is still to be done
    assert go_round(here, known, seen=seen, run=ran, say=ran.append) == seen


def test_a_training_that_was_stopped_is_taken_up_and_one_that_ended_is_not(tmp_path: Path) -> None:
    here = workspace(tmp_path / "w", MADE)
    known, wanted = connected(here), here.state / WANTED
    assert went(here, known, first=True, code=None)[0] == ["train"]
    assert wanted.exists()
    trained(here)  # it was killed after the model was kept, and before it was promoted
    assert went(here, known)[0] == ["train"]
    assert not wanted.exists()
    want_training(here)  # the button
    assert went(here, known, code=1) == (["train"], [])  # the gate said no, in the command's own words
    assert not wanted.exists()
    assert went(here, known) == ([], [])


def test_while_a_command_writes_the_training_waits(tmp_path: Path) -> None:
    here = workspace(tmp_path / "w", MADE)
    known = connected(here)
    with here.lock("tag"), pytest.raises(MissingError, match="`annotate tag`"):
        went(here, known, first=True)
    assert (here.state / WANTED).exists()
    assert went(here, known)[0] == ["train"]


def test_a_promoted_model_tags_whoever_promoted_it_and_a_refused_one_changes_nothing(tmp_path: Path) -> None:
    here = workspace(tmp_path / "w", MADE)
    known = connected(here)
    model = trained(here)
    assert went(here, known) == ([], [])
    Registry(here.models).promote(model)
    assert went(here, known, code=3)[0] == ["tag"]
    assert link(here) == known
    assert went(here, known)[0] == ["tag"]
    after = link(here)
    assert after == replace(known, model=model)
    assert went(here, after)[0] == []


def test_while_an_assignment_is_open_only_a_person_makes_it_train(tmp_path: Path) -> None:
    here = workspace(tmp_path / "w", MADE)
    known = connected(here)
    run = Assignment(
        id="a1", made_at="2026-11-20T08:00:00Z", seed=1, coders=("r-1",), design=Design(double=0),
        server="s", codebook_version="1.0",
    )  # fmt: skip
    with here.store() as store, store.transaction():
        store.add_assignment(run, [])
    assert went(here, known, first=True) == ([], [])
    want_training(here)
    assert went(here, known, first=True, code=1)[0] == ["train"]
    with here.store() as store, store.transaction():
        store.add_event(AssignmentEvent(assignment="a1", at="2026-11-21T08:00:00Z", what="closed"))
    assert went(here, known, first=True, code=1)[0] == ["train"]
