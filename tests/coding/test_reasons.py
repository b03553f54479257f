"""A codebook's section says why a wording was tagged, in the article's language."""

import pytest

from annotate.coding.markdown import MalformedError
from annotate.coding.reasons import Reason, explained, read
from annotate.errors import InputError
from annotate.rules.pattern import pattern_rule
from annotate.rules.rule import Label
from annotate.rules.tagger import tag
from annotate.rules.version import label_version
from annotate.text.pipeline import load
from annotate.text.reading import Reading
from tests.records import article

FISH = Label(
    name="fish",
    rules=tuple(
        pattern_rule(
            f"fish/{word}",
            language="fr",
            pattern=rf"\b{word}s?\b",
            triggers=f"{word} {word}s",
            effect="smells",
        )
        for word in ("hareng", "morue")
    ),
)
TEXT = "Les harengs ont vu la morue."


def reasons(*items: str) -> list[str]:
    """Why the fishes of `TEXT` are tagged where the codebook has these reasons."""
    labels = explained([FISH], {"fish": [read(7, item) for item in items]}, "book.md")
    reading = Reading(article(TEXT, language="fr"), load("fr"))
    (found,) = tag([reading], labels, codebook_version="", rules_version="")
    return [each.reason.replace("\u00a0", " ") for each in found.tags]


@pytest.mark.parametrize(
    ("item", "reason"),
    [
        ("fr: sent le poisson.", Reason(language="fr", kinds=(), effect="sent le poisson")),
        ("fr hareng: sent", Reason(language="fr", kinds=("hareng",), effect="sent")),
        ("fr hareng, morue: dit : ça", Reason(language="fr", kinds=("hareng", "morue"), effect="dit : ça")),
    ],
)
def test_a_reason_is_of_a_language_and_perhaps_of_some_rules(item: str, reason: Reason) -> None:
    assert read(7, item) == reason


@pytest.mark.parametrize(
    "item", ["sent le poisson", "french: sent", "fr Hareng: sent", "fr:", "fr: …", "fr:x"]
)
def test_what_is_no_reason_is_refused_with_how_one_is_written(item: str) -> None:
    with pytest.raises(MalformedError, match="is no reason; write it like '- fr: …' for all rules"):
        read(7, item)


def test_a_tag_has_the_reason_of_its_rule_then_of_its_label_then_of_the_program() -> None:
    assert reasons("fr: sent", "fr morue: sèche") == ["« harengs » sent.", "« morue » sèche."]
    assert reasons("fr morue: sèche") == ["“harengs” smells.", "« morue » sèche."]
    assert reasons("de: riecht", "en: reeks") == ["“harengs” smells.", "“morue” smells."]


def test_a_reason_for_a_rule_that_is_not_there_is_refused_where_the_label_has_rules() -> None:
    with pytest.raises(InputError) as caught:
        reasons("fr morrue: sèche")
    assert str(caught.value) == (
        "book.md, line 7: fish has no rule 'morrue' to give a reason for; allowed: hareng, morue"
    )
    bare = Label(name="fish")
    assert explained([bare], {"fish": [read(7, "fr morrue: sèche")]}, "book.md") == (bare,)


def test_tags_are_stale_when_a_reason_in_their_language_changes() -> None:
    def version(item: str, code: str) -> str:
        (label,) = explained([FISH], {"fish": [read(7, item)]}, "book.md")
        return label_version(label, load(code))

    assert version("fr: sent", "fr") != version("fr: pue", "fr")
    assert version("fr: sent", "en") == version("fr: pue", "en")
