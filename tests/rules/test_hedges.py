"""The month of May, the might of arms and what somebody was able to do: no hedges, beside hedges."""

import re

import pytest

from annotate.rules.hedges import month, past_ability, strength


def parted(sentence: str) -> tuple[str, str, str]:
    """What stands before the modal in braces, the modal, and what stands after it."""
    found = re.fullmatch(r"(.*)\{(\w+)\}(.*)", sentence)
    assert found is not None
    return found[1], found[2], found[3]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The dam opened in {May}.", True),
        ("{May} 14 was a Sunday.", True),
        ("{May} and June were dry.", True),
        ("Of the 3rd of {May}, nobody spoke.", True),
        ("The minister met President {May} there.", True),
        ("He said {May} was too late.", True),
        ("{May} the best side win.", False),  # a capital that opens a sentence
        ("“{May} I come in?”", False),
        ("The dam {may} burst in May.", False),
        ("On Monday it {may} rain.", False),
    ],
)
def test_the_month(sentence: str, expected: bool) -> None:
    assert month(*parted(sentence)) is expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The {might} of the fleet was gone.", True),
        ("All their military {might} was there.", True),
        ("By right and {might} they ruled.", True),
        ("The fleet {might} sail.", False),
        ("What they have {might} be enough.", False),
    ],
)
def test_power(sentence: str, expected: bool) -> None:
    before, _, _ = parted(sentence)
    assert strength(before) is expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("They {could} not find the key.", True),
        ("They {could}n’t find the key.", True),
        ("She {could} barely stand.", True),
        ("He ran as fast as he {could} run.", True),
        ("Before anybody {could} speak, it fell.", True),
        ("As a boy he {could} swim.", True),
        ("When she was ill, she {could} sleep.", True),
        ("The dam {could} burst within weeks.", False),
        ("The dam {could} notably weaken.", False),
        ("This boy {could} win.", False),
    ],
)
def test_what_somebody_was_able_to_do(sentence: str, expected: bool) -> None:
    before, _, after = parted(sentence)
    assert past_ability(before, after) is expected
