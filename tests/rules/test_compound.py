import pytest

from annotate.rules.compound import compounds
from tests.rules.tagging import spans, tagged


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("An oligarch-coddling, scandal-mired mayor.", ["oligarch-coddling", "scandal-mired"]),
        ("Hate-soaked words of power-thirsty men.", ["Hate-soaked", "power-thirsty"]),
        ("A lies-filled paper.", ["lies-filled"]),
        ("A harbour-killing, growth-sapping toll.", ["growth-sapping"]),
        ("A stomach-curdling speech.", ["stomach-curdling"]),
        ("Pudding-headed, flint-hearted, mob-minded, po-faced, venom-tongued.",
         ["Pudding-headed", "flint-hearted", "mob-minded", "po-faced", "venom-tongued"]),
        ("A rain-soaked, sun-drenched, moss-filled yard.", []),
        ("A red-headed, left-handed, open-minded, warm-hearted, blue-eyed clerk.", []),
        ("Ancestor-worshipping islanders, land-hungry farmers, a talk on body-shaming.", []),
        ("Energy-hungry plants and drug-peddling on the quay.", []),
        ("Fish-mongering, square-bashing and anti-hate-filled.", []),
    ],
)  # fmt: skip
def test_last_parts_judge_after_certain_first_parts(sentence: str, expected: list[str]) -> None:
    assert [sentence[hit.start : hit.end] for hit in compounds(sentence)] == expected


def test_they_are_tagged_and_denied_like_the_words_of_the_list() -> None:
    assert spans("A grievance-stoked speech.", "loaded_language") == ["grievance-stoked"]
    denied = tagged("The speech was not grievance-stoked.", names=("loaded_language",))
    assert (denied.tags, [tag.text for tag in denied.denied]) == ((), ["grievance-stoked"])
