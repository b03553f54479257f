"""Who is called what by whom."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

from annotate.compare import targets_words as words
from annotate.compare.targets import COLUMNS, Calling, called, document, rows, telling
from annotate.report.summary import Summary
from annotate.workspace import Workspace
from tests import records
from tests.command import annotate, printed
from tests.report.examples import CODEBOOK, article, bare, summarise, tag
from tests.report.parsed import Page
from tests.steps.coded import filled

LABEL = "loaded_label"
TITLES = {label.name: label.title for label in CODEBOOK.labels}


def ran(outlet: str | None, text: str, **put: str) -> Summary:
    """An article of an outlet in which each of the words is put on somebody."""
    of = article(text, title="")
    tags = [
        tag(of, said, LABEL, target=of.span(text.index(on), text.index(on) + len(on)))
        for said, on in put.items()
    ]
    published = records.publication(of, "a.txt", outlet=outlet)
    return summarise(bare(of, tags, outlet=200), CODEBOOK, source="", publications=[published])


ASSAD = ran("A", "The tyrant Bashar al-Assad spoke.", tyrant="Bashar al-Assad")
SHORT = ran("A", "The butcher Assad spoke. The tyrant too.", butcher="Assad")
PLAIN = ran("B", "Mr Assad spoke in Algiers.")
ALGIERS = ran("B", "The clique in Algiers, unlike Algeria, spoke.", clique="Algiers")


def test_spellings_of_one_name_are_one_target_and_silence_has_a_denominator() -> None:
    found = called(telling(each, str(i)) for i, each in enumerate((ASSAD, SHORT, PLAIN, ALGIERS)))
    assert [(each.name, each.spellings) for each in found] == [
        ("Bashar al-Assad", ("assad", "bashar al-assad")),
        ("Algiers", ("algiers",)),
    ]
    assert found[0].callings == (
        Calling(
            outlet="A",
            stories=2,
            named=2,
            words={("loaded_label", "tyrant"): 1, ("loaded_label", "butcher"): 1},
        ),
        Calling(outlet="B", stories=0, named=1),
    )
    assert found[1].callings == (Calling(outlet="B", stories=1, named=2, words={(LABEL, "clique"): 1}),)
    low, high = found[0].callings[1].interval
    assert (low, round(high, 3)) == (0.0, 0.975)


def test_a_story_counts_once_and_what_is_quoted_or_has_no_outlet_does_not() -> None:
    again = [telling(ASSAD, "1"), telling(ASSAD, "1"), telling(replace(ASSAD, publications=()), "2")]
    (target,) = called(again)
    assert [(each.outlet, each.stories, each.named) for each in target.callings] == [("A", 1, 1)]
    quoted = replace(ASSAD.evidence[0], voice="quoted")
    assert called([telling(replace(ASSAD, evidence=(quoted,)), "1")]) == ()


def test_a_story_that_two_outlets_ran_is_one_story() -> None:
    (target,) = called(
        [telling(ASSAD, "1"), telling(ran("B", ASSAD.article.text, tyrant="Bashar al-Assad"), "1")]
    )
    assert ([each.stories for each in target.callings], target.stories) == ([1, 1], 1)
    assert words.lead([target]).startswith(
        "Most often “Bashar al-Assad”, by B in 1 of the 1 story naming it (3–100 %), as"
    )


def test_a_label_that_the_codebook_has_no_more_goes_by_its_name() -> None:
    found = called([telling(ASSAD, "1")])
    assert "“tyrant” loaded_label" in "\n".join(words.lines(found, {}))
    assert "loaded_label" in words.page(found, {})


def test_all_forms_say_the_same() -> None:
    found = called([telling(ASSAD, "1"), telling(ran("B", "Bashar al-Assad spoke."), "2")])
    text = "\n".join(words.lines(found, TITLES))
    said = "by A in 1 of the 1 story naming it (3–100 %), as “tyrant” above all."
    assert text.splitlines()[1].endswith(said)  # no count without what it is out of, and an interval
    assert "  A: 1 of 1 story (3–100 %)  “tyrant” loaded label\n  B: 0 of 1 story (0–98 %)" in text
    parsed = Page(words.page(found, TITLES))
    assert words.lead(found) in parsed.text
    cells = [attributes for name, attributes in parsed.elements if name == "td" and len(attributes) > 1]
    assert [each.get("class") for each in cells if each["data-name"] == "In the words"] == ["zero"]
    assert [row["wording"] for row in rows(found)] == ["tyrant", ""]
    assert [each["stories"] for each in document(found)["targets"][0]["outlets"]] == [1, 0]
    assert words.lead(()).startswith("Nobody is called anything")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("desk")
    filled(Workspace.create(folder, seed=1))
    return folder


def test_the_command_prints_each_form(desk: Path) -> None:
    assert "Port Sarel\n" in printed("compare", "--by", "target", folder=desk)
    table = csv.DictReader(io.StringIO(printed("compare", "--by", "target", "--format", "csv", folder=desk)))
    assert tuple(table.fieldnames or ()) == COLUMNS
    assert json.loads(printed("compare", "--by", "target", "--format", "json", folder=desk))["by"] == "target"
    printed("compare", "--by", "target", "--format", "html", "--out", "page.html", folder=desk)
    assert "Who is called what by whom" in (desk / "page.html").read_text(encoding="utf-8")
    assert annotate("compare", "--by", "target", "--methods", folder=desk).returncode == 2


def test_a_name_without_an_ending_is_a_folder_as_for_outlets(desk: Path) -> None:
    """A page beside that of the outlets, which it does not replace."""
    for by in ("outlet", "target"):
        printed("compare", "--by", by, "--format", "html", "--out", "comparison", folder=desk)
        refused = annotate("compare", "--by", by, "--format", "csv", "--out", "comparison", folder=desk)
        told = "annotate: --out comparison is a folder: only --format html fills one; name a file\n"
        assert (refused.returncode, refused.stderr) == (2, told)
    title = "<title>Who is called what by whom"
    assert title in (desk / "comparison" / "targets.html").read_text(encoding="utf-8")
    assert title not in (desk / "comparison" / "compare.html").read_text(encoding="utf-8")


def test_the_page_can_be_verified(desk: Path) -> None:
    page = desk / "targets.html"
    printed("compare", "--by", "target", "--format", "html", "--out", page.name, folder=desk)
    assert ": verified, all " in printed("compare", "--verify", page.name, folder=desk)
    page.write_text(page.read_text(encoding="utf-8").replace("1 of 1<", "7 of 9<", 1), encoding="utf-8")
    again = annotate("compare", "--verify", page.name, folder=desk)
    assert again.returncode == 1
    assert "the file says “7”, recomputed “1”" in again.stdout
