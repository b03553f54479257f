"""The expression that tagging is measured beside finds whole terms, the longest there is."""

from benchmarks.peers import terms


def test_one_expression_finds_all_terms_and_no_part_of_a_word() -> None:
    assert terms().findall("the regime of thugs on a witch hunt, regimented, thuggery") == [
        "regime",
        "thugs",
        "witch hunt",
        "thuggery",
    ]
