import re
from pathlib import Path

import pytest

from annotate.coding.reviews import newest
from annotate.samples import samples
from annotate.steps.upkeep.demo import HELD_BACK, OF_TEAM, TEAM
from annotate.workspace import Workspace
from tests.command import annotate


@pytest.mark.studio
@pytest.mark.slow
@pytest.mark.xdist_group("demo")
def test_one_round_ends_in_a_promotion_and_the_one_with_wrong_labels_in_a_refusal(tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    done = annotate("demo", str(folder))
    assert done.returncode == 0, done.stdout + done.stderr
    steps = [line.split()[0] for line in done.stdout.splitlines() if line[:1] != " "]
    assert steps == [
        "init",
        "add",
        "tag",
        "studio",
        "push",
        "review",
        "pull",
        "train",
        "gate",
        "tag",
        "push",
        "review",
        "pull",
        "train",
        "gate",
        "pull",
        "assign",
        "agree",
        "settle",
        "summary",
    ]
    first, second = re.findall(r"^gate +(\w+)", done.stdout, re.M)
    assert (first, second) == ("promoted", "refused")
    assert "a scripted reviewer, not a person" in done.stdout
    pages = [str(path) for path in (folder / "summaries").glob("*.html") if path.name != "index.html"]
    assert len(pages) == len(samples())
    with Workspace.at(folder).store() as store:  # the wrong answers count nowhere in what is left behind
        assert len(newest(store.reviews())) == len(samples()) - HELD_BACK
    assert f"assign   {OF_TEAM} articles to two scripted coders each, 3 of them without tags" in done.stdout
    assert f"agree    {OF_TEAM} articles coded twice" in done.stdout
    assert re.search(r"^         all labels +0\.\d\d \(0\.\d\d to 1\.00\)$", done.stdout, re.M)
    assert "settle   a scripted adjudicator settled 1 of 4 disputed articles" in done.stdout
    with Workspace.at(folder / TEAM).store() as store:
        assert [each.purpose for each in store.reviews()].count("adjudication") == 1
    assert re.findall(r"^Open a page in a browser: +(.*)$", done.stderr, re.M)[0] in pages
    assert re.findall(r"^All pages: +(.*)$", done.stderr, re.M) == [str(folder / "summaries" / "index.html")]
    log = (folder / ".annotate" / "label-studio.log").read_text(errors="replace")
    secrets = (folder / ".annotate" / "label-studio.json").read_text()
    for secret in re.findall(r'"(?:password|key)": "(.*?)"', secrets):
        assert secret not in log + done.stdout + done.stderr


def test_a_folder_that_exists_is_left_alone(tmp_path: Path) -> None:
    done = annotate("demo", str(tmp_path))
    assert done.returncode == 2
    assert "exists already: name another folder" in done.stderr
    assert list(tmp_path.iterdir()) == []
