"""The workspace of training articles: apart from the study, and with answers that fit its codebook."""

import json
import os
from pathlib import Path

import pytest

from annotate.errors import InputError, MissingError
from annotate.samples import samples
from annotate.steps.team.coder_training import SAMPLES, answers, begin, begun, training
from annotate.steps.team.qualify import confirm_qualified, trainees
from annotate.team import Coder
from annotate.workspace import Workspace


@pytest.fixture
def study(tmp_path: Path) -> Workspace:
    return Workspace.create(tmp_path / "desk", seed=1)


def gold(folder: Path, *records: object) -> str:
    file = folder / "gold.jsonl"
    file.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    return str(file)


def record(name: str, text: str, *spans: tuple[int, int, str]) -> dict[str, object]:
    return {"id": name, "group": "g", "text": text, "spans": spans}


def test_the_samples_are_training_articles_with_their_answers(study: Workspace) -> None:
    place = begin(study, SAMPLES)
    known = answers(place)
    assert sorted(article.text for article, _ in known.values()) == sorted(x.text for x in samples())
    for sample in samples():
        [coding] = [coding for article, coding in known.values() if article.text == sample.text]
        assert sum(map(len, coding.spans.values())) == len(sample.spans)


def test_it_lies_in_the_studys_state_and_has_its_settings_words_and_codebook(study: Workspace) -> None:
    (study.data / "lexicons" / "loaded_label.tsv").write_text("phrase\nink-slinger\n", encoding="utf-8")
    place = begin(study, SAMPLES)
    assert place.root.parent == study.state
    assert place.config.studio_project == f"{study.config.studio_project} · training"
    assert place.codebook() == study.codebook()
    assert (place.data / "lexicons" / "loaded_label.tsv").exists()
    (study.data / "lexicons" / "loaded_label.tsv").unlink()
    assert not (begin(study, SAMPLES).data / "lexicons" / "loaded_label.tsv").exists()
    with study.store() as store:
        assert store.articles() == ()


def test_before_it_was_begun_it_is_missing_and_nobody_is_held_back(study: Workspace) -> None:
    assert not begun(study)
    with pytest.raises(MissingError, match="begin with `annotate assign --training samples`"):
        training(study)
    with study.store() as store:
        confirm_qualified(study, store, [Coder(server="s", account=1, joined="", code="r-a")])
        with pytest.raises(MissingError):
            trainees(study, store)


def test_answers_by_labels_that_the_codebook_lacks_are_refused(study: Workspace, tmp_path: Path) -> None:
    file = gold(tmp_path, record("a", "A brute.", (2, 7, "slur")))
    with pytest.raises(
        InputError, match=r"gold\.jsonl has labels that guidelines\.md lacks: slur; its labels"
    ):
        begin(study, file)
    assert not begun(study)


def test_a_text_that_is_there_twice_is_refused(study: Workspace, tmp_path: Path) -> None:
    twice = [record(name, "A brute.", (2, 7, "loaded_label")) for name in "ab"]
    with pytest.raises(InputError, match="'a' and 'b' have the same text; keep one of them"):
        begin(study, gold(tmp_path, *twice))


def test_a_file_that_is_not_there_is_said_to_be_missing(study: Workspace) -> None:
    with pytest.raises(InputError, match=r"nowhere\.jsonl cannot be read"):
        begin(study, "nowhere.jsonl")


def test_other_answers_are_taken_as_long_as_nobody_trains(study: Workspace, tmp_path: Path) -> None:
    begin(study, SAMPLES)
    place = begin(study, gold(tmp_path, record("a", "A brute.", (2, 7, "loaded_label"))))
    assert [article.text for article, _ in answers(place).values()] == ["A brute."]


def test_its_folder_is_closed_to_others(study: Workspace) -> None:
    place = begin(study, SAMPLES)
    if os.name == "posix":
        assert place.root.parent.stat().st_mode & 0o077 == 0
