import pytest

from annotate.rules.coordination import before_conjuncts


@pytest.mark.parametrize(
    ("language", "before", "word", "after", "expected"),
    [
        ("en", "not a liar and a ", "crook", ".", ["not "]),
        (
            "en",
            "not a thief, a cheat, a liar or a ",
            "crook",
            ".",
            ["not a thief, a cheat, ", "not a thief, ", "not "],
        ),
        ("en", "not a liar, a ", "crook", " or a cheat.", ["not "]),
        ("en", "not a liar, a ", "crook", ".", []),
        ("en", "not a liar, or a ", "crook", ".", ["not "]),
        ("en", "not kind, and ", "brutal", " to a fault.", []),
        ("en", "not kind and ", "brutal", " to a fault.", ["not "]),
        ("en", "not a liar and ", "crooks", ".", []),
        ("en", "not liars and ", "crooks", " fled.", []),
        ("en", "not thugs, liars, and ", "crooks", ".", ["not thugs, ", "not "]),
        ("en", "not a thug, a liar, and a ", "crook", ".", ["not a thug, ", "not "]),
        ("en", "not liars, and ", "crooks", ".", []),
        ("en", "not liars and ", "crooks", ", he said.", ["not "]),
        ("fr", "pas un menteur ou un ", "escroc", ".", ["pas "]),
        ("fr", "pas d’escrocs ni d’", "ivrognes", ".", ["pas "]),
        ("fr", "pas un menteur ou ", "escroc", " dit.", []),
        ("de", "kein Dieb und ", "Betrüger", ".", []),
    ],
)
def test_what_stands_before_each_conjunct(
    language: str, before: str, word: str, after: str, expected: list[str]
) -> None:
    assert list(before_conjuncts(language, before, word, after)) == expected
