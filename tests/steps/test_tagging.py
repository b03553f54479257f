import json
from dataclasses import replace
from pathlib import Path

import pytest

from annotate.coding.codebook import load
from annotate.errors import InputError
from annotate.packaged import packaged
from annotate.steps.tagging import tagger
from tests.records import article

BOOK = load(packaged("guidelines.md"))
SOURCES = article("Sources suggest that Varenia may follow.")


def test_articles_come_back_in_the_order_given_whatever_their_language() -> None:
    french = article("Des observateurs estiment que la Varénie suivra.", language="fr")
    found = tagger(BOOK)([french, SOURCES])
    assert [each.article for each in found] == [french, SOURCES]
    assert "Sources suggest" in [tag.text for tag in found[1].tags]
    assert {tag.codebook_version for each in found for tag in each.tags} == {BOOK.version}


def test_a_new_definition_of_one_label_makes_no_other_stale() -> None:
    label = replace(BOOK["loaded_label"], definition="Another noun.")
    changed = replace(BOOK, labels=tuple(label if each.name == label.name else each for each in BOOK.labels))
    before, after = (json.loads(tagger(book).version("en"))["labels"] for book in (BOOK, changed))
    assert {name for name in before if before[name] != after[name]} == {"loaded_label"}


def test_rules_of_labels_that_the_codebook_lacks_are_left_out() -> None:
    some = replace(BOOK, labels=(BOOK["loaded_label"],))
    assert tagger(some).searches("en") == {"loaded_label"}


def test_a_rule_that_there_is_not_is_named_with_its_file() -> None:
    with pytest.raises(InputError, match=r"desk\.toml: rules\.'loaded_label/none' is no rule"):
        tagger(BOOK, rules={"loaded_label/none": True}, settings=Path("desk.toml"))
