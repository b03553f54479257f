import pytest

from annotate.rules.attested import attested
from tests.rules.hits import hit
from tests.rules.tagging import reading


@pytest.mark.parametrize(
    ("text", "word", "language", "found"),
    [
        ("He is a convicted war criminal.", "war criminal", "en", True),
        ("The war criminal was sentenced by a court.", "war criminal", "en", True),
        ("Un criminel de guerre condamné par la cour.", "criminel de guerre", "fr", True),
        ("He was never convicted as a war criminal.", "war criminal", "en", False),
        ("He was convicted; the war criminal left.", "war criminal", "en", False),
        ("An accused war criminal left.", "war criminal", "en", False),
        ("A convicted thug left.", "thug", "en", False),  # no statute defines it
    ],
)
def test_a_term_of_law_beside_a_verdict(text: str, word: str, language: str, found: bool) -> None:
    assert attested(reading(text, language), 0, hit(text, word)) is found
