import re
from dataclasses import replace
from pathlib import Path

import pytest

from annotate.cli.all_summaries import deliver_all
from annotate.errors import MissingError, RefusedError
from annotate.steps.results.summary import made_of, summaries
from annotate.steps.tags.tag import tag
from annotate.workspace import Workspace
from tests.book import BOOK, as_next
from tests.steps.dam import DAM, RAIN, approve, both_read


@pytest.fixture
def desk(tmp_path: Path) -> Workspace:
    return both_read(tmp_path)


def test_an_untagged_article_has_no_summary(desk: Workspace) -> None:
    with pytest.raises(MissingError, match="annotate tag"):
        list(summaries(desk, [DAM.id]))


def test_a_summary_uses_the_stored_tags(desk: Workspace) -> None:
    tag(desk)
    (summary,) = summaries(desk, [DAM.id])
    with desk.store() as store:
        assert summary.tags == store.tags(DAM.id)
    assert summary.basis == "proposed"
    assert not summary.stale
    assert [each.outlet for each in summary.publications] == ["The Sarel Beacon", "The Sarel Beacon"]
    assert [each.article.id for each in summaries(desk, [], everything=True)] == sorted((DAM.id, RAIN.id))


def test_a_review_turns_counts_into_approved_ones(desk: Workspace) -> None:
    tag(desk)
    approve(desk)
    (summary,) = summaries(desk, [DAM.id])
    assert (summary.basis, summary.reviewers) == ("reviewed", ("R1",))
    assert [(each.text, each.status) for each in summary.evidence if each.label == "unattributed_claim"] == [
        ("Sources suggest", "approved")
    ]
    assert {each.status for each in summary.evidence} == {"approved", "rejected"}


def test_tags_of_other_rules_are_said_to_be_stale(desk: Workspace) -> None:
    tag(desk)
    guidelines = desk.root / "guidelines.md"
    text = guidelines.read_text(encoding="utf-8")
    first = text.index("\n## `")
    text = text[:first] + text[text.index("\n## `", first + 1) :]
    guidelines.write_text(as_next(text), encoding="utf-8")
    (summary,) = summaries(desk, [DAM.id])
    assert summary.stale


def test_a_codebook_that_changed_under_its_version_is_refused(desk: Workspace) -> None:
    tag(desk)
    guidelines = desk.root / "guidelines.md"
    text = guidelines.read_text(encoding="utf-8")
    first = text.index("\n## `")
    guidelines.write_text(text[:first] + text[text.index("\n## `", first + 1) :], encoding="utf-8")
    with pytest.raises(RefusedError, match=f"has changed since version {re.escape(BOOK.version)} was used"):
        list(summaries(desk, [DAM.id]))


def test_pages_are_the_same_from_any_number_of_processes_and_not_made_again(
    desk: Workspace, tmp_path: Path
) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    tag(desk)
    first = deliver_all(desk, "html", one)
    assert len(first.files) == 3
    deliver_all(desk, "html", two, jobs=2)
    assert {each.name: each.read_bytes() for each in one.glob("*.html")} == {
        each.name: each.read_bytes() for each in two.glob("*.html")
    }
    at = {each: each.stat().st_mtime_ns for each in first.files}
    assert deliver_all(desk, "html", one) == replace(first, unchanged=True)
    assert {each: each.stat().st_mtime_ns for each in first.files} == at
    right = first.files[1].read_bytes()
    first.files[1].write_text("touched")
    assert deliver_all(desk, "html", one) == first
    assert first.files[1].read_bytes() == right
    before = made_of(desk)
    approve(desk)
    assert made_of(desk) != before
    assert deliver_all(desk, "html", one, jobs=2) == first
    assert "1 reviewed" in first.files[1].read_text()


@pytest.mark.parametrize(
    ("was", "now"),
    [(f"Version: {BOOK.version}\n", "Version: 99.0\n"), ("colour: #FC6000", "colour: #FC6001")],
)
def test_pages_are_made_again_where_the_codebook_says_what_no_definition_does(
    desk: Workspace, was: str, now: str
) -> None:
    tag(desk)
    before, guidelines = made_of(desk), desk.root / "guidelines.md"
    text = guidelines.read_text(encoding="utf-8")
    assert was in text
    guidelines.write_text(text.replace(was, now), encoding="utf-8")
    assert made_of(desk) != before
