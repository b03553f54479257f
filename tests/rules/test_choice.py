from pathlib import Path

import pytest

from annotate.errors import InputError
from annotate.labels import labels
from annotate.rules.choice import chosen
from annotate.rules.tagger import tag
from annotate.rules.version import rules_version
from annotate.text.pipeline import load
from tests.rules.tagging import reading

TEXT = "Many clubs own a boat. Critics say the toll is high."
QUANTITY, GROUP = "unattributed_claim/vague_quantity", "unattributed_claim/vague_group"
CLAIM = labels(("unattributed_claim", "loaded_label"))


def _tags(choice: dict[str, bool]) -> list[tuple[str, tuple[str, ...]]]:
    known = chosen(CLAIM, choice, Path("annotate.toml"))
    (found,) = tag([reading(TEXT)], known, codebook_version="", rules_version="")
    return [(each.text, each.rules) for each in found.tags]


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        ({}, [("Critics say", (GROUP,))]),
        ({QUANTITY: True}, [("Many", (QUANTITY,)), ("Critics say", (GROUP,))]),
        ({QUANTITY: True, GROUP: False}, [("Many", (QUANTITY,))]),
        ({GROUP: False}, []),
    ],
)
def test_rules_run_as_they_are_chosen(
    choice: dict[str, bool], expected: list[tuple[str, tuple[str, ...]]]
) -> None:
    assert _tags(choice) == expected


def test_the_version_of_the_rules_is_that_of_those_that_run() -> None:
    versions = {
        rules_version(chosen(CLAIM, choice, Path("annotate.toml")), load("en"))
        for choice in ({}, {QUANTITY: True}, {GROUP: False})
    }
    assert len(versions) == 3
    assert rules_version(chosen(CLAIM, {QUANTITY: False}, Path("annotate.toml")), load("en")) in versions


@pytest.mark.parametrize(
    ("name", "allowed"),
    [
        (
            "unattributed_claim/many",
            "unattributed_claim/anonymous_source, unattributed_claim/vague_group, "
            "unattributed_claim/agentless_passive, unattributed_claim/expectation, "
            "unattributed_claim/hearsay, unattributed_claim/hearsay_conditional, "
            "unattributed_claim/vague_quantity$",
        ),
        ("many", "unattributed_claim/anonymous_source, .*, loaded_label/"),
    ],
)
def test_a_rule_that_there_is_not_is_named_with_its_file_and_those_there_are(name: str, allowed: str) -> None:
    with pytest.raises(
        InputError, match=rf"^annotate.toml: rules.'{name}' is not a rule here; allowed: {allowed}"
    ):
        chosen(CLAIM, {name: True}, Path("annotate.toml"))
