"""A French word that is noun and adjective has one label: after an article people’s, else that of words."""

import pytest

from tests.rules.tagging import tagged


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le traître a fui.", [("traître", "loaded_label")]),
        ("Des fanatiques ont pris le port.", [("fanatiques", "loaded_label")]),
        ("Le conseil l’a traité de lâche.", [("lâche", "loaded_label")]),
        ("Les misérables du port ont fui.", [("misérables", "loaded_label")]),
        ("Un discours fanatique a été lu.", [("fanatique", "loaded_language")]),
        ("Ce lâche attentat a tué deux gardes.", [("lâche", "loaded_language")]),
        ("Les gardes sont hypocrites.", [("hypocrites", "loaded_language")]),
        ("C’est un fléau.", [("fléau", "loaded_language")]),
        ("Une officine de Tasmir a payé.", [("officine", "loaded_label")]),
    ],
)
def test_one_word_has_one_label(text: str, expected: list[tuple[str, str]]) -> None:
    tags = tagged(text, "fr", names=("loaded_label", "loaded_language")).tags
    assert [(each.text, each.label) for each in tags] == expected
