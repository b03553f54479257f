"""All that decides what is found, as one value."""

import json
import pickle
from dataclasses import replace
from pathlib import Path

import pytest

from annotate.batch.recipe import Recipe
from annotate.errors import InputError
from annotate.steps.tags.tagging import tagger
from annotate.steps.training.train import train
from annotate.workspace import Workspace
from tests.learn.invented import articles
from tests.records import article
from tests.steps.reviewed import workspace as reviewed

WALL = article("The wall of Sarel is all concrete, and the regime knows.")


@pytest.fixture
def desk(tmp_path: Path) -> Workspace:
    workspace = Workspace.create(tmp_path / "desk", seed=1)
    words(workspace, "concrete")
    settings = workspace.root / "annotate.toml"
    off = '[rules]\n"loaded_label/ruler" = false\n'
    settings.write_text(settings.read_text(encoding="utf-8").replace("[rules]\n", off), encoding="utf-8")
    return Workspace.at(workspace.root)


def words(workspace: Workspace, *found: str) -> None:
    text = "\n".join(["# columns: term", *found, ""])
    (workspace.data / "lexicons" / "loaded_language.tsv").write_text(text, encoding="utf-8")


def test_a_worker_tags_as_the_workspace_does(desk: Workspace) -> None:
    recipe = Recipe.of(desk, "current", raw=True)
    sent = pickle.loads(pickle.dumps(recipe))
    assert sent == recipe
    [there], [here] = sent.tagger()([WALL]), tagger(desk)([WALL])
    assert there == here
    assert [tag.text for tag in there.tags] == ["concrete"]
    assert [tag.text for tag in Recipe.of(None, "none", raw=True).tagger()([WALL])[0].tags] == ["regime"]


def test_equal_recipes_are_equal_bytes_and_others_are_not(desk: Workspace) -> None:
    recipe = Recipe.of(desk, "none", raw=False)
    assert Recipe.of(Workspace.at(desk.root), "none", raw=False) == recipe
    assert json.loads(recipe.versions).keys() == {"annotate", "languages"}
    assert json.loads(Recipe.of(desk, "none", raw=True).versions)["cleaner"]
    words(desk, "blot")
    assert Recipe.of(desk, "none", raw=False).versions != recipe.versions


def test_a_worker_with_other_versions_refuses(desk: Workspace) -> None:
    recipe = replace(Recipe.of(desk, "none", raw=False), versions='{"annotate": "0.0.1"}')
    with pytest.raises(
        InputError, match=r'would not tag as the one that sent the work: there \{"annotate": "0.0.1"\}, here'
    ):
        recipe.tagger()


def test_a_model_that_is_named_finds_there_what_it_finds_here(tmp_path: Path) -> None:
    here = reviewed(tmp_path / "desk", articles(24))
    model = train(here).manifest.id
    recipe = Recipe.of(here, model, raw=False)
    sent = pickle.loads(pickle.dumps(recipe)).tagger()
    given = [each.article for each in articles(3, seed=9)]
    assert sent(given) == tagger(here, model)(given)
    assert any(tag.model_version == model for found in sent(given) for tag in found.tags)
    assert (recipe.model, json.loads(recipe.versions)["languages"]["en"]["model"]) == (model, model)
