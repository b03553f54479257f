import pytest

from benchmarks.hedges import hedges


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Prices may rise if the harvest fails.", [("may", "modal"), ("if", "condition")]),
        ("It is unclear whether the pact will hold.", [("unclear", "modal"), ("whether", "investigation")]),
        ("She is believed to live abroad.", [("believed", "belief")]),
        ("They would leave if the port closed.", [("would", "modal"), ("if", "condition")]),
        ("The talks begin in May.", []),
        ("May 4 is a holiday.", []),
        ("May was cold and wet that year, and May will be again.", [("May", "modal")]),
        ("The might of the fleet is known.", []),
        ("They could not find the key.", []),
        ("She would often walk to the harbour.", []),
        ("Answer as soon as possible.", []),
    ],
)
def test_cues(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert [(sentence[each.start : each.end], each.kind) for each in hedges(sentence)] == expected
