"""Two scripted coders on a real server: one passes the training, one fails and is let through on record."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from annotate.coding.qualification import OVERRIDDEN, PASSED
from annotate.errors import RefusedError, UsageError
from annotate.report.coders.lesson import page
from annotate.steps.pushing.push import push
from annotate.steps.team.assign import Wish, assign
from annotate.steps.team.coder_training import answers, training
from annotate.steps.team.qualify import target, trainees
from annotate.steps.team.train_coders import pull_training, train_coders, under_way
from annotate.studio.client import Studio
from annotate.workspace import Workspace
from tests.steps.sent import fill
from tests.steps.team_of_coders import code_of, numbered, project_of
from tests.studio.accounts import Colleague
from tests.studio.material import region
from tests.studio_server import STUDIO

pytestmark = STUDIO

WORDS = {"brutal": "loaded_language", "regime": "loaded_label"}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """Two rounds of articles with two spans each."""
    lines = []
    for number in range(24):
        text = f"Day {number}\n\nThe brutal regime denied it on day {number}."
        spans = [[at, at + len(word), label] for word, label in WORDS.items() if (at := text.index(word))]
        lines.append(json.dumps({"id": f"g{number}", "group": "g", "text": text, "spans": spans}))
    file = tmp_path / "gold.jsonl"
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


def code_all(workspace: Workspace, studio: Studio, who: Colleague, *words: str) -> int:
    """Submit every training article of a coder that is open, with these words marked; how many."""
    place = training(workspace)
    known = answers(place)
    tasks = [each for each in studio.task_states(project_of(place, who)) if not each.touched]
    for task in tasks:
        text = known[task.article_id][0].text
        at = {word: text.index(word) for word in words}
        who.submit(
            task.task_id, [region(f"n-{w}", WORDS[w], start, start + len(w)) for w, start in at.items()]
        )
    return len(tasks)


def test_who_passes_codes_on_and_who_fails_waits_until_the_lead_says_otherwise(
    workspace: Workspace, studio: Studio, local_server: object, gold: Path
) -> None:
    key = local_server.credentials.key  # type: ignore[attr-defined]
    with Colleague(studio, key) as ada, Colleague(studio, key) as ben:
        both = [ada.email, ben.email]
        fill(workspace, numbered(4))
        given = train_coders(workspace, studio, str(gold), both)
        assert list(given.articles.values()) == [12, 12]
        assert [each.assigned for each in given.pushed.shares] == [12, 12]
        again = train_coders(workspace, studio, str(gold), both)  # nothing was coded yet: nothing is new
        assert (list(again.articles.values()), again.pushed.sent, again.spent) == ([0, 0], 0, ())
        with pytest.raises(RefusedError, match="round 1: 0 of 12 articles done"):
            assign(workspace, studio, Wish(coders=both))

        assert code_all(workspace, studio, ada, "brutal", "regime") == 12
        assert code_all(workspace, studio, ben, "brutal") == 12
        pulled = pull_training(workspace, studio)
        assert pulled is not None
        assert (pulled.submitted, pulled.set_aside) == (24, ())
        a, b = code_of(workspace, ada), code_of(workspace, ben)
        with workspace.store() as store:
            assert (len(store.articles()), store.reviews(), under_way(workspace)) == (4, (), False)
            [ruling] = store.rulings("qualification")
            assert (ruling.about, ruling.value) == (a, PASSED)
            assert ruling.reason.startswith("round 1: span F1 1.00 (")
            found = {each.code: each for each in trainees(workspace, store)}
        [taken] = found[b].rounds
        assert taken.f1.value == pytest.approx(2 / 3)
        assert {(each.kind, each.label) for each in taken.slips} == {("missed", "loaded_label")}
        articles = {name: article for name, (article, _) in answers(training(workspace)).items()}
        lesson = page(found[b], articles, workspace.codebook(), target(workspace.config))
        assert "You missed 12" in lesson
        assert "Real articles wait." in lesson

        with pytest.raises(RefusedError) as refused:
            assign(workspace, studio, Wish(coders=both))
        assert f"not qualified yet: {ben.email.partition('@')[0]} (round 1: span F1 0.67" in str(
            refused.value
        )
        assert ada.email.partition("@")[0] not in str(refused.value)
        with workspace.store() as store:
            assert store.assignments() == ()
        assert len(assign(workspace, studio, Wish(coders=[ada.email])).rows) == 4

        more = train_coders(workspace, studio, str(gold), both)
        assert {each.code: number for each, number in more.articles.items()} == {a: 0, b: 12}
        assert code_all(workspace, studio, ben) == 12  # and this round is worse
        pull_training(workspace, studio)
        last = train_coders(workspace, studio, str(gold), [ben.email])
        assert [each.code for each in last.spent] == [b]

        fill(workspace, numbered(2, first=10))
        made = assign(workspace, studio, Wish(coders=both, override="she wrote the codebook"))
        assert {each.coder for each in made.rows} == {a, b}
        with workspace.store() as store:
            reasons = {each.about: (each.value, each.reason) for each in store.rulings("qualification")}
        assert reasons[b] == (OVERRIDDEN, "she wrote the codebook")
        assert push(workspace, studio).sent == 6
        with workspace.store() as store:  # training articles went nowhere near the study
            assert {each.article_id for each in store.tasks()} <= {each.id for each in store.articles()}


def test_another_gold_file_is_refused_once_coders_train(
    new_workspace: Callable[[], Workspace], studio: Studio, local_server: object, gold: Path
) -> None:
    workspace = new_workspace()
    with Colleague(studio, local_server.credentials.key) as ada:  # type: ignore[attr-defined]
        train_coders(workspace, studio, str(gold), [ada.email])
        other = gold.with_name("other.jsonl")
        other.write_text(gold.read_text(encoding="utf-8").replace("Day 0", "Day Nought"), encoding="utf-8")
        with pytest.raises(UsageError, match="coders already train with other answers than"):
            train_coders(workspace, studio, str(other), [ada.email])
