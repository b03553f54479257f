"""A user's own label and a user's own words, from a fresh workspace, through the command line alone."""

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from annotate.studio.page import page
from annotate.workspace import Workspace
from tests.book import BOOK, as_next
from tests.command import printed

SECTION = """
## `belittling` Belittling

A word makes a person or a group small.

### Questions

1. Is somebody made small?

### Examples

- en: The [[princelings]] of Port Lunn complained. *(rulers made small)*
"""
ARTICLE = """Harbour talks stall

Talks about the harbour of Port Lunn broke off on Monday. The princelings of the valley left early, and a
Princeling of the coast stayed. Princely sums were named.
"""


def row(desk: Path) -> dict[str, Any]:
    """The label's row in the summary of the article, by voice."""
    summary = json.loads(printed("summary", "--all", "--format", "json", folder=desk))
    voices: dict[str, Any] = summary["summary"]["labels"]["belittling"]
    return voices


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A fresh workspace whose codebook has one more label, with an article."""
    printed("init", "desk", folder=tmp_path)
    (tmp_path / "talks.txt").write_text(ARTICLE, encoding="utf-8")
    book = tmp_path / "desk" / "guidelines.md"
    text = as_next(book.read_text(encoding="utf-8"))
    book.write_text(text.rstrip("\n") + "\n" + SECTION, encoding="utf-8")
    printed("add", "../talks.txt", folder=tmp_path / "desk")
    return tmp_path / "desk"


def test_a_label_works_from_the_codebook_alone(desk: Path) -> None:
    printed("tag", folder=desk)
    (controls,) = ElementTree.fromstring(page(Workspace.at(desk).codebook())).iter("Labels")
    names = [each.get("value") for each in controls]
    assert names == [*BOOK.names, "belittling"]
    assert printed("labels", "belittling", folder=desk).splitlines()[2].startswith("▌ belittling  Belittling")
    assert row(desk)["outlet"]["proposed"] == 0


def test_own_words_are_tagged_exactly_by_a_rule_of_their_own(desk: Path) -> None:
    words = "# columns: term, pos\n# language: en\nprinceling\tNOUN\n"
    folder = desk / "data" / "lexicons"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "belittling.tsv").write_text(words, encoding="utf-8")
    printed("tag", folder=desk)
    lines = printed("export", "tags", "--format", "jsonl", folder=desk).splitlines()
    found = [tag for tag in map(json.loads, lines) if tag["label"] == "belittling"]
    assert [(tag["text"], tag["rules"], tag["voice"], tag["place"]) for tag in found] == [
        ("princelings", ["belittling/user_lexicon"], "outlet", "body"),
        ("Princeling", ["belittling/user_lexicon"], "outlet", "body"),
    ]
    with Workspace.at(desk).store() as store:
        (article,) = store.articles()
    assert [article.text[tag["start"] : tag["end"]] for tag in found] == ["princelings", "Princeling"]
    assert row(desk)["outlet"]["proposed"] == 2
    said = printed("explain", found[0]["id"], folder=desk)
    assert "belittling/user_lexicon" in said
    assert "A word makes a person or a group small." in said
    assert "belittling/user_lexicon" in printed("labels", "belittling", "--precision", folder=desk)


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        (
            "belittling.tsv",
            "# columns: term\nprinceling\nsatrap\tNOUN\n",
            "belittling.tsv, line 3: 2 cells, the first 'satrap'; allowed are up to 1 separated by tabs",
        ),
        (
            "belittling.tsv",
            "# columns: term, pos\nprinceling\tNOON\n",
            "belittling.tsv, line 2: 'princeling' has the part of speech 'NOON'; allowed are NOUN, VERB,",
        ),
        (
            "belitling.tsv",
            "# columns: term\nprinceling\n",
            "belitling.tsv is for the label 'belitling', which is not in the codebook",
        ),
    ],
)
def test_a_malformed_word_list_is_refused_with_file_place_and_fix(
    desk: Path, name: str, content: str, says: str
) -> None:
    folder = desk / "data" / "lexicons"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(content, encoding="utf-8")
    said = printed("tag", folder=desk, code=3)
    assert said.startswith("annotate: ")
    assert says in said
    assert "Traceback" not in said
