"""`annotate agreement` as a person calls it: tables, JSON, a page, and what it refuses."""

import json
from pathlib import Path

import pytest

from annotate.workspace import Workspace
from tests.command import annotate, printed
from tests.steps.reviews.test_agreement import EXPERTS, FIRST, PUPPET, SECOND, code


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    workspace = Workspace.create(tmp_path_factory.mktemp("agreement") / "desk", seed=7)
    with workspace.store() as store, store.transaction():
        for each in (FIRST, SECOND):
            store.add_article(each)
    code(workspace, "r-1", PUPPET, EXPERTS)
    code(workspace, "r-2", PUPPET)
    code(workspace, "r-1", PUPPET, of=SECOND)
    code(workspace, "r-2", PUPPET, of=SECOND)
    return workspace.root


def test_the_tables_name_each_label_and_what_each_number_means(desk: Path) -> None:
    done = printed("agreement", folder=desk)
    lines = done.splitlines()
    assert lines[0] == "2 coders, and 2 articles coded by several of them."
    cells = next(line for line in lines if line.startswith("loaded_label")).split()
    assert cells[-3:] == ["0.80", "0.80", "2"]
    assert "not defined: no article was coded by two people" in next(
        line for line in lines if line.startswith("repetition")
    )
    assert "(unitizing alpha |uα, marked or not;" in done
    assert "Kappa" not in done


def test_all_adds_sentences_pairs_and_labels(desk: Path) -> None:
    done = printed("agreement", "--all", "--target", ".5", folder=desk)
    assert "r-1 and r-2" in done
    assert "kappa (95 % interval)" in done
    assert "Labels of words that several marked: not defined: what several people marked has one" in done
    assert "below 0.5" in done
    assert "below 0.8" not in done


def test_json_and_a_page(desk: Path, tmp_path: Path) -> None:
    found = json.loads(printed("agreement", "--format", "json", folder=desk))
    assert found["labels"]["loaded_label"]["f1_exact"]["value"] == 0.8
    assert [each["article"] for each in found["disagreements"]] == [FIRST.id]
    out = tmp_path / "page.html"
    done = annotate("agreement", "--format", "html", "--out", str(out), folder=desk)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", f"Wrote {out}\n")
    assert "Where coders differ" in out.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--target", "1.5"], "--target 1.5: an alpha to reach lies between 0 and 1"),
        (["--target", "nan"], "--target nan: an alpha to reach lies between 0 and 1"),
        (["--seed", "-1"], "--seed -1: give a whole number, 0 or more"),
        (["--out", "x.txt"], "--out is for --format html or json"),
        (["--label", "sneer"], "sneer"),
        (["nosucharticle"], "there is no article 'nosucharticle'"),
    ],
)
def test_what_it_does_not_take_is_said(desk: Path, words: list[str], said: str) -> None:
    assert said in printed("agreement", *words, folder=desk, code=2)


def test_a_workspace_without_reviews_has_nothing_to_compare(tmp_path: Path) -> None:
    Workspace.create(tmp_path / "desk", seed=1)
    done = printed("agreement", folder=tmp_path / "desk")
    assert done == (
        "0 coders, and no article that two of them coded: nothing can agree or differ yet.\n"
        "Nobody has coded anything, as far as was pulled: `annotate pull` fetches what people did.\n"
    )
    rows = json.loads(printed("agreement", "--format", "json", folder=tmp_path / "desk"))["labels"].values()
    assert {each["alpha"]["reason"] for each in rows} == {"no article was coded by two people"}
