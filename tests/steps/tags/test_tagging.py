import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from annotate.errors import UsageError
from annotate.json_records import to_dict
from annotate.learn.manifest import MANIFEST
from annotate.learn.scorer import Scorer
from annotate.records import Tagged
from annotate.steps.tags.models import find_model
from annotate.steps.tags.tagging import tagger
from annotate.text.reading import Reading
from annotate.workspace import Workspace
from tests.learn.test_manifest import WHOLE, put
from tests.records import article

SOURCES = article("Sources suggest that Varenia may follow.")


def test_articles_come_back_in_the_order_given_whatever_their_language() -> None:
    french = article("Des observateurs estiment que la Varénie suivra.", language="fr")
    by_rules = tagger()
    found = by_rules([french, SOURCES])
    assert [each.article for each in found] == [french, SOURCES]
    assert "Sources suggest" in [tag.text for tag in found[1].tags]
    assert {tag.codebook_version for each in found for tag in each.tags} == {by_rules.codebook.version}


def test_a_new_definition_of_one_label_makes_no_other_stale() -> None:
    by_rules = tagger()
    book = by_rules.codebook
    label = replace(book["loaded_label"], definition="Another noun.")
    changed = replace(book, labels=tuple(label if each.name == label.name else each for each in book.labels))
    versions = (by_rules.version("en"), replace(by_rules, codebook=changed).version("en"))
    before, after = (json.loads(version)["labels"] for version in versions)
    assert {name for name in before if before[name] != after[name]} == {"loaded_label"}


@pytest.fixture
def here(tmp_path: Path) -> Workspace:
    """A workspace with the manifest of a model, which is not in use."""
    made = Workspace.create(tmp_path / "w", seed=1)
    (made.models / WHOLE.id).mkdir()
    put(made.models / WHOLE.id, {"schema": 1, **to_dict(WHOLE)})
    return made


def test_a_model_is_found_by_its_id_by_what_is_in_use_and_by_its_folder(here: Workspace) -> None:
    place = here.models / WHOLE.id
    assert find_model(here, "none") is find_model(None, "none") is None
    assert find_model(here, "current") is find_model(None, "current") is None
    assert find_model(here, WHOLE.id) == find_model(here, WHOLE.id[:3]) == place
    assert find_model(here, str(place)) == find_model(None, str(place)) == place
    (here.models / "current").write_text(f"{WHOLE.id}\n")
    assert find_model(here, "current") == place
    with pytest.raises(UsageError, match="there is no model 'zzz'; the models are: 0123456789ab"):
        find_model(here, "zzz")
    with pytest.raises(UsageError, match="'zzz': it is not a model's folder, and there is no workspace"):
        find_model(None, "zzz")


def test_a_tagger_is_the_rules_alone_unless_a_model_is_named(here: Workspace) -> None:
    assert tagger(here).scorer is tagger().scorer is tagger(here, "current").scorer is None
    named = tagger(here, WHOLE.id[:4]).scorer
    assert named is not None
    assert (named.manifest, named.cache) == (WHOLE, here.state / "tokens")
    assert json.loads(tagger(here, WHOLE.id).version("en"))["model"] == WHOLE.id
    assert (here.models / WHOLE.id / MANIFEST).is_file()


def test_a_workspace_brings_its_own_word_list(here: Workspace) -> None:
    lexicon = here.data / "lexicons" / "loaded_label.tsv"
    lexicon.write_text("# columns: term\nquibblers\n", encoding="utf-8")
    text = article("The quibblers met on Monday.")
    own, packaged = tagger(here)([text])[0], tagger()([text])[0]
    assert "quibblers" in [each.text for each in own.tags]
    assert "quibblers" not in [each.text for each in packaged.tags]


FRENCH = article("Des observateurs estiment que la Varénie suivra.", language="fr")


@pytest.mark.parametrize(
    ("versions", "everywhere", "scored"),
    [
        ({"pipeline en": "p 1"}, False, ["en"]),
        ({"pipeline en": "p 1", "pipeline fr": "p 1"}, False, ["en", "fr"]),
        ({"pipeline en": "p 1"}, True, ["en", "fr"]),
        ({"annotate": "0.0.1"}, False, ["en", "fr"]),  # an early model does not tell
    ],
)
def test_a_model_scores_nothing_in_languages_it_did_not_learn_from(
    versions: dict[str, str], everywhere: bool, scored: list[str]
) -> None:
    scorer = Marker(
        manifest=replace(WHOLE, versions=versions), load=lambda: pytest.fail("loaded"), everywhere=everywhere
    )
    by_model = replace(tagger(), scorer=scorer)
    found = by_model([FRENCH, SOURCES, FRENCH])
    assert [each.article for each in found] == [FRENCH, SOURCES, FRENCH]
    marked = {each.article.language for each in found if any(tag.model_version for tag in each.tags)}
    assert sorted(marked) == scored
    assert all(each.tags for each in found)
    told = {each: json.loads(by_model.version(each))["model"] for each in ("en", "fr")}
    assert [each for each in told if told[each] == scorer.id] == scored
    assert [each.partition(": ")[0] for each in by_model.warnings] == (
        [] if "fr" in scored
        else [f"Model {scorer.id} learned from no article in French and was not measured there"]
    )  # fmt: skip


class Marker(Scorer):
    """Leaves its id on every tag, and needs no model for that."""

    def __call__(self, tagged: Sequence[Tagged], readings: Sequence[Reading]) -> list[Tagged]:
        assert [each.article for each in tagged] == [each.article for each in readings]
        return [
            replace(each, tags=tuple(replace(tag, model_version=self.id) for tag in each.tags))
            for each in tagged
        ]
