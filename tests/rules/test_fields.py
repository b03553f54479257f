from annotate.rules.fields import fields


def test_words_and_company_are_patterns_of_whole_words() -> None:
    (field,) = fields(sea=("wreck* à-la-d?rive", "ferry boat"))
    assert [
        bool(field.words.match(cue)) for cue in ("wrecked", "shipwreck", "à-la-dérive", "à-la-drive")
    ] == [
        True,
        False,
        True,
        False,
    ]
    assert [bool(field.company.match(word)) for word in ("boat", "boats", "boatman")] == [True, True, False]
