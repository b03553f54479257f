import pytest

from annotate.rules.phrase import phrase_rule
from tests.rules.tagging import reading
from tests.text.readings import reading_of

SO_CALLED = {"en": r"\bso-called ", "fr": r"\bsoi-disant "}


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The so-called peace plan failed.", "en", ["so-called peace plan"]),
        ("The so-called “plan for peace” failed.", "en", ["so-called “plan for peace”"]),
        ("The so-called Varenian plan failed.", "en", []),  # a name must not decide where it ends
        ("Le soi-disant accord de paix a échoué.", "fr", ["soi-disant accord de paix"]),
    ],
)
def test_the_noun_phrase_after_the_words(text: str, language: str, expected: list[str]) -> None:
    rule = phrase_rule(
        "x/y", language=language, pattern=SO_CALLED[language], triggers="so soi", effect="doubts"
    )
    found = list(rule.find(reading(text, language), 0))
    assert [text[each.start : each.end] for each in found] == expected
    assert all(each.reason == f"“{each.cue}” doubts." and not each.cue.endswith(" ") for each in found)
    assert rule.needs == "parse"


def test_without_a_parse_it_is_one_word() -> None:
    text = "The so-called peace plan failed."
    rule = phrase_rule("x/y", language="en", pattern=SO_CALLED["en"], triggers="so", effect="doubts")
    (found,) = rule.find(reading_of(text), 0)
    assert text[found.start : found.end] == "so-called peace"
