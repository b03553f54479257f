from pathlib import Path

from annotate.steps.tags.tagging import tagger
from annotate.steps.training.learning import encoder_of, featurise_all, reviewed
from tests.learn.invented import LABEL, articles
from tests.steps.reviewed import review, workspace
from tests.told import Told


def test_what_was_reviewed_is_learned_from_with_who_reviewed_it(tmp_path: Path) -> None:
    made = articles(3)
    here = workspace(tmp_path / "w", made[:2])
    review(here, made[2:], reviewer="B")
    data = reviewed(here)
    assert data.reviewers == ("A", "B")
    assert [(each.id, each.spans, each.group) for each in data.articles] == [
        (each.id, each.spans, "The Lunn Courier") for each in made
    ]
    assert data.articles[0].offered == {LABEL}


def test_every_article_is_featurised_and_its_parse_kept(tmp_path: Path) -> None:
    here = workspace(tmp_path / "w", articles(2))
    told, data = Told(), reviewed(here)
    found = featurise_all(data, tagger(here), tmp_path / "cache", progress=told)
    assert list(found) == [each.id for each in data.articles]
    assert all(found[each.id].article == each.article for each in data.articles)
    assert (told.begun, told.done) == ([(2, "Reading")], 2)
    assert len(list((tmp_path / "cache").iterdir())) == 2


def test_without_a_setting_there_is_no_encoder(tmp_path: Path) -> None:
    assert encoder_of(workspace(tmp_path / "w")) is None
